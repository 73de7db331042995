/** What one client holds of the managed maps, as its frames have told it. Used by `InterestEncoder`. */

import type { LocalIds } from './localIds.ts';
import type { Entry } from './managedMap.ts';

/** An entry that a client holds, or is to hold as soon as there is room in a frame. */
export interface Slot {
	entry: Entry;
	/** The client's number of it, for the entry and for its place in the map; 0 while it was not sent. */
	id: number;
	/** Fields that changed since the client was told of them. */
	missed: number;
	/** Frames in which something of it waited. */
	waited: number;
	/** Tick of the last frame that told of it. */
	toldTick: number;
	leaving: boolean;
}

export class InterestClient {
	readonly ids: LocalIds;
	/** By managed field. */
	readonly held: Slot[][];
	/** By managed field: whether some of what is held goes, and how many deletions of the map it has been told of. */
	readonly hasLeaving: boolean[];
	readonly toldDeletions: number[];
	/** Spreads the looks of many clients over the ticks. */
	readonly phase: number;
	/** Whether it has been given a full state. */
	ready = false;

	constructor(fields: number, ids: LocalIds, phase: number) {
		this.ids = ids;
		this.held = Array.from({ length: fields }, () => []);
		this.hasLeaving = this.held.map(() => false);
		this.toldDeletions = this.held.map(() => 0);
		this.phase = phase;
	}
}

export function createSlot(entry: Entry): Slot {
	return { entry, id: 0, missed: 0, waited: 0, toldTick: 0, leaving: false };
}
