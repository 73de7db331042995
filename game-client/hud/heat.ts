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
const STRONGEST = 0.85;
/** Below 1 a few people show too, without the fullest place being lost among them. */
const CURVE = 0.75;

/**
 * Density by pixel of a square of `size`, row by row, 0 to 1: 1 is where most are. Only differences in strength say
 * something, so that it reads the same without colour.
 */
export function densityOf(crowd: readonly number[], size: number): Float32Array {
	const density = new Float32Array(size * size);
	if (crowd.length === 0) return density;
	const weights = weightsOf(size);
	let most = 0;
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			let sum = 0;
			for (const { cell: row, weight: down } of weights[y] ?? []) {
				for (const { cell: column, weight: across } of weights[x] ?? []) sum += down * across * (crowd[row * CROWD_CELLS + column] ?? 0);
			}
			density[y * size + x] = sum;
			most = Math.max(most, sum);
		}
	}
	// The middle of a lonely full cell, for a map with almost nobody on it.
	const full = Math.max(most, LEAST_FULL * kernel(0) * kernel(0));
	for (let i = 0; i < density.length; i++) density[i] = ((density[i] as number) / full) ** CURVE;
	return density;
}

function kernel(cells: number): number {
	return Math.exp(-(cells * cells) / (2 * SPREAD * SPREAD));
}

/** Of each pixel along a side: the cells near it, and how much each counts there. */
function weightsOf(size: number): { cell: number; weight: number }[][] {
	return Array.from({ length: size }, (_, pixel) => {
		const at = ((pixel + 0.5) / size) * CROWD_CELLS - 0.5;
		const near: { cell: number; weight: number }[] = [];
		for (let cell = Math.max(0, Math.ceil(at - REACH)); cell <= Math.min(CROWD_CELLS - 1, at + REACH); cell++) {
			near.push({ cell, weight: kernel(cell - at) });
		}
		return near;
	});
}

/** Paints the cloud into a canvas, in place of what it held. `colour` as the style sheets have it, `#rrggbb`. */
export function paintHeat(canvas: HTMLCanvasElement, crowd: readonly number[], colour: string): void {
	canvas.width = PIXELS;
	canvas.height = PIXELS;
	const pen = canvas.getContext('2d');
	if (!pen) return;
	const image = pen.createImageData(PIXELS, PIXELS);
	const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
	for (const [index, density] of densityOf(crowd, PIXELS).entries()) {
		image.data.set([red ?? 0, green ?? 0, blue ?? 0, Math.round(255 * STRONGEST * density)], index * 4);
	}
	pen.putImageData(image, 0, 0);
}
