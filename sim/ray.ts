/** Lines through a map: how far a beam or a look reaches, and whether it meets a circle on its way. */

import { type Arena, isWall, TILE } from './arena.ts';

/**
 * Distance in units from a point along a unit vector to the first wall, at most `range` (grid walk of Amanatides and
 * Woo, 1987).
 */
export function castRay(arena: Arena, x: number, y: number, dirX: number, dirY: number, range: number): number {
	let column = Math.floor(x / TILE);
	let row = Math.floor(y / TILE);
	if (isWall(arena, column, row)) return 0;
	const stepX = dirX > 0 ? 1 : -1;
	const stepY = dirY > 0 ? 1 : -1;
	const perColumn = dirX === 0 ? Infinity : Math.abs(TILE / dirX);
	const perRow = dirY === 0 ? Infinity : Math.abs(TILE / dirY);
	let nextColumn = dirX === 0 ? Infinity : ((dirX > 0 ? (column + 1) * TILE - x : x - column * TILE) / TILE) * perColumn;
	let nextRow = dirY === 0 ? Infinity : ((dirY > 0 ? (row + 1) * TILE - y : y - row * TILE) / TILE) * perRow;
	for (;;) {
		const distance = nextColumn < nextRow ? nextColumn : nextRow;
		if (distance >= range) return range;
		if (nextColumn < nextRow) {
			column += stepX;
			nextColumn += perColumn;
		} else {
			row += stepY;
			nextRow += perRow;
		}
		if (isWall(arena, column, row)) return distance;
	}
}

/** Whether two points see each other. */
export function canSee(arena: Arena, fromX: number, fromY: number, toX: number, toY: number): boolean {
	const dx = toX - fromX;
	const dy = toY - fromY;
	const distance = Math.sqrt(dx * dx + dy * dy);
	if (distance === 0) return true;
	return castRay(arena, fromX, fromY, dx / distance, dy / distance, distance) >= distance;
}

/** Distance along a unit vector at which a line first touches a circle, or -1 when it does not within `range`. */
export function rayMeetsCircle(
	x: number,
	y: number,
	dirX: number,
	dirY: number,
	range: number,
	circleX: number,
	circleY: number,
	radius: number,
): number {
	const dx = circleX - x;
	const dy = circleY - y;
	const along = dx * dirX + dy * dirY;
	const offSquared = dx * dx + dy * dy - along * along;
	const spare = radius * radius - offSquared;
	if (spare < 0) return -1;
	const half = Math.sqrt(spare);
	if (along + half < 0) return -1;
	const first = along - half;
	const distance = first > 0 ? first : 0;
	return distance <= range ? distance : -1;
}

/**
 * Part (0 to 1) of a tick after which two circles that move evenly first touch, or -1 when they do not. `x, y` is the
 * one's place seen from the other at the start, `moveX, moveY` how that changes over the tick, `reach` the sum of the
 * radii.
 */
export function firstTouch(x: number, y: number, moveX: number, moveY: number, reach: number): number {
	const gap = x * x + y * y - reach * reach;
	if (gap <= 0) return 0;
	const speed = moveX * moveX + moveY * moveY;
	const toward = x * moveX + y * moveY;
	if (toward >= 0 || speed === 0) return -1;
	const root = toward * toward - speed * gap;
	if (root < 0) return -1;
	const part = (-toward - Math.sqrt(root)) / speed;
	return part <= 1 ? part : -1;
}
