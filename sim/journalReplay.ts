/** Runs a journal again, tick for tick. Used by `npm run replay`, the golden tests and whoever goes on with a match. */

import type { WorldEvent } from './events.ts';
import { hashWorld } from './hash.ts';
import type { Journal, JournalHeader } from './journal.ts';
import { restoreSnapshot } from './snapshot.ts';
import { stepWorld } from './stepWorld.ts';
import { checkTuning, createTuning } from './tuning.ts';
import { createWorld, type World } from './world.ts';

/** Whether a replay runs on the numbers of the recording, or on those that the rules have now. */
export type TuningSource = 'recorded' | 'current';

/** The world that a journal began with. Throws when its map or mode is gone. */
export function worldOfJournal(header: JournalHeader, source: TuningSource): World {
	if (header.snapshot) {
		const world = restoreSnapshot(header.snapshot);
		if (source === 'current') {
			world.tuning = createTuning(world.mode.tuning);
			world.announced = [];
		}
		return world;
	}
	const { seed, arenaId, modeId, tickRate, startTick } = header;
	const tuning = source === 'recorded' ? usableTuning(header) : {};
	return createWorld({ seed, arenaId, modeId, tickRate, startTick, tuning });
}

/** The recorded numbers without those that there are no more, or that are out of today's range. */
function usableTuning(header: JournalHeader): Record<string, number> {
	return Object.fromEntries(Object.entries(header.tuning).filter(([key, value]) => checkTuning(key, value) === undefined));
}

export interface ReplayedTick {
	events: WorldEvent[];
	/** `hashWorld` of this run. */
	hash: number;
	/** Whether the world is the recorded one, by its hash. Always false after the first difference. */
	same: boolean;
}

/**
 * Steps a journal's world through it; yields that world each time. With `current` numbers the changes that were made
 * during the match are left out as well, and `same` says only whether it made a difference.
 */
export function* replayJournal(journal: Pick<Journal, 'ticks'>, world: World, source: TuningSource): Generator<ReplayedTick, void> {
	let same = true;
	for (const { input, hash: recordedHash } of journal.ticks) {
		const given = source === 'recorded' ? input : { ...input, tunings: [] };
		const events = stepWorld(world, given);
		const hash = hashWorld(world);
		same = same && hash === recordedHash;
		yield { events, hash, same };
	}
}
