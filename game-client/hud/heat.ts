/** How full a map is, as a soft cloud under the mini-map's walls: one colour, more of it where more are. */

import { CROWD_CELLS } from '../../sim/crowd.ts';

/** Pixels of the cloud along each side; enlarged by the canvas. */
const PIXELS = 64;
/** How far a cell's people are spread, cells: neighbours run into each other, no edge looks like a wall. */
const SPREAD = 0.75;
const REACH = 2;
/** So many in one cell, with none around, are the strongest heat at least: three on a whole map are no crowd. */
const LEAST_FULL = 5;
/** What there is of the colour where it is fullest. */
const STRONGEST = 0.8;
/** Above 1 what is nearly as full stands back: of a map that is full everywhere one sees where it is fullest. */
const CURVE = 1.2;

/**
 * Density by pixel of a square of `size`, row by row, 0 to 1: 1 is where most are. Only differences in strength say
 * something, so that it reads the same without colour.
 */
export function densityOf(crowd: readonly number[], size: number): Float32Array {
	const density = new Float32Array(size * size);
	if (crowd.length === 0) return density;
	const weights = weightsOf(size);
	// Across first, then down: a quarter of the work of both at once, and no picture is late by it.
	const across = new Float32Array(CROWD_CELLS * size);
	for (let row = 0; row < CROWD_CELLS; row++) {
		for (let x = 0; x < size; x++) {
			for (let cell = 0; cell < CROWD_CELLS; cell++) {
				const weight = weights[x * CROWD_CELLS + cell] as number;
				if (weight > 0) across[row * size + x] = (across[row * size + x] as number) + weight * (crowd[row * CROWD_CELLS + cell] as number);
			}
		}
	}
	// The middle of a lonely full cell, for a map with almost nobody on it.
	let full = LEAST_FULL * kernel(0) * kernel(0);
	for (let y = 0; y < size; y++) {
		for (let cell = 0; cell < CROWD_CELLS; cell++) {
			const weight = weights[y * CROWD_CELLS + cell] as number;
			if (weight === 0) continue;
			for (let x = 0; x < size; x++)
				density[y * size + x] = (density[y * size + x] as number) + weight * (across[cell * size + x] as number);
		}
		for (let x = 0; x < size; x++) full = Math.max(full, density[y * size + x] as number);
	}
	for (let i = 0; i < density.length; i++) density[i] = ((density[i] as number) / full) ** CURVE;
	return density;
}

function kernel(cells: number): number {
	return Math.exp(-(cells * cells) / (2 * SPREAD * SPREAD));
}

// Not state: the same for every crowd.
const WEIGHTS = new Map<number, Float32Array>();

/** How much each cell counts at each pixel along a side of `size`, pixel by pixel. */
function weightsOf(size: number): Float32Array {
	let weights = WEIGHTS.get(size);
	if (weights) return weights;
	weights = new Float32Array(size * CROWD_CELLS);
	for (let pixel = 0; pixel < size; pixel++) {
		const at = ((pixel + 0.5) / size) * CROWD_CELLS - 0.5;
		for (let cell = 0; cell < CROWD_CELLS; cell++) {
			if (Math.abs(cell - at) <= REACH) weights[pixel * CROWD_CELLS + cell] = kernel(cell - at);
		}
	}
	WEIGHTS.set(size, weights);
	return weights;
}

/** Paints the cloud into a canvas, in place of what it held. `colour` as the style sheets have it, `#rrggbb`. */
export function paintHeat(canvas: HTMLCanvasElement, crowd: readonly number[], colour: string): void {
	if (canvas.width !== PIXELS) canvas.width = PIXELS;
	if (canvas.height !== PIXELS) canvas.height = PIXELS;
	const pen = canvas.getContext('2d');
	if (!pen) return;
	const image = pen.createImageData(PIXELS, PIXELS);
	const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
	const density = densityOf(crowd, PIXELS);
	for (let i = 0; i < density.length; i++) {
		image.data[i * 4] = red ?? 0;
		image.data[i * 4 + 1] = green ?? 0;
		image.data[i * 4 + 2] = blue ?? 0;
		image.data[i * 4 + 3] = 255 * STRONGEST * (density[i] as number);
	}
	pen.putImageData(image, 0, 0);
}
