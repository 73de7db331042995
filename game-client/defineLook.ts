/**
 * What a weapon is to eyes and ears, and what its way of firing gives it where its row in `weaponLooks.ts` says nothing.
 * Drawn by `stage/`, heard through `sound/`, shown as an icon by the HUD.
 */

import type { WayOfFiring } from '../sim/weapons/weapon.ts';
import { RAIL_SOUNDS, RAPID_SOUNDS, SCATTER_SOUNDS, STRIKE_SOUNDS, type WeaponSounds } from './sound/weaponSounds.ts';

/** A part of a barrel seen from above; units from the middle of the body, the muzzle to +x. */
export interface BarrelPart {
	from: number;
	to: number;
	/** Across, at `from` and at `to`; the same unless told. */
	width: number;
	endWidth?: number;
	/** Distance from the middle line; such a part is there on both sides. */
	aside?: number;
	/** `dark` is a slit or a bore, without an outline. */
	tone?: 'bright' | 'steel' | 'dark';
}

/** A thin line at once, and a helix that lingers. */
interface BeamSignature {
	kind: 'beam';
	lineMs: number;
	helixMs: number;
	helixUnits: number;
}

/** Short bright streaks that fly along the lines of a shot, which stay for a moment. */
interface TracerSignature {
	kind: 'tracers';
	lengthUnits: number;
	unitsPerSec: number;
	lineMs: number;
}

/** A dart with a trail of light. */
interface DartSignature {
	kind: 'dart';
	units: number;
	trailUnits: number;
}

/** A body with a flame, a trail of smoke and a light that travels with it. */
interface RocketSignature {
	kind: 'rocket';
	units: number;
	flameUnits: number;
	/** A puff of smoke every so far, and how long it stays. */
	smokeGapUnits: number;
	smokeMs: number;
	lightUnits: number;
	lightStrength: number;
}

/** A blade of light swept over the arc and range of the blow. */
interface ArcSignature {
	kind: 'arc';
	sweepMs: number;
	fadeMs: number;
}

/** What can be chosen as a signature, by the way of firing. */
interface Signatures {
	beam: BeamSignature | TracerSignature;
	pellets: TracerSignature | BeamSignature;
	projectile: DartSignature | RocketSignature;
	melee: ArcSignature;
}

export type Signature<Kind extends Signatures[WayOfFiring]['kind']> = Extract<Signatures[WayOfFiring], { kind: Kind }>;

export interface WeaponLook<F extends WayOfFiring = WayOfFiring> {
	fires: F;
	/** Path of a line drawing in a square of 24 units, for the HUD. */
	icon: string;
	barrel: readonly BarrelPart[];
	/** How far a shot pushes the barrel back; less than 0 thrusts it forward. */
	recoilUnits: number;
	/** At the muzzle; 0 units for none. */
	flash: { units: number; ms: number };
	/** On the floor around the muzzle, and somewhat less where a line or a dart ends. Strength 0 to 1. */
	light: { units: number; strength: number; ms: number };
	/** Shake of the own camera at an own shot, 0 to 1. */
	ownShake: number;
	/** Where a line or a dart ends at a wall. */
	sparks: number;
	scorchUnits: number;
	signature: Signatures[F];
	/** Of a projectile that bursts; how wide it is comes with the event. Shake 0 to 1 in its middle. */
	blast: { shake: number; sparks: number; puffs: number; lightStrength: number };
	sound: WeaponSounds;
}

type WrittenLook<F extends WayOfFiring> = Partial<Omit<WeaponLook<F>, 'fires' | 'sound'>> & { sound?: Partial<WeaponSounds> };

const BLAST = { shake: 0.85, sparks: 26, puffs: 11, lightStrength: 0.8 } as const;

const USUAL: { readonly [F in WayOfFiring]: WeaponLook<F> } = {
	beam: {
		fires: 'beam',
		icon: 'M2 12h20M6 8.5c2-3 4 3 6 0s4 3 6 0',
		barrel: [
			{ from: 6, to: 24, width: 11 },
			{ from: 22, to: 38, width: 5 },
		],
		recoilUnits: 10,
		flash: { units: 84, ms: 120 },
		light: { units: 300, strength: 0.55, ms: 200 },
		ownShake: 0.24,
		sparks: 12,
		scorchUnits: 60,
		signature: { kind: 'beam', lineMs: 240, helixMs: 500, helixUnits: 9 },
		blast: BLAST,
		sound: RAIL_SOUNDS,
	},
	pellets: {
		fires: 'pellets',
		icon: 'M4 12h6M4 12l9-7M4 12l9 7M16 4l2-1M17 12h3M16 20l2 1M15 8l3-1M15 16l3 1',
		barrel: [
			{ from: 6, to: 20, width: 11 },
			{ from: 18, to: 31, width: 10, endWidth: 18, tone: 'bright' },
		],
		recoilUnits: 11,
		flash: { units: 96, ms: 100 },
		light: { units: 280, strength: 0.5, ms: 140 },
		ownShake: 0.26,
		sparks: 4,
		scorchUnits: 26,
		signature: { kind: 'tracers', lengthUnits: 80, unitsPerSec: 3600, lineMs: 150 },
		blast: BLAST,
		sound: SCATTER_SOUNDS,
	},
	projectile: {
		fires: 'projectile',
		icon: 'M3 7h6M12 7h3M6 12h8M17 12h3M3 17h5M11 17h4',
		barrel: [
			{ from: 6, to: 23, width: 10.8 },
			{ from: 22, to: 30.5, width: 14.8, tone: 'bright' },
		],
		recoilUnits: 6,
		flash: { units: 60, ms: 80 },
		light: { units: 200, strength: 0.38, ms: 100 },
		ownShake: 0.12,
		sparks: 6,
		scorchUnits: 36,
		signature: { kind: 'dart', units: 36, trailUnits: 78 },
		blast: BLAST,
		sound: RAPID_SOUNDS,
	},
	melee: {
		fires: 'melee',
		icon: 'M5 4c9 1 14 7 14 16M5 10c5 1 8 4 8 10',
		barrel: [{ from: 4, to: 38, width: 9, endWidth: 1, aside: 9, tone: 'bright' }],
		recoilUnits: -14,
		flash: { units: 0, ms: 0 },
		light: { units: 170, strength: 0.35, ms: 130 },
		ownShake: 0.12,
		sparks: 0,
		scorchUnits: 0,
		signature: { kind: 'arc', sweepMs: 100, fadeMs: 190 },
		blast: BLAST,
		sound: STRIKE_SOUNDS,
	},
};

/** A weapon's look from what differs from the usual of its way of firing, which must be that of its numbers. */
export function defineLook<F extends WayOfFiring>(fires: F, look: WrittenLook<F> = {}): WeaponLook<F> {
	const usual: WeaponLook<F> = USUAL[fires];
	return { ...usual, ...look, sound: { ...usual.sound, ...look.sound } };
}
