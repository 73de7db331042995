/**
 * What each weapon sounds like: a shot of three layers (noise transient, pitched body, filtered tail), its tick at a
 * wall and at a body. Played by `eventSounds.ts`.
 */

import type { WeaponId } from '../../sim/weapons/registry.ts';
import { PRIORITY, type SoundRow } from './soundRow.ts';

const SHOT = { bus: 'effects', ducks: 'nothing', priority: PRIORITY.shot, pitchSpread: 0.04 } as const;
const TICK = { bus: 'effects', ducks: 'nothing', priority: PRIORITY.impact, pitchSpread: 0.04 } as const;

export interface WeaponSounds {
	[part: string]: SoundRow;
	shot: SoundRow;
	wall: SoundRow;
	body: SoundRow;
}

const BASIC = {
	/** A descending zap. */
	rail: {
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
	},
	/** Dry clicks: ten a second must not tire. */
	rapid: {
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
	},
} as const satisfies Record<string, WeaponSounds>;

export const WEAPON_SOUNDS: Readonly<Record<WeaponId, WeaponSounds>> = {
	...BASIC,
	scatter: BASIC.rapid,
	rocket: BASIC.rail,
	strike: BASIC.rapid,
};
