/** One player in the world, human or bot: a mover with a life and a score. */

import { type Command, NEUTRAL } from './command.ts';
import { createMover, type Mover } from './mover.ts';

export interface Player extends Mover {
	id: number;
	name: string;
	bot: boolean;
	alive: boolean;
	health: number;
	shield: number;
	/** Ticks left of being unhurt after a spawn. */
	protectTicks: number;
	/** Tick of the next life; 0 while alive. */
	respawnTick: number;
	/** Who ended the last life; 0 nobody. */
	killerId: number;
	score: number;
	kills: number;
	deaths: number;
	shots: number;
	hits: number;
	damageDealt: number;
	/** Kills in this life. */
	streak: number;
	lastCommand: Command;
}

export function createPlayer(id: number, name: string, bot: boolean): Player {
	return {
		...createMover(),
		id,
		name,
		bot,
		alive: false,
		health: 0,
		shield: 0,
		protectTicks: 0,
		respawnTick: 1,
		killerId: 0,
		score: 0,
		kills: 0,
		deaths: 0,
		shots: 0,
		hits: 0,
		damageDealt: 0,
		streak: 0,
		lastCommand: { ...NEUTRAL },
	};
}
