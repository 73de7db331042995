/** Both teams have the same way to everything that is worth a fight. */

import type { Arena, Spawn } from '../../arena.ts';
import { walkingDistance } from '../../bots/flowField.ts';
import { PICKUP_KINDS } from '../../pickup.ts';
import { type Complain, middleOfTile, type Point } from './check.ts';
import { hillTiles } from './hill.ts';

/** By how much the longer way may exceed the shorter. */
export const FAIR = 0.05;

/** How far the spawns of the two teams are from something, on average, units on foot. */
export interface FairnessFigure {
	/** `the hill`, `the nearest shield`. */
	what: string;
	team1: number;
	team2: number;
	/** Part by which the longer way exceeds the shorter: 0 is fair. */
	gap: number;
}

/** Empty when a map has no spawns of teams. */
export function fairnessOf(arena: Arena): FairnessFigure[] {
	const goals: { what: string; places: readonly Point[] }[] = PICKUP_KINDS.map((kind) => ({
		what: `the nearest ${kind}`,
		places: arena.pickups.filter((pickup) => pickup.kind === kind),
	}));
	if (arena.hill) {
		const places = [...hillTiles(arena, arena.hill)].map((tile) => middleOfTile(arena, tile));
		goals.unshift({ what: 'the hill', places });
	}
	return goals.flatMap(({ what, places }) => {
		const team1 = meanWay(arena, 1, places);
		const team2 = meanWay(arena, 2, places);
		if (!Number.isFinite(team1) || !Number.isFinite(team2)) return [];
		return [{ what, team1, team2, gap: Math.max(team1, team2) / Math.min(team1, team2) - 1 }];
	});
}

export function checkFairness(arena: Arena, complain: Complain): void {
	for (const { what, team1, team2, gap } of fairnessOf(arena)) {
		if (gap <= FAIR) continue;
		const [longer, shorter] = team1 > team2 ? ['1 (R)', '2 (B)'] : ['2 (B)', '1 (R)'];
		complain(
			undefined,
			`team ${longer} walks ${(gap * 100).toFixed(0)}% farther to ${what} than team ${shorter} (${Math.round(Math.max(team1, team2))} and ${Math.round(Math.min(team1, team2))} units on average): at most ${FAIR * 100}%`,
		);
	}
}

function meanWay(arena: Arena, team: Spawn['team'], places: readonly Point[]): number {
	const spawns = arena.spawns.filter((spawn) => spawn.team === team);
	const ways = spawns.map((spawn) => Math.min(...places.map(({ x, y }) => walkingDistance(arena, spawn.x, spawn.y, x, y))));
	return ways.reduce((sum, way) => sum + way, 0) / ways.length;
}
