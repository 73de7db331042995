/** Which band of range a distance lies in. */

import { BANDS } from './targets.ts';

/** Index into `BANDS`; nearer or farther than all belongs to the nearest or farthest. */
export function bandOf(distance: number): number {
	const index = BANDS.findIndex(({ most }) => distance < most);
	return index < 0 ? BANDS.length - 1 : index;
}
