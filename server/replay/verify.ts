/** Runs a journal again and compares every tick's hash. Used by `npm run replay` and the golden tests. */

import type { Journal } from '../../sim/journal.ts';
import { replayJournal, type TuningSource, worldOfJournal } from '../../sim/journalReplay.ts';
import { countTick, createOutcome, type Outcome } from './outcome.ts';

export interface Verification {
	ticks: number;
	/** First tick whose world is not the recorded one; undefined when there is none. */
	firstDifferentTick: number | undefined;
	/** The error that the rules threw while running, which ended it. */
	failure: Error | undefined;
	/** What the run came to. */
	outcome: Outcome;
	/** Hash after the last tick. */
	finalHash: number;
}

/** Throws when the journal's map or mode is gone. */
export function verifyJournal(journal: Journal, source: TuningSource = 'recorded'): Verification {
	const world = worldOfJournal(journal.header, source);
	const outcome = createOutcome();
	let firstDifferentTick: number | undefined;
	let failure: Error | undefined;
	let finalHash = 0;
	try {
		for (const { events, same, hash } of replayJournal(journal, world, source)) {
			if (!same) firstDifferentTick ??= world.tick;
			countTick(outcome, world, events);
			finalHash = hash;
		}
	} catch (error) {
		failure = error as Error;
		firstDifferentTick ??= world.tick;
	}
	return { ticks: journal.ticks.length, firstDifferentTick, failure, outcome, finalHash };
}
