/** Which map comes next: people vote while the results are shown. */

import { ARENA_IDS } from './arenas/registry.ts';
import type { World } from './world.ts';

/** Votes for each map, in the order of `ARENA_IDS`. */
export function countVotes(world: World): number[] {
	const votes = ARENA_IDS.map(() => 0);
	for (const { vote } of world.players.values()) if (vote > 0) votes[vote - 1] = (votes[vote - 1] ?? 0) + 1;
	return votes;
}

/** The map with most votes; the same once more when nobody voted, or when it is among the first. */
export function nextArenaId(world: World): string {
	if (world.arena.use !== 'match') return world.arena.id;
	const votes = countVotes(world);
	const best = Math.max(...votes);
	const current = ARENA_IDS.indexOf(world.arena.id);
	const winner = votes[current] === best ? current : votes.indexOf(best);
	return ARENA_IDS[winner] ?? world.arena.id;
}

/** Whether all people have voted: nobody is left to wait for. */
export function haveAllVoted(world: World): boolean {
	const people = [...world.players.values()].filter(({ bot }) => !bot);
	return people.length > 0 && people.every(({ vote }) => vote > 0);
}
