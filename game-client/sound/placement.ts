/** Where a sound is heard: level, side and dullness by its place relative to the ear. Used by `speaker.ts`. */

import type { Arena } from '../../sim/arena.ts';
import { canSee } from '../../sim/ray.ts';

export interface Placement {
	/** 0 silent, 1 as written. */
	gain: number;
	/** -1 left, 1 right. */
	pan: number;
	/** Corner of a low-pass; `OPEN_HZ` and above means none. */
	cutoffHz: number;
}

export interface Ear {
	x: number;
	y: number;
}

/** Full level up to here, units. */
const NEAR_UNITS = 220;
/** Silent from here on: somewhat beyond the edge of what is on screen, so that a fight is heard before it is seen. */
const FAR_UNITS = 1700;
/** Over the last stretch the level goes down to nothing. */
const FADE_UNITS = 400;
const ROLL_OFF = 0.9;
/** The edge of the screen is fully to the side, which leaves 14 dB less in the other ear: never only in one. */
const SIDE_UNITS = 800;
const MAX_PAN = 0.75;
/** Air takes the highs with distance, walls nearly all of them and some level. */
const AIR_HZ_NEAR = 20000;
const AIR_HZ_FAR = 4500;
const WALL_HZ = 900;
const WALL_GAIN = 0.7;
/** A shot that ends at a wall ends in it; looked at from this much nearer, it is in front. */
const SURFACE_UNITS = 8;

/** From this corner on a low-pass changes nothing worth a filter. */
export const OPEN_HZ = 12000;

/** Own sounds and menus: in the middle, as written. */
export const FLAT: Readonly<Placement> = Object.freeze({ gain: 1, pan: 0, cutoffHz: AIR_HZ_NEAR });

/** Writes into `out`, which it returns, so that a fight makes no garbage. Positions in units. */
export function placeSound(arena: Arena, ear: Ear, x: number, y: number, out: Placement): Placement {
	const dx = x - ear.x;
	const dy = y - ear.y;
	const distance = Math.hypot(dx, dy);
	const fade = Math.min(1, Math.max(0, (FAR_UNITS - distance) / FADE_UNITS));
	out.gain = (NEAR_UNITS / Math.max(NEAR_UNITS, distance)) ** ROLL_OFF * fade;
	out.pan = sidePan(dx);
	out.cutoffHz = AIR_HZ_NEAR * (AIR_HZ_FAR / AIR_HZ_NEAR) ** Math.min(1, distance / FAR_UNITS);
	if (out.gain === 0 || distance <= SURFACE_UNITS) return out;
	const share = 1 - SURFACE_UNITS / distance;
	if (!canSee(arena, ear.x, ear.y, ear.x + dx * share, ear.y + dy * share)) {
		out.gain *= WALL_GAIN;
		out.cutoffHz = Math.min(out.cutoffHz, WALL_HZ);
	}
	return out;
}

/** At full level, but to the side that something came from, however near it was. */
export function placeToward(ear: Ear, x: number, y: number, out: Placement): Placement {
	const distance = Math.hypot(x - ear.x, y - ear.y);
	out.gain = 1;
	out.pan = distance > 0 ? ((x - ear.x) / distance) * MAX_PAN : 0;
	out.cutoffHz = AIR_HZ_NEAR;
	return out;
}

function sidePan(dx: number): number {
	return Math.min(1, Math.max(-1, dx / SIDE_UNITS)) * MAX_PAN;
}
