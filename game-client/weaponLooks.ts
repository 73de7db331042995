/** What each weapon looks like, by numbers: a row each, beside its row of numbers in `sim/weapons/registry.ts`. */

import type { WeaponId } from '../sim/weapons/registry.ts';
import type { FrameName } from './stage/atlas/bakeAtlas.ts';

export interface WeaponLook {
	/** Baked barrel, and how far a shot pushes it back, units. */
	barrel: FrameName;
	recoilUnits: number;
	flashUnits: number;
	flashMs: number;
	lightUnits: number;
	lightStrength: number;
	lightMs: number;
	/** Shake of the own camera, 0 to 1. */
	ownShake: number;
	sparks: number;
	scorchUnits: number;
}

export const WEAPON_LOOKS: Readonly<Record<WeaponId, WeaponLook>> = {
	rail: {
		barrel: 'rail',
		recoilUnits: 13,
		flashUnits: 92,
		flashMs: 130,
		lightUnits: 340,
		lightStrength: 0.62,
		lightMs: 260,
		ownShake: 0.34,
		sparks: 16,
		scorchUnits: 74,
	},
	rapid: {
		barrel: 'rapid',
		recoilUnits: 5,
		flashUnits: 58,
		flashMs: 70,
		lightUnits: 190,
		lightStrength: 0.36,
		lightMs: 90,
		ownShake: 0.1,
		sparks: 6,
		scorchUnits: 34,
	},
	scatter: {
		barrel: 'rapid',
		recoilUnits: 11,
		flashUnits: 96,
		flashMs: 100,
		lightUnits: 280,
		lightStrength: 0.5,
		lightMs: 140,
		ownShake: 0.26,
		sparks: 4,
		scorchUnits: 26,
	},
	rocket: {
		barrel: 'rail',
		recoilUnits: 12,
		flashUnits: 80,
		flashMs: 140,
		lightUnits: 420,
		lightStrength: 0.75,
		lightMs: 360,
		ownShake: 0.3,
		sparks: 26,
		scorchUnits: 150,
	},
	strike: {
		barrel: 'rapid',
		recoilUnits: -16,
		flashUnits: 0,
		flashMs: 0,
		lightUnits: 170,
		lightStrength: 0.35,
		lightMs: 130,
		ownShake: 0.12,
		sparks: 0,
		scorchUnits: 0,
	},
};
