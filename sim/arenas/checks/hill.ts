/** The hill is one round area that can be entered from several sides and left for cover. */

import { ANGLES, cosOf, sinOf } from '../../angle.ts';
import { type Arena, type Hill, TILE } from '../../arena.ts';
import { castRay } from '../../ray.ts';
import { type Complain, middleOfTile, piecesOf, tileOf, tilesBeside } from './check.ts';

export const LEAST_ENTRANCES = 3;
const LEAST_COVER = 0.25;
/** How far from the hill's edge a wall is still cover, tiles. */
const COVER_TILES = 6;
/** How far from the hill's edge ways in are told apart, tiles: farther away it is the map's doors that are counted. */
const ENTRANCE_TILES = 4;

export function checkHill(arena: Arena, complain: Complain): void {
	const { hill } = arena;
	if (!hill) {
		complain(undefined, 'no hill (Z): king of the hill needs one');
		return;
	}
	const tiles = hillTiles(arena, hill);
	const pieces = piecesOf(arena, (tile) => tiles.has(tile));
	if (pieces.length !== 1)
		complain(
			hill,
			`the middle of the hill (Z), ${hill.radius} units around which it is held, is wall or cut in pieces: meant is one round area of floor`,
		);
	const entrances = hillEntrances(arena, hill).length;
	if (entrances < LEAST_ENTRANCES)
		complain(hill, `the hill has ${entrances} ways in, at least ${LEAST_ENTRANCES} are meant: open a door, or put a wall into a wide one`);
	const cover = hillCover(arena, hill);
	if (cover < LEAST_COVER)
		complain(
			hill,
			`walls near the hill give cover to ${Math.round(cover * 100)}% of the directions, at least ${LEAST_COVER * 100}% are meant`,
		);
}

/** Floor tiles whose middle lies in the hill. */
export function hillTiles(arena: Arena, { x, y, radius }: Hill): Set<number> {
	const tiles = new Set<number>();
	for (const [tile, wall] of arena.walls.entries()) {
		const middle = middleOfTile(arena, tile);
		if (wall === 0 && (middle.x - x) * (middle.x - x) + (middle.y - y) * (middle.y - y) <= radius * radius) tiles.add(tile);
	}
	return tiles;
}

/**
 * The ways into the hill, each as a point on it: the stretches of floor, apart from each other, at the same number of
 * steps from the hill, at that number up to `ENTRANCE_TILES` where they are the most. A stretch from which no spawn is
 * reached without coming nearer to the hill is a nook, and no way in.
 */
export function hillEntrances(arena: Arena, hill: Hill): { x: number; y: number }[] {
	const steps = stepsFrom(arena, hillTiles(arena, hill));
	let best: number[][] = [];
	for (let distance = 1; distance <= ENTRANCE_TILES; distance++) {
		const rings = piecesOf(arena, (tile) => steps[tile] === distance || steps[tile] === distance + 1);
		const outside = piecesOf(arena, (tile) => (steps[tile] ?? -1) >= distance);
		const leading = outside.filter((piece) => arena.spawns.some((spawn) => piece.includes(tileOf(arena, spawn))));
		const open = new Set(leading.flat());
		const ways = rings.filter((ring) => ring.some((tile) => open.has(tile)) && ring.some((tile) => steps[tile] === distance));
		if (ways.length > best.length) best = ways;
	}
	return best.map((way) => middleOfTile(arena, way[way.length >> 1] ?? 0));
}

/** Steps over tiles' sides from a set of tiles; -1 for what is not reached. */
function stepsFrom(arena: Arena, tiles: ReadonlySet<number>): Int16Array {
	const steps = new Int16Array(arena.walls.length).fill(-1);
	const queue = [...tiles];
	for (const tile of queue) steps[tile] = 0;
	for (const tile of queue) {
		for (const next of tilesBeside(arena, tile)) {
			if (arena.walls[next] !== 0 || steps[next] !== -1) continue;
			steps[next] = (steps[tile] ?? 0) + 1;
			queue.push(next);
		}
	}
	return steps;
}

/** Part of the directions from the hill's middle in which a wall stands near its edge. */
export function hillCover(arena: Arena, { x, y, radius }: Hill): number {
	const reach = radius + COVER_TILES * TILE;
	const directions = 128;
	let covered = 0;
	for (let i = 0; i < directions; i++) {
		const angle = (i * ANGLES) / directions;
		if (castRay(arena, x, y, cosOf(angle), sinOf(angle), reach) < reach) covered++;
	}
	return covered / directions;
}
