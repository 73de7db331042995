/** How a map plays, in figures that a designer compares. Called by the report of `npm run maps`. */

import { ANGLES, cosOf, sinOf } from '../../sim/angle.ts';
import type { Arena } from '../../sim/arena.ts';
import { type FairnessFigure, fairnessOf } from '../../sim/arenas/checks/fairness.ts';
import { hillCover, hillEntrances } from '../../sim/arenas/checks/hill.ts';
import { crossingSeconds } from '../../sim/arenas/checks/size.ts';
import { inSight } from '../../sim/arenas/checks/spawns.ts';
import { middleOf } from '../../sim/bots/flowField.ts';
import { PICKUP_KINDS } from '../../sim/pickup.ts';
import { castRay } from '../../sim/ray.ts';

/** As far as any weapon reaches, units. */
const LOOK_UNITS = 1500;
const LOOK_DIRECTIONS = 64;

export interface MapFigures {
	crossingSeconds: number;
	/** Part of the area that is floor. */
	walkable: number;
	/** How far one sees from a tile of floor in a random direction, units: on average, and the farthest tenth. */
	meanSight: number;
	longSight: number;
	/** Pairs of spawns that see each other, of all pairs. */
	spawnPairs: { inSight: number; all: number };
	fairness: FairnessFigure[];
	pickups: { kind: string; count: number }[];
	hill: { entrances: string[]; cover: number } | undefined;
}

export function measureMap(arena: Arena): MapFigures {
	const { spawns, hill } = arena;
	const sights = sightsOf(arena);
	const floor = arena.walls.filter((wall) => wall === 0).length;
	const seeing = spawns.flatMap((spawn, index) => spawns.slice(index + 1).filter((other) => inSight(arena, spawn, other)));
	return {
		crossingSeconds: crossingSeconds(arena),
		walkable: floor / arena.walls.length,
		meanSight: sights.reduce((sum, sight) => sum + sight, 0) / sights.length,
		longSight: sights[Math.floor(sights.length * 0.9)] ?? 0,
		spawnPairs: { inSight: seeing.length, all: (spawns.length * (spawns.length - 1)) / 2 },
		fairness: fairnessOf(arena),
		pickups: PICKUP_KINDS.map((kind) => ({ kind, count: arena.pickups.filter((pickup) => pickup.kind === kind).length })),
		hill: hill && {
			entrances: hillEntrances(arena, hill).map(({ x, y }) => compassPoint(x - hill.x, y - hill.y)),
			cover: hillCover(arena, hill),
		},
	};
}

/** Free ways from every tile of floor in every direction, in ascending order. */
function sightsOf(arena: Arena): Float64Array {
	const sights: number[] = [];
	for (const [tile, wall] of arena.walls.entries()) {
		if (wall !== 0) continue;
		const { x, y } = middleOf(arena, tile);
		for (let i = 0; i < LOOK_DIRECTIONS; i++) {
			const angle = (i * ANGLES) / LOOK_DIRECTIONS;
			sights.push(castRay(arena, x, y, cosOf(angle), sinOf(angle), LOOK_UNITS));
		}
	}
	return Float64Array.from(sights).sort();
}

function compassPoint(x: number, y: number): string {
	const points = ['east', 'south-east', 'south', 'south-west', 'west', 'north-west', 'north', 'north-east'];
	return points[Math.round((Math.atan2(y, x) / (2 * Math.PI)) * 8 + 8) % 8] ?? '';
}
