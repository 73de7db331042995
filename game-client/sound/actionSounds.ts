/** What bodies do, heard where they are: it impresses more than it tells, so it gives way to information. */

import { PRIORITY, type SoundRow } from './soundRow.ts';

const ACTION = { bus: 'effects', ducks: 'nothing', priority: PRIORITY.action, pitchSpread: 0.04 } as const;

/** A step lies between 500 and 4000 Hz, where the music has next to nothing. */
const STEP_LAYERS: SoundRow['layers'] = [
	{ source: 'noise', gain: 1, decay: 0.05, filter: { kind: 'band', hz: [1900, 1100], q: 1.1 } },
	{ source: 'noise', gain: 0.6, delay: 0.035, decay: 0.04, filter: { kind: 'band', hz: [3000, 2200], q: 1.4 } },
	{ source: 'triangle', gain: 0.5, hz: [240, 120], decay: 0.05 },
];

export const ACTION_SOUNDS = {
	dash: {
		...ACTION,
		levelDb: -24,
		layers: [
			{ source: 'noise', gain: 1, attack: 0.06, decay: 0.26, sweep: 0.09, filter: { kind: 'band', hz: [350, 2600], q: 1.6 } },
			{ source: 'noise', gain: 0.6, delay: 0.09, attack: 0.03, decay: 0.3, filter: { kind: 'band', hz: [2600, 450], q: 1.2 } },
			{ source: 'sine', gain: 0.4, hz: [90, 210], attack: 0.02, decay: 0.16, sweep: 0.1 },
		],
	},
	/** Somebody else appears. */
	arrival: {
		...ACTION,
		levelDb: -29,
		layers: [
			{ source: 'sine', gain: 0.7, hz: [294, 1175], attack: 0.05, decay: 0.3, sweep: 0.2, fm: { ratio: 2, depth: [0.5, 2] } },
			{ source: 'noise', gain: 0.4, attack: 0.12, decay: 0.2, filter: { kind: 'band', hz: [900, 5000], q: 2 } },
		],
	},
	/** Somebody else is destroyed. */
	wreck: {
		...ACTION,
		levelDb: -23,
		layers: [
			{ source: 'noise', gain: 1, decay: 0.5, filter: { kind: 'low', hz: [3800, 180], q: 0.8 } },
			{ source: 'triangle', gain: 0.8, hz: [240, 42], decay: 0.4, sweep: 0.2 },
			{ source: 'noise', gain: 0.3, delay: 0.05, decay: 0.35, filter: { kind: 'band', hz: [5200, 2200], q: 3 } },
		],
	},
	/** Somebody else takes something from the floor. */
	otherPickup: {
		...ACTION,
		levelDb: -32,
		layers: [
			{ source: 'sine', gain: 1, hz: [587, 587], decay: 0.08 },
			{ source: 'sine', gain: 1, hz: [880, 880], delay: 0.05, decay: 0.12 },
		],
	},
	step: { ...ACTION, ducks: 'music', priority: PRIORITY.footstep, pitchSpread: 0.08, levelDb: -30, layers: STEP_LAYERS },
	ownStep: { ...ACTION, priority: PRIORITY.footstep, pitchSpread: 0.08, levelDb: -42, layers: STEP_LAYERS },
} as const satisfies Record<string, SoundRow>;
