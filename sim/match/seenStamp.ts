/** Which instant a shooter's stamp means: frames carry its low 16 bits. Used by `Seat`. */

import { SEEN_PARTS } from '../command.ts';

/**
 * The full instant (8ths of a tick) that the low 16 bits of a stamp mean, at most `presentTick` and at most
 * `maxBehindParts` before it: what is older or in the future is taken as the nearest that is allowed.
 */
export function expandSeen(seen: number, presentTick: number, maxBehindParts: number): number {
	const present = presentTick * SEEN_PARTS;
	if (seen === 0) return 0;
	const behind = (present - seen) & 0xffff;
	if (behind >= 0x8000) return present;
	return present - Math.min(behind, maxBehindParts);
}
