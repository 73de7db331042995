/** Moves a circle through a map: out of walls along the shortest way, so that it slides along them. */

import { type Arena, isWall, TILE } from './arena.ts';

export interface Moving {
	x: number;
	y: number;
	vx: number;
	vy: number;
}

/** Longest way in one go, in units: less than a radius, so that nothing tunnels at any speed. */
const STRIDE = 8;
const PUSHES = 4;

/** Moves by velocity times `seconds`; walls stop the part of the velocity that points into them. */
export function moveCircle(arena: Arena, body: Moving, radius: number, seconds: number): void {
	const distance = Math.sqrt(body.vx * body.vx + body.vy * body.vy) * seconds;
	const strides = Math.max(1, Math.ceil(distance / STRIDE));
	const part = seconds / strides;
	for (let i = 0; i < strides; i++) {
		body.x += body.vx * part;
		body.y += body.vy * part;
		pushOut(arena, body, radius);
	}
}

/** Pushes out of the deepest wall first: at a seam of two tiles the flat side wins over the neighbour's corner. */
function pushOut(arena: Arena, body: Moving, radius: number): void {
	for (let push = 0; push < PUSHES; push++) {
		let deepest = 0;
		let normalX = 0;
		let normalY = 0;
		const firstColumn = Math.floor((body.x - radius) / TILE);
		const lastColumn = Math.floor((body.x + radius) / TILE);
		const firstRow = Math.floor((body.y - radius) / TILE);
		const lastRow = Math.floor((body.y + radius) / TILE);
		for (let row = firstRow; row <= lastRow; row++) {
			for (let column = firstColumn; column <= lastColumn; column++) {
				if (!isWall(arena, column, row)) continue;
				const nearX = Math.min(Math.max(body.x, column * TILE), (column + 1) * TILE);
				const nearY = Math.min(Math.max(body.y, row * TILE), (row + 1) * TILE);
				const dx = body.x - nearX;
				const dy = body.y - nearY;
				const distance = Math.sqrt(dx * dx + dy * dy);
				const depth = radius - distance;
				if (depth <= deepest || distance === 0) continue;
				deepest = depth;
				normalX = dx / distance;
				normalY = dy / distance;
			}
		}
		if (deepest === 0) return;
		body.x += normalX * deepest;
		body.y += normalY * deepest;
		const into = body.vx * normalX + body.vy * normalY;
		if (into < 0) {
			body.vx -= normalX * into;
			body.vy -= normalY * into;
		}
	}
}
