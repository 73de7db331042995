/** How long a sound of the tables lasts. */

import type { SoundRow } from '../../game-client/sound/soundRow.ts';

/** Until its last layer has fallen by 60 dB, ms. */
export function soundMs({ layers }: SoundRow): number {
	const ends = layers.map(({ delay = 0, attack = 0, hold = 0, decay }) => delay + attack + hold + decay);
	return Math.round(Math.max(...ends) * 1000);
}
