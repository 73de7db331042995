/** There are enough spawns, apart from each other, and no life begins in the sights of the other team's. */

import { type Arena, type Spawn, TILE } from '../../arena.ts';
import { canSee } from '../../ray.ts';
import type { Complain } from './check.ts';

const LEAST_SPAWNS = 8;
/** On a map for crowds many lives begin at once. */
const LEAST_CROWD_SPAWNS = 64;
const LEAST_TEAM_SPAWNS = 4;
/** Nearer to each other two spawns are as good as one, units. */
const APART = 4 * TILE;

export function inSight(arena: Arena, a: Spawn, b: Spawn): boolean {
	return canSee(arena, a.x, a.y, b.x, b.y);
}

export function checkTeamSpawns({ spawns }: Arena, complain: Complain): void {
	const [ofRed = 0, ofBlue = 0] = [1, 2].map((team) => spawns.filter((spawn) => spawn.team === team).length);
	if (ofRed === ofBlue && ofRed >= LEAST_TEAM_SPAWNS) return;
	complain(
		undefined,
		`${ofRed} spawns of team 1 (R) and ${ofBlue} of team 2 (B): meant are as many of each, at least ${LEAST_TEAM_SPAWNS}`,
	);
}

export function checkSpawns(arena: Arena, complain: Complain): void {
	const { spawns } = arena;
	const least = arena.use === 'crowd' ? LEAST_CROWD_SPAWNS : LEAST_SPAWNS;
	if (spawns.length < least) complain(undefined, `${spawns.length} spawns (S, R, B), at least ${least} are needed`);
	for (const [index, spawn] of spawns.entries()) {
		for (const other of spawns.slice(index + 1)) {
			const foes = spawn.team !== 0 && other.team !== 0 && spawn.team !== other.team;
			const away = `${Math.abs(other.x - spawn.x) / TILE} columns and ${Math.abs(other.y - spawn.y) / TILE} rows from here`;
			if (foes && inSight(arena, spawn, other))
				complain(spawn, `the spawn sees one of the other team, ${away}: put a wall between or move one`);
			const dx = other.x - spawn.x;
			const dy = other.y - spawn.y;
			if (dx * dx + dy * dy < APART * APART) complain(spawn, `the spawn has another ${away}; meant are at least ${APART / TILE} tiles`);
		}
		const seen = spawns.filter((other) => other !== spawn && inSight(arena, spawn, other)).length;
		if (seen * 3 > spawns.length - 1)
			complain(spawn, `the spawn sees ${seen} of ${spawns.length - 1} others, at most a third is meant: put it behind a corner`);
	}
}
