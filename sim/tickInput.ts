/** All that enters a match from outside in one tick: the journal is a list of these. */

import type { Command } from './command.ts';
import type { TuningChange } from './tuning.ts';

export interface Join {
	id: number;
	name: string;
	bot: boolean;
	/** Names those who came together, and stay in one team; left out or 0, nobody. */
	party?: number;
}

export interface PlayerInput {
	/** The command of this tick, last; before it late ones that are caught up, moving only. Never empty. */
	commands: Command[];
	/** Number of the client's frame that the last command is or stands for; 0 for bots. Names predicted shots. */
	frame: number;
	/** What a client said beside its commands, as far as it is known. */
	told?: ClientWord;
}

/** What a client says of its own screen. */
export interface ClientWord {
	/** Newest tick of which it had received the state: by it the rules know which pushes its screen has not shown. */
	received: number;
	/** How much further back than a shot may be judged it saw the others, 8ths of a tick; 0 within the cap. For replays alone, no rule reads it. */
	beyond: number;
}

/**
 * Of whom a player's client came to hold the body, and of whom no more, with the state of the tick before: where a
 * mode's `sight` decides it. By player id, sorted. For replays alone, no rule reads it.
 */
export interface SightChange {
	id: number;
	entered: number[];
	left: number[];
}

export interface TickInput {
	joins: Join[];
	leaves: number[];
	/** Changes announced in this tick, for a later one. */
	tunings: TuningChange[];
	/** Votes for the next map: 1 for the first of `ARENA_IDS`, 0 for none. */
	votes: { id: number; vote: number }[];
	/** By player id; who is missing does nothing. */
	commands: Map<number, PlayerInput>;
	/** Never told in a mode in which everybody is sent to everybody. */
	sights: SightChange[];
}

export function createTickInput(): TickInput {
	return { joins: [], leaves: [], tunings: [], votes: [], commands: new Map(), sights: [] };
}
