/** What a scenario of the load test is: who comes how, what they do beside playing, and what must hold. One file each. */

import type { LineName } from '../../netcode/lines.ts';
import type { Rng } from '../../sim/random.ts';
import type { Limit } from '../report/limits.ts';

/** What one bot does beside playing. */
export interface Habit {
	/** The line it is on; a perfect one otherwise. */
	line?: LineName;
	/** Walks to the middle of the map, wherever fights are. */
	gathers?: boolean;
	/** Stops reading its socket for so long every so often; both vary by half. Light bots only. */
	stalls?: { everyMs: number; forMs: number };
	/**
	 * Plays for so long, is away for so long, and comes again; both vary by half. `leave`: as a new player; `cut`: its
	 * connection breaks and it returns to its seat at once (SDK bots leave instead).
	 */
	visits?: { stayMs: number; awayMs: number; ends: 'leave' | 'cut' };
}

export interface Scenario {
	/** One line for the list. */
	about: string;
	/** A mode and a map of the game. */
	mode: string;
	map?: string;
	/**
	 * `matchmade`: wherever the server puts people together. A number: private rooms of exactly so many. `one`: a private
	 * room of all.
	 */
	rooms: 'matchmade' | 'one' | number;
	/** Unless the command says otherwise. */
	bots: number;
	seconds: number;
	/** How the test suite runs it. */
	small: { bots: number; seconds: number };
	/** Most joins that begin in a second. */
	joinsPerSecond: number;
	/** Whether what is measured begins with the first join, or when all have joined. */
	measures: 'joining' | 'playing';
	/** By the bot's number and kind; `rng` gives the same in every run of a seed. */
	habit?(bot: { index: number; isSdk: boolean }, rng: Rng): Habit;
	limits: readonly Limit[];
}
