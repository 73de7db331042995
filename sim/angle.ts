/**
 * Angles at wire precision: a direction is a whole number of 4096ths of a turn (0 = +x, clockwise on screen,
 * since y points down). Used by every rule that has a direction.
 *
 * Tables are built from + - * / and sqrt alone, which IEEE 754 rounds the same everywhere; `Math.sin` and its kin
 * may differ in the last digit between engines, which would make prediction and replays drift.
 */

/** Directions in a full turn. One step is 1.4 units at a distance of 900. */
export const ANGLES = 4096;
const MASK = ANGLES - 1;
const QUARTER = ANGLES / 4;

const COS = new Float64Array(ANGLES);

// Taylor series of the cosine on a quarter of the turn, mirrored to the whole.
function cosTaylor(x: number): number {
	let term = 1;
	let sum = 1;
	for (let n = 1; n <= 12; n++) {
		term = (-term * x * x) / ((2 * n - 1) * (2 * n));
		sum += term;
	}
	return sum;
}
for (let a = 0; a < ANGLES; a++) {
	const half = a <= ANGLES / 2 ? a : ANGLES - a;
	const mirrored = half > QUARTER;
	const first = mirrored ? ANGLES / 2 - half : half;
	const value = first === QUARTER ? 0 : cosTaylor((first * 2 * Math.PI) / ANGLES);
	COS[a] = mirrored ? -value : value;
}

/** Brings any whole number of steps into 0 to 4095. */
export function wrapAngle(angle: number): number {
	return angle & MASK;
}

/** Cosine of an angle in 4096ths of a turn. */
export function cosOf(angle: number): number {
	return COS[angle & MASK] as number;
}

/** Sine of an angle in 4096ths of a turn (positive points down the screen). */
export function sinOf(angle: number): number {
	return COS[(angle - QUARTER) & MASK] as number;
}

/** The direction nearest to a vector, by a binary search in the cosine table; 0 for the zero vector. */
export function angleOf(dx: number, dy: number): number {
	const length = Math.sqrt(dx * dx + dy * dy);
	if (!(length > 0)) return 0;
	const cos = dx / length;
	let low = 0;
	let high = ANGLES / 2;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((COS[middle] as number) >= cos) low = middle;
		else high = middle;
	}
	// Of the two neighbours the one that is less off to the side; near 0 and half a turn the cosine hardly tells them apart.
	const side = dy >= 0 ? dy : -dy;
	const upper = offTo(low, dx, side) <= offTo(high, dx, side) ? low : high;
	return dy >= 0 ? upper & MASK : (ANGLES - upper) & MASK;
}

/** How far a vector ends to the side of a direction. */
function offTo(angle: number, dx: number, dy: number): number {
	return Math.abs(dy * cosOf(angle) - dx * sinOf(angle));
}

/** Signed shortest turn from one direction to another, -2048 to 2047 steps. */
export function angleBetween(from: number, to: number): number {
	return ((to - from + ANGLES / 2) & MASK) - ANGLES / 2;
}

/** `from` turned toward `to` by at most `maxSteps`. */
export function turnToward(from: number, to: number, maxSteps: number): number {
	const turn = angleBetween(from, to);
	if (turn > maxSteps) return wrapAngle(from + maxSteps);
	if (turn < -maxSteps) return wrapAngle(from - maxSteps);
	return wrapAngle(to);
}
