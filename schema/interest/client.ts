/** What one client holds of the managed maps, as its frames have told it. Used by `InterestEncoder`. */

import type { LocalIds } from './localIds.ts';
import type { Entry } from './managedMap.ts';

/** An entry that a client holds, or is to hold as soon as there is room in a frame. */
export interface Slot {
	entry: Entry;
	/** Its place among those held: of itself in `slots`, of its entry and of what it waits for in the arrays beside. */
	at: number;
	/** The client's number of it, for the entry and for its place in the map; 0 while it was not sent. */
	id: number;
	/** Frames in which something of it waited. */
	waited: number;
	/** Tick of the last frame that told of it. */
	toldTick: number;
	leaving: boolean;
}

/** What a client holds of one map. Thousands of clients look through all of it every tick, so what they look at lies side by side. */
export class Held {
	slots: Slot[] = [];
	/** By place: the index of the entry, and the fields that the client is still to be told of. */
	entries = new Int32Array(16);
	missed = new Int32Array(16);
	/** Whether some of what is held goes; whether some of it may wait to be told; deletions of the map that it was told of. */
	hasLeaving = false;
	hasMissed = false;
	toldDeletions = 0;

	/** Takes in an entry that is to be told in full. */
	add(entry: Entry, allFields: number): void {
		const at = this.slots.length;
		if (at === this.entries.length) {
			this.entries = grown(this.entries);
			this.missed = grown(this.missed);
		}
		this.slots.push({ entry, at, id: 0, waited: 0, toldTick: 0, leaving: false });
		this.entries[at] = entry.index;
		this.missed[at] = allFields;
		this.hasMissed = true;
	}

	/** Notes that fields of a slot wait. */
	miss(at: number, fields: number): void {
		this.missed[at] = (this.missed[at] as number) | fields;
		this.hasMissed = true;
	}

	/** Keeps the slots for which `stays` says so, in their order. */
	keep(stays: (slot: Slot) => boolean): void {
		let kept = 0;
		for (const slot of this.slots) {
			if (!stays(slot)) continue;
			this.entries[kept] = this.entries[slot.at] as number;
			this.missed[kept] = this.missed[slot.at] as number;
			slot.at = kept;
			this.slots[kept++] = slot;
		}
		this.slots.length = kept;
	}
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(2 * array.length);
	larger.set(array);
	return larger;
}

export class InterestClient {
	readonly ids: LocalIds;
	/** By managed field. */
	readonly held: Held[];
	/** Spreads the looks of many clients over the ticks. */
	readonly phase: number;
	/** Whether it has been given a full state. */
	ready = false;

	constructor(fields: number, ids: LocalIds, phase: number) {
		this.ids = ids;
		this.held = Array.from({ length: fields }, () => new Held());
		this.phase = phase;
	}
}
