/** Where a duel begins: two places of floor that suit the situation. Called by `playDuel`. */

import { type Arena, isWall, TILE } from '../sim/arena.ts';
import { walkingDistance } from '../sim/bots/flowField.ts';
import { type Rng, randomIndex } from '../sim/random.ts';
import { canSee } from '../sim/ray.ts';
import { BANDS, type SituationId } from './targets.ts';

/** Half of what a screen shows, upright: who stands farther apart does not see the other, units. */
const SCREEN_HALF_HEIGHT = 430;
/** Way on foot between two who are about to meet at a corner, units. */
const CORNER = { least: 180, most: 420 };
const TRIES = 20_000;

export interface Place {
	x: number;
	y: number;
}

/** Throws when the map has no such places. */
export function duelPlaces(arena: Arena, situation: SituationId, rng: Rng): [Place, Place] {
	for (let i = 0; i < TRIES; i++) {
		const one = randomFloor(arena, rng);
		const other = randomFloor(arena, rng);
		if (one && other && suits(arena, situation, one, other)) return [one, other];
	}
	throw new Error(`map ${arena.id} has no two places for a duel "${situation}"`);
}

/** A place beside another, for the second of a pair. */
export function besides(arena: Arena, { x, y }: Place): Place {
	const steps = [
		[TILE, 0],
		[-TILE, 0],
		[0, TILE],
		[0, -TILE],
	] as const;
	const free = steps.find(([dx, dy]) => !isWall(arena, Math.floor((x + dx) / TILE), Math.floor((y + dy) / TILE))) ?? [0, 0];
	return { x: x + free[0], y: y + free[1] };
}

function randomFloor(arena: Arena, rng: Rng): Place | undefined {
	const column = randomIndex(rng, arena.columns);
	const row = randomIndex(rng, arena.rows);
	return isWall(arena, column, row) ? undefined : { x: (column + 0.5) * TILE, y: (row + 0.5) * TILE };
}

function suits(arena: Arena, situation: SituationId, one: Place, other: Place): boolean {
	const dx = one.x - other.x;
	const dy = one.y - other.y;
	const distance = Math.sqrt(dx * dx + dy * dy);
	const sees = Math.abs(dy) <= SCREEN_HALF_HEIGHT && canSee(arena, one.x, one.y, other.x, other.y);
	if (situation === 'corner') {
		if (sees || distance > CORNER.most) return false;
		const way = walkingDistance(arena, one.x, one.y, other.x, other.y);
		return way >= CORNER.least && way <= CORNER.most;
	}
	const band = BANDS.find(({ id }) => id === situation) ?? BANDS[1];
	return sees && distance >= band.least && distance < band.most;
}
