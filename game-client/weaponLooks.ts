/**
 * What each weapon looks and sounds like: a row each, beside its row of numbers in `sim/weapons/registry.ts`. What a row
 * leaves out is the usual of its way of firing (`defineLook.ts`).
 */

import type { WeaponId } from '../sim/weapons/registry.ts';
import { defineLook, type WeaponLook } from './defineLook.ts';
import { ROCKET_SOUNDS } from './sound/weaponSounds.ts';

const LOOKS = {
	/** Two long rails with a gap, a thin white line, a helix that lingers. */
	rail: defineLook('beam', {
		barrel: [
			{ from: 4, to: 37, width: 3.2, aside: 3.6, tone: 'bright' },
			{ from: 6, to: 21, width: 12.4 },
			{ from: 22, to: 34, width: 1.8, tone: 'dark' },
		],
		recoilUnits: 13,
		flash: { units: 92, ms: 130 },
		light: { units: 340, strength: 0.62, ms: 260 },
		ownShake: 0.34,
		sparks: 16,
		scorchUnits: 74,
		signature: { kind: 'beam', lineMs: 300, helixMs: 850, helixUnits: 13 },
	}),
	/** Short with a wide muzzle; a stream of darts. */
	rapid: defineLook('projectile', {
		barrel: [
			{ from: 6, to: 23, width: 10.8 },
			{ from: 10, to: 11.6, width: 8, tone: 'dark' },
			{ from: 14, to: 15.6, width: 8, tone: 'dark' },
			{ from: 22, to: 30.5, width: 14.8, tone: 'bright' },
			{ from: 26, to: 27.4, width: 11, tone: 'dark' },
		],
		recoilUnits: 5,
		flash: { units: 58, ms: 70 },
		light: { units: 190, strength: 0.36, ms: 90 },
		ownShake: 0.1,
		scorchUnits: 34,
		signature: { kind: 'dart', units: 36, trailUnits: 78 },
	}),
	/** A trumpet; a fan of short tracers. */
	scatter: defineLook('pellets', {
		barrel: [
			{ from: 6, to: 20, width: 12 },
			{ from: 18, to: 33, width: 10, endWidth: 23, tone: 'bright' },
			{ from: 22, to: 33, width: 1.4, endWidth: 2.6, aside: 4.2, tone: 'dark' },
			{ from: 22, to: 33, width: 1.4, endWidth: 2.6, tone: 'dark' },
		],
		recoilUnits: 12,
		flash: { units: 112, ms: 110 },
		light: { units: 300, strength: 0.52, ms: 150 },
		ownShake: 0.28,
		sparks: 5,
		scorchUnits: 28,
		signature: { kind: 'tracers', lengthUnits: 96, unitsPerSec: 3400, lineMs: 170 },
	}),
	/** A thick tube; a body with a flame, smoke, and a burst with a ring as wide as it hurts. */
	rocket: defineLook('projectile', {
		icon: 'M8 16 6 14l7-7c2.4-2.4 5-3.2 8-3 .2 3-.6 5.6-3 8l-7 7ZM6.5 17.5 3 21M8.2 11.8 4 11.5M12.2 15.8l.3 4.2',
		barrel: [
			{ from: 0, to: 34, width: 17 },
			{ from: 8, to: 26, width: 2, aside: 5, tone: 'dark' },
			{ from: 29, to: 37, width: 20, tone: 'bright' },
			{ from: 34, to: 37, width: 12, tone: 'dark' },
		],
		recoilUnits: 10,
		flash: { units: 84, ms: 140 },
		light: { units: 300, strength: 0.5, ms: 220 },
		ownShake: 0.3,
		signature: {
			kind: 'rocket',
			units: 44,
			flameUnits: 58,
			smokeGapUnits: 17,
			smokeMs: 780,
			lightUnits: 230,
			lightStrength: 0.5,
		},
		sound: ROCKET_SOUNDS,
	}),
	/** Two blades that thrust forward; a swept arc. */
	strike: defineLook('melee', {
		barrel: [
			{ from: 2, to: 12, width: 28 },
			{ from: 6, to: 42, width: 10, endWidth: 0.5, aside: 11, tone: 'bright' },
		],
		recoilUnits: -13,
		light: { units: 190, strength: 0.4, ms: 150 },
		signature: { kind: 'arc', sweepMs: 110, fadeMs: 260 },
	}),
} as const satisfies Record<WeaponId, WeaponLook>;

export const WEAPON_LOOKS: Readonly<Record<WeaponId, WeaponLook>> = LOOKS;
