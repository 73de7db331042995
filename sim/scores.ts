/** Points, and who is ahead. */

import type { Player } from './player.ts';
import type { World } from './world.ts';

/** Gives points to a player, and to the player's team where there are teams. */
export function givePoints(world: World, player: Player, points: number): void {
	player.score += points;
	if (player.team > 0) world.teamScores[player.team - 1] = (world.teamScores[player.team - 1] ?? 0) + points;
}

/** The score of each side that can win: teams, or players. */
function sideScores(world: World): number[] {
	return world.mode.teams > 0 ? world.teamScores : [...world.players.values()].map(({ score }) => score);
}

/** Whether some side has what it takes to win before time is up. */
export function isDecided(world: World): boolean {
	return sideScores(world).some((score) => score >= world.tuning.match.scoreToWin);
}

/** Whether two sides share the lead. */
export function isTied(world: World): boolean {
	const scores = sideScores(world);
	const best = Math.max(...scores);
	return scores.filter((score) => score === best).length > 1;
}

/** Whether points are what a mode can have given that gives one a kill and takes one for killing oneself. */
export function isScoreOfKills({ score, kills, deaths }: Readonly<Player>): boolean {
	return score <= kills && score >= kills - deaths;
}
