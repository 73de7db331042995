/** Turns what is kept of a room into a match that can go on: the image, and on top of it the tail, tick by tick. Used by `Keeper`. */

import type { RoomInProgress } from '../../rooms/continuity.ts';
import type { KeptSeat } from '../../rooms/seating.ts';
import { ByteReader } from '../../sim/journalBytes.ts';
import { readTicks } from '../../sim/journalReader.ts';
import { replayJournal } from '../../sim/journalReplay.ts';
import { restoreSnapshot } from '../../sim/snapshot.ts';
import { decodeImage } from './imageCodec.ts';
import type { TakenRoom } from './store.ts';

export interface RestoredRoom extends RoomInProgress {
	/** Ticks of the tail that were run. */
	ticksRun: number;
	/** Under these rules its last ticks would have gone otherwise. */
	differs: boolean;
}

const OTHER_RULES = 'This match goes on under newer rules: the server was updated.';

/** Throws a RangeError in words when it cannot be read, or needs a map or mode that there is not. */
export function restoreRoom(
	{ epoch, image, tail, seats }: Pick<TakenRoom, 'epoch' | 'image' | 'tail' | 'seats'>,
	rulesHash: string,
): RestoredRoom {
	const stored = decodeImage(image);
	const world = restoreSnapshot(stored.snapshot);
	let lastId = stored.lastId;
	// What is cut off at its end was being written when its process died.
	const { ticks } = readTicks(new ByteReader(tail), [...world.players.keys()]);
	let differs = false;
	for (const { same } of replayJournal({ ticks }, world, 'recorded')) differs ||= !same;
	for (const { input } of ticks) for (const { id } of input.joins) lastId = Math.max(lastId, id);
	return {
		epoch,
		options: stored.options,
		match: { world, lastId, ownTimeScale: stored.ownTimeScale },
		seats: seats === '' ? [] : (JSON.parse(seats) as KeptSeat[]),
		notice: stored.rulesHash === rulesHash ? undefined : OTHER_RULES,
		ticksRun: ticks.length,
		differs,
	};
}
