/**
 * The four instruments of the music, each written at its own D and pitched by playing faster or slower. They keep out
 * of 500 to 4000 Hz, where footsteps and ticks are.
 */

import type { SoundRow } from './soundRow.ts';

const MUSIC = { bus: 'music', ducks: 'nothing', priority: 0, pitchSpread: 0 } as const;

export const MUSIC_SOUNDS = {
	/** D3, five seconds long; two strings a third of a percent apart beat slowly. */
	pad: {
		...MUSIC,
		levelDb: -23,
		layers: [
			{ source: 'saw', gain: 0.5, hz: [146.6, 146.6], attack: 1.6, hold: 1, decay: 4, filter: { kind: 'low', hz: [220, 340], q: 0.7 } },
			{ source: 'saw', gain: 0.5, hz: [147.1, 147.1], attack: 1.8, hold: 1, decay: 4, filter: { kind: 'low', hz: [200, 320], q: 0.7 } },
		],
	},
	/** D2. */
	bass: {
		...MUSIC,
		levelDb: -21,
		layers: [
			{ source: 'triangle', gain: 1, hz: [73.4, 73.4], attack: 0.005, decay: 0.45 },
			{ source: 'saw', gain: 0.5, hz: [73.4, 73.4], attack: 0.005, decay: 0.3, filter: { kind: 'low', hz: [380, 110], q: 0.8 } },
		],
	},
	hat: {
		...MUSIC,
		levelDb: -31,
		layers: [{ source: 'noise', gain: 1, decay: 0.045, filter: { kind: 'high', hz: [9000, 9000], q: 0.9 } }],
	},
	/** D4: only where nobody runs. */
	bell: {
		...MUSIC,
		levelDb: -27,
		layers: [{ source: 'sine', gain: 1, hz: [293.7, 293.7], attack: 0.01, decay: 1.4, fm: { ratio: 3, depth: [0.8, 0.05] } }],
	},
} as const satisfies Record<string, SoundRow>;
