/** Who plays for which team. Teams are evened out where it costs nobody a life: at joins and between two lives. */

import type { Player } from './player.ts';
import type { World } from './world.ts';

/** How many more one team has before somebody changes sides. */
const UNEVEN_BY = 2;

function sizesOf(world: World): [number, number] {
	let first = 0;
	let second = 0;
	for (const { team } of world.players.values()) {
		if (team === 1) first++;
		else if (team === 2) second++;
	}
	return [first, second];
}

/** The team of somebody who joins: that of those they came with, else the smaller, else the one behind; 0 in a mode without teams. */
export function teamForJoin(world: World, party = 0): number {
	if (world.mode.teams === 0) return 0;
	for (const player of world.players.values()) if (party !== 0 && player.party === party) return player.team;
	const [first, second] = sizesOf(world);
	if (first !== second) return first < second ? 1 : 2;
	const [ours = 0, theirs = 0] = world.teamScores;
	return ours <= theirs ? 1 : 2;
}

/**
 * The team that a player's next life is for: the other one when that evens things out. People change only where no bot
 * can, and never away from those they came with.
 */
export function teamForLife(world: World, player: Player): number {
	if (world.mode.teams === 0) return 0;
	const [first, second] = sizesOf(world);
	const more = player.team === 1 ? first - second : second - first;
	if (more < UNEVEN_BY) return player.team;
	for (const other of world.players.values()) {
		if (other === player || other.team !== player.team) continue;
		if (!player.bot && other.bot) return player.team;
		if (player.party !== 0 && other.party === player.party) return player.team;
	}
	return player.team === 1 ? 2 : 1;
}
