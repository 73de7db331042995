/** What the results name somebody for: one award each for what was done best, told by those who deserve it. */

import type { Player } from './player.ts';
import type { World } from './world.ts';

interface AwardSpec {
	title: string;
	/** What the number beside the title is. */
	unit: string;
	/** Least value that is worth an award. */
	least: number;
	measure(player: Readonly<Player>, tickRate: number): number;
}

/** Shots that an accuracy is judged from. */
const SHOTS_JUDGED = 15;

/** In the order of their number on the wire; the first ones are given first. */
export const AWARDS: readonly AwardSpec[] = [
	{ title: 'Most kills', unit: 'kills', least: 1, measure: ({ kills }) => kills },
	{
		title: 'Held the ground',
		unit: 'seconds',
		least: 3,
		measure: ({ objectiveTicks }, tickRate) => Math.floor(objectiveTicks / tickRate),
	},
	{ title: 'Longest streak', unit: 'in one life', least: 3, measure: ({ bestStreak }) => bestStreak },
	{ title: 'Most damage', unit: 'points', least: 50, measure: ({ damageDealt }) => damageDealt },
	{
		title: 'Best aim',
		unit: '% hit',
		least: 20,
		measure: ({ shots, hits }) => (shots < SHOTS_JUDGED ? 0 : Math.min(100, Math.round((100 * hits) / shots))),
	},
	{
		title: 'Hard to kill',
		unit: 'kills a death',
		least: 2,
		measure: ({ kills, deaths }) => Math.round((10 * kills) / Math.max(1, deaths)) / 10,
	},
];

export interface Award {
	/** Index into `AWARDS`. */
	award: number;
	playerId: number;
	value: number;
}

/** At most this many, so that each means something. */
const MOST_AWARDS = 4;

/** The awards of a match that has ended: the best in each, nobody twice while others have earned one. */
export function giveAwards(world: World): Award[] {
	const awards: Award[] = [];
	const named = new Set<number>();
	for (const [index, { least, measure }] of AWARDS.entries()) {
		let best: Player | undefined;
		let value = 0;
		for (const player of world.players.values()) {
			const own = measure(player, world.tickRate);
			if (own < least || named.has(player.id)) continue;
			if (!best || own > value) {
				best = player;
				value = own;
			}
		}
		if (!best) continue;
		named.add(best.id);
		awards.push({ award: index, playerId: best.id, value });
		if (awards.length === MOST_AWARDS) break;
	}
	return awards;
}
