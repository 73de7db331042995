/**
 * Wire precision of what a mover carries. Every step ends by rounding to it, so that the state which its owner
 * receives is exactly the state that the server goes on from (Teeworlds' `Quantize`). The schema declares the same
 * ranges; a test holds the two together.
 */

/** Positions: 0 to 4095.9375 units in 16ths. */
export const POSITION_MAX = 65535 / 16;
/** Velocities: -2048 to 2047.9375 units a second in 16ths. */
export const VELOCITY_MIN = -2048;
export const VELOCITY_MAX = VELOCITY_MIN + 65535 / 16;
/** Energy: 0 to 255.99 in 256ths. */
export const ENERGY_MAX = 65535 / 256;

/**
 * In which parts of a unit coordinates up to `reach` units are whole numbers up to `most`: `finest`, or half as fine as
 * often as it takes. Powers of two, so that such coordinates are exact numbers.
 */
export function partsWithin(reach: number, most: number, finest: number): number {
	let parts = finest;
	while (reach * parts > most) parts /= 2;
	return parts;
}

function clamp(value: number, min: number, max: number): number {
	return value < min ? min : value > max ? max : value;
}

export function roundPosition(units: number): number {
	return clamp(Math.round(units * 16) / 16, 0, POSITION_MAX);
}

export function roundVelocity(unitsPerSec: number): number {
	// `+ 0` turns -0 into 0: the wire has only one zero, and hashes see the difference.
	return clamp(Math.round(unitsPerSec * 16) / 16, VELOCITY_MIN, VELOCITY_MAX) + 0;
}

export function roundEnergy(energy: number): number {
	return clamp(Math.round(energy * 256) / 256, 0, ENERGY_MAX);
}
