/** Runs a journal again and compares every tick's hash. Used by `npm run replay` and the golden tests. */

import type { Journal } from '../../sim/journal.ts';
import { replayJournal, type TuningSource } from '../../sim/journalReplay.ts';
import { countTick, createOutcome, type Outcome } from './outcome.ts';

export interface Verification {
	ticks: number;
	/** First tick whose world is not the recorded one; undefined when there is none. */
	firstDifferentTick: number | undefined;
	/** What the run came to. */
	outcome: Outcome;
	/** Hash after the last tick. */
	finalHash: number;
}

/** Throws when the journal's map or mode is gone, or when a step fails. */
export function verifyJournal(journal: Journal, source: TuningSource = 'recorded'): Verification {
	const outcome = createOutcome();
	let firstDifferentTick: number | undefined;
	let finalHash = 0;
	for (const { world, events, same, hash } of replayJournal(journal, source)) {
		if (!same) firstDifferentTick ??= world.tick;
		countTick(outcome, world, events);
		finalHash = hash;
	}
	return { ticks: journal.ticks.length, firstDifferentTick, outcome, finalHash };
}
