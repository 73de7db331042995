/** One player in the world, human or bot: a mover with a life and a score. */

import { type Command, NEUTRAL } from './command.ts';
import { createMover, type Mover } from './mover.ts';
import type { UnheardPush } from './unheardPushes.ts';

export interface Player extends Mover {
	id: number;
	name: string;
	bot: boolean;
	/** 1 or 2; 0 in modes without teams. */
	team: number;
	/** Those who have the same number came together; 0 came alone. */
	party: number;
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
	/** Kills in this life, and the most in one life of this match. */
	streak: number;
	bestStreak: number;
	/** Ticks spent on an objective while points counted. */
	objectiveTicks: number;
	/** When it last hurt somebody or was hurt; 0 never. */
	lastFightTick: number;
	/** Map that it votes for, 1 for the first of `ARENA_IDS`; 0 none. */
	vote: number;
	lastCommand: Command;
	/** Where the others are shown it, and the course that carries it on: see `shown.ts`. Units. */
	shownX: number;
	shownY: number;
	course: number;
	/** When place and course were last told. */
	placeTick: number;
	courseTick: number;
	/** Newest tick of which its client has heard, as far as shots are judged; pushes after it, oldest first: see `unheardPushes.ts`. */
	heardTick: number;
	unheard: UnheardPush[];
}

export function createPlayer(id: number, name: string, bot: boolean): Player {
	return {
		...createMover(),
		id,
		name,
		bot,
		team: 0,
		party: 0,
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
		bestStreak: 0,
		objectiveTicks: 0,
		lastFightTick: 0,
		vote: 0,
		lastCommand: { ...NEUTRAL },
		shownX: 0,
		shownY: 0,
		course: 0,
		placeTick: 0,
		courseTick: 0,
		heardTick: 0,
		unheard: [],
	};
}
