/** The way to a goal as the next point to walk straight to: a flow field with its corners pulled tight. */

import type { Arena } from '../arena.ts';
import { castRay } from '../ray.ts';
import { fieldTo, middleOf, nextTile, tileAt } from './flowField.ts';

/** Tiles looked ahead along the field: most of a screen's half. */
const LOOK_AHEAD_TILES = 14;

/**
 * Whether a body of this radius can walk straight from one point to another. Its two flanks are enough: no wall is
 * narrower than a body.
 */
export function isWayClear(arena: Arena, fromX: number, fromY: number, x: number, y: number, radius: number): boolean {
	const dx = x - fromX;
	const dy = y - fromY;
	const distance = Math.sqrt(dx * dx + dy * dy);
	if (distance < 1) return true;
	const dirX = dx / distance;
	const dirY = dy / distance;
	const sideX = -dirY * radius;
	const sideY = dirX * radius;
	return (
		castRay(arena, fromX + sideX, fromY + sideY, dirX, dirY, distance) >= distance &&
		castRay(arena, fromX - sideX, fromY - sideY, dirX, dirY, distance) >= distance
	);
}

/** The farthest point on the way to a goal that can be walked to in a straight line. */
export function nextWaypoint(arena: Arena, x: number, y: number, goalX: number, goalY: number, radius: number): { x: number; y: number } {
	// A hair narrower than the body, or one that touches a wall would find every way blocked.
	const narrow = radius - 1;
	const dx = goalX - x;
	const dy = goalY - y;
	if (dx * dx + dy * dy < 700 * 700 && isWayClear(arena, x, y, goalX, goalY, narrow)) return { x: goalX, y: goalY };
	const field = fieldTo(arena, goalX, goalY);
	let tile = nextTile(arena, field, tileAt(arena, x, y));
	let point = middleOf(arena, tile);
	for (let i = 0; i < LOOK_AHEAD_TILES; i++) {
		tile = nextTile(arena, field, tile);
		const next = field[tile] === 0 ? { x: goalX, y: goalY } : middleOf(arena, tile);
		if (!isWayClear(arena, x, y, next.x, next.y, narrow)) break;
		point = next;
		if (field[tile] === 0) break;
	}
	return point;
}
