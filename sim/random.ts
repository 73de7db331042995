/** Seeded randomness (mulberry32, Tommy Ettinger); its whole state is one 32-bit number that lives in plain data. */

export interface Rng {
	/** 32-bit state; copy it to fork the sequence. */
	seed: number;
}

/** Next number, 0 (inclusive) to 1 (exclusive). */
export function random(rng: Rng): number {
	rng.seed = (rng.seed + 0x6d2b79f5) >>> 0;
	let t = rng.seed;
	t = Math.imul(t ^ (t >>> 15), t | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** A whole number from 0 to `count - 1`. */
export function randomIndex(rng: Rng, count: number): number {
	return Math.floor(random(rng) * count);
}

/** Roughly normal with mean 0 and deviation 1 (sum of 12 uniforms, so bounded to +-6). */
export function randomNormal(rng: Rng): number {
	let sum = -6;
	for (let i = 0; i < 12; i++) sum += random(rng);
	return sum;
}
