/** A map is as large as the game needs it: somebody who spawns is in a fight within seconds. */

import { type Arena, TILE } from '../../arena.ts';
import { wholeWalk } from '../../bots/flowField.ts';
import { PLAYER_RULES } from '../../rules.ts';
import type { Complain } from './check.ts';

/** How long a run across a map is meant to take, s. */
export function meantCrossing(arena: Arena): { least: number; most: number } {
	return arena.use === 'crowd' ? { least: 11, most: 16 } : { least: 6, most: 8 };
}

/** Time of the shortest way on foot from the west side to the east side at a run, s. */
export function crossingSeconds(arena: Arena): number {
	let shortest = Infinity;
	for (let fromRow = 0; fromRow < arena.rows; fromRow++) {
		for (let toRow = 0; toRow < arena.rows; toRow++) {
			const way = wholeWalk(arena, 1.5 * TILE, (fromRow + 0.5) * TILE, arena.width - 1.5 * TILE, (toRow + 0.5) * TILE);
			if (way < shortest) shortest = way;
		}
	}
	return shortest / PLAYER_RULES.speed;
}

export function checkSize(arena: Arena, complain: Complain): void {
	const seconds = crossingSeconds(arena);
	const { least, most } = meantCrossing(arena);
	if (seconds >= least && seconds <= most) return;
	const remedy = seconds < least ? 'add columns, or bend the way' : 'take columns away, or straighten the way';
	complain(undefined, `crossing it takes ${seconds.toFixed(1)} s, meant are ${least} to ${most} s: ${remedy}`);
}
