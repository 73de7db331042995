/**
 * The sounds of the weapons there are, for their rows in `weaponLooks.ts`: a shot of three layers (noise transient,
 * pitched body, filtered tail), its tick at a wall and at a body, its burst, and what is heard of it in flight.
 */

import { PRIORITY, type SoundRow } from './soundRow.ts';

const SHOT = { bus: 'effects', ducks: 'nothing', priority: PRIORITY.shot, pitchSpread: 0.04 } as const;
const TICK = { bus: 'effects', ducks: 'nothing', priority: PRIORITY.impact, pitchSpread: 0.04 } as const;

export interface WeaponSounds {
	shot: SoundRow;
	wall: SoundRow;
	body: SoundRow;
	/** In place of the ticks where a projectile bursts. */
	blast: SoundRow;
	/** Goes round for as long as an enemy's projectile flies near: a second of even noise. Undefined for none. */
	flight: SoundRow | undefined;
}

/** A burst: a crack, a roar that closes, debris. */
const BLAST: SoundRow = {
	...SHOT,
	levelDb: -18.5,
	layers: [
		{ source: 'noise', gain: 0.7, decay: 0.05, filter: { kind: 'high', hz: [2400, 2400], q: 0.7 } },
		{ source: 'noise', gain: 1, decay: 0.95, filter: { kind: 'low', hz: [3600, 110], q: 0.8 } },
		{ source: 'sine', gain: 1, hz: [92, 30], decay: 0.7, sweep: 0.3 },
		{ source: 'triangle', gain: 0.6, hz: [210, 60], decay: 0.25, sweep: 0.12 },
		{ source: 'noise', gain: 0.22, delay: 0.16, attack: 0.05, decay: 0.6, filter: { kind: 'band', hz: [3400, 900], q: 2.2 } },
	],
};

/** A descending zap. */
export const RAIL_SOUNDS: WeaponSounds = {
	shot: {
		...SHOT,
		levelDb: -20,
		layers: [
			{ source: 'noise', gain: 0.6, decay: 0.03, filter: { kind: 'high', hz: [3500, 3500], q: 0.7 } },
			{ source: 'sine', gain: 1, hz: [2100, 130], decay: 0.42, sweep: 0.22, fm: { ratio: 1.41, depth: [5, 0.4] } },
			{ source: 'sine', gain: 0.7, hz: [180, 52], decay: 0.2, sweep: 0.1 },
			{ source: 'noise', gain: 0.5, delay: 0.03, attack: 0.02, decay: 0.6, filter: { kind: 'band', hz: [2600, 320], q: 1.4 } },
		],
	},
	wall: {
		...TICK,
		levelDb: -29,
		layers: [
			{ source: 'noise', gain: 1, decay: 0.05, filter: { kind: 'high', hz: [2600, 2600], q: 0.7 } },
			{ source: 'noise', gain: 0.5, delay: 0.01, decay: 0.3, filter: { kind: 'band', hz: [5200, 1800], q: 3 } },
			{ source: 'triangle', gain: 0.5, hz: [300, 90], decay: 0.08 },
		],
	},
	body: {
		...TICK,
		levelDb: -27,
		layers: [
			{ source: 'noise', gain: 0.7, decay: 0.1, filter: { kind: 'low', hz: [2600, 400], q: 0.8 } },
			{ source: 'triangle', gain: 1, hz: [520, 110], decay: 0.14, sweep: 0.06 },
		],
	},
	blast: BLAST,
	flight: undefined,
};

/** Dry clicks: ten a second must not tire. */
export const RAPID_SOUNDS: WeaponSounds = {
	shot: {
		...SHOT,
		levelDb: -25,
		layers: [
			{ source: 'noise', gain: 0.7, decay: 0.014, filter: { kind: 'high', hz: [2200, 2200], q: 0.7 } },
			{ source: 'triangle', gain: 1, hz: [980, 210], decay: 0.05, sweep: 0.025 },
			{ source: 'noise', gain: 0.3, delay: 0.006, decay: 0.075, filter: { kind: 'low', hz: [3200, 700], q: 0.9 } },
		],
	},
	wall: {
		...TICK,
		levelDb: -34,
		layers: [
			{ source: 'noise', gain: 1, decay: 0.03, filter: { kind: 'band', hz: [4400, 3000], q: 1.2 } },
			{ source: 'triangle', gain: 0.3, hz: [1500, 900], decay: 0.03 },
		],
	},
	body: {
		...TICK,
		levelDb: -31,
		layers: [
			{ source: 'noise', gain: 0.8, decay: 0.05, filter: { kind: 'low', hz: [1300, 300], q: 0.8 } },
			{ source: 'triangle', gain: 1, hz: [310, 120], decay: 0.1, sweep: 0.05 },
		],
	},
	blast: BLAST,
	flight: undefined,
};

/** A slap of noise; its pellets patter. */
export const SCATTER_SOUNDS: WeaponSounds = {
	shot: {
		...SHOT,
		levelDb: -20.5,
		layers: [
			{ source: 'noise', gain: 0.8, decay: 0.022, filter: { kind: 'high', hz: [2800, 2800], q: 0.7 } },
			{ source: 'noise', gain: 1, decay: 0.1, filter: { kind: 'band', hz: [1700, 420], q: 0.9 } },
			{ source: 'triangle', gain: 0.8, hz: [260, 62], decay: 0.14, sweep: 0.05 },
			{ source: 'noise', gain: 0.4, delay: 0.025, attack: 0.01, decay: 0.38, filter: { kind: 'low', hz: [2400, 240], q: 0.8 } },
		],
	},
	wall: {
		...TICK,
		levelDb: -30,
		layers: [
			{ source: 'noise', gain: 1, decay: 0.025, filter: { kind: 'band', hz: [3800, 2800], q: 1.4 } },
			{ source: 'noise', gain: 0.8, delay: 0.021, decay: 0.025, filter: { kind: 'band', hz: [4700, 3600], q: 1.4 } },
			{ source: 'noise', gain: 0.7, delay: 0.049, decay: 0.03, filter: { kind: 'band', hz: [3100, 2400], q: 1.4 } },
			{ source: 'noise', gain: 0.4, delay: 0.085, decay: 0.04, filter: { kind: 'band', hz: [4200, 3000], q: 1.4 } },
		],
	},
	body: {
		...TICK,
		levelDb: -27,
		layers: [
			{ source: 'noise', gain: 1, decay: 0.07, filter: { kind: 'low', hz: [1700, 300], q: 0.8 } },
			{ source: 'noise', gain: 0.6, delay: 0.024, decay: 0.05, filter: { kind: 'low', hz: [1300, 300], q: 0.8 } },
			{ source: 'triangle', gain: 0.9, hz: [280, 100], decay: 0.12, sweep: 0.05 },
		],
	},
	blast: BLAST,
	flight: undefined,
};

/** A 60 Hz thump with a rumble; a hiss that says where it flies. */
export const ROCKET_SOUNDS: WeaponSounds = {
	...RAPID_SOUNDS,
	shot: {
		...SHOT,
		levelDb: -20.5,
		layers: [
			{ source: 'noise', gain: 0.5, decay: 0.03, filter: { kind: 'band', hz: [1800, 700], q: 0.8 } },
			{ source: 'sine', gain: 1.6, hz: [120, 58], decay: 0.4, sweep: 0.08 },
			{ source: 'triangle', gain: 0.5, hz: [240, 90], decay: 0.12, sweep: 0.06 },
			{ source: 'noise', gain: 0.8, attack: 0.02, decay: 0.55, filter: { kind: 'low', hz: [1100, 150], q: 0.9 } },
			{ source: 'noise', gain: 0.3, delay: 0.03, attack: 0.05, decay: 0.45, filter: { kind: 'band', hz: [1500, 3600], q: 1.2 } },
		],
	},
	flight: {
		bus: 'information',
		ducks: 'nothing',
		priority: PRIORITY.information,
		levelDb: -23,
		pitchSpread: 0,
		layers: [
			{ source: 'noise', gain: 1, attack: 0.02, hold: 1, decay: 0.05, filter: { kind: 'band', hz: [4600, 4600], q: 1.1 } },
			{ source: 'noise', gain: 0.7, attack: 0.02, hold: 1, decay: 0.05, filter: { kind: 'band', hz: [1500, 1500], q: 2.4 } },
			{ source: 'saw', gain: 0.12, hz: [90, 90], attack: 0.02, hold: 1, decay: 0.05, filter: { kind: 'low', hz: [500, 500], q: 0.8 } },
		],
	},
};

/** A swept whoosh; a cut where it meets a body. */
export const STRIKE_SOUNDS: WeaponSounds = {
	...RAPID_SOUNDS,
	shot: {
		...SHOT,
		levelDb: -22,
		layers: [
			{ source: 'noise', gain: 1, attack: 0.045, decay: 0.17, sweep: 0.11, filter: { kind: 'band', hz: [480, 3400], q: 2.1 } },
			{ source: 'noise', gain: 0.7, delay: 0.08, attack: 0.03, decay: 0.24, sweep: 0.2, filter: { kind: 'band', hz: [3600, 600], q: 1.6 } },
			{ source: 'sine', gain: 0.35, hz: [150, 330], attack: 0.03, decay: 0.16, sweep: 0.1 },
		],
	},
	body: {
		...TICK,
		levelDb: -25,
		layers: [
			{ source: 'noise', gain: 0.8, decay: 0.035, filter: { kind: 'high', hz: [3200, 3200], q: 0.8 } },
			{ source: 'sine', gain: 0.5, hz: [1480, 1390], decay: 0.16, fm: { ratio: 2.76, depth: [2.4, 0.2] } },
			{ source: 'triangle', gain: 1, hz: [360, 88], decay: 0.15, sweep: 0.06 },
		],
	},
};
