/** What one client holds of the managed maps, as its frames have told it. Used by `InterestEncoder`. */

import type { LocalIds } from './localIds.ts';
import type { Entry, ManagedMap } from './managedMap.ts';

/**
 * What a client holds of one map, or is to hold as soon as there is room in a frame: places 0 to `count`, in the order
 * in which they came. Thousands of clients look through all of it every tick, so it is arrays of numbers side by side
 * and no object for each: an object would be another line of the processor's memory, read once and dropped.
 */
export class Held {
	count = 0;
	/** By place: the entry's index in its map, and which of those that had this index it is. */
	entries = new Int32Array(16);
	generations = new Int32Array(16);
	/** By place: the fields that the client is still to be told of, a bit for each. */
	missed = new Int32Array(16);
	/** By place: the client's number of it, for the entry and for its place in the map; 0 while it was not sent. */
	ids = new Int32Array(16);
	/** By place: frames in which something of it waited, and the tick of the last frame that told of it. */
	waited = new Int32Array(16);
	toldTick = new Int32Array(16);
	/** By place: 1 for what is to go. */
	leaving = new Uint8Array(16);
	/** How many places have no number yet. */
	unsent = 0;
	/** Whether some of what is held goes; whether some of it may wait to be told; deletions of the map that it was told of. */
	hasLeaving = false;
	hasMissed = false;
	toldDeletions = 0;

	/** Takes in an entry that is to be told in full. */
	add(entry: Entry, generation: number, allFields: number): void {
		const at = this.count++;
		if (at === this.entries.length) this.grow();
		this.entries[at] = entry.index;
		this.generations[at] = generation;
		this.missed[at] = allFields;
		this.ids[at] = 0;
		this.waited[at] = 0;
		this.toldTick[at] = 0;
		this.leaving[at] = 0;
		this.unsent++;
		this.hasMissed = true;
	}

	/** Notes that fields of a place wait. */
	miss(at: number, fields: number): void {
		this.missed[at] = (this.missed[at] as number) | fields;
		this.hasMissed = true;
	}

	/** Whether some of what is held may be gone from the map. */
	mayBeGone(map: ManagedMap): boolean {
		return this.toldDeletions !== map.deletions;
	}

	/** Whether the entry of a place is gone from the map; another one may have its index. */
	isGone(at: number, map: ManagedMap): boolean {
		return map.generations[this.entries[at] as number] !== this.generations[at];
	}

	/** Keeps the places for which `stays` says so, in their order. */
	keep(stays: (at: number) => boolean): void {
		let kept = 0;
		for (let at = 0; at < this.count; at++) {
			if (!stays(at)) {
				if (this.ids[at] === 0) this.unsent--;
				continue;
			}
			if (kept !== at) this.move(at, kept);
			kept++;
		}
		this.count = kept;
	}

	private move(from: number, to: number): void {
		this.entries[to] = this.entries[from] as number;
		this.generations[to] = this.generations[from] as number;
		this.missed[to] = this.missed[from] as number;
		this.ids[to] = this.ids[from] as number;
		this.waited[to] = this.waited[from] as number;
		this.toldTick[to] = this.toldTick[from] as number;
		this.leaving[to] = this.leaving[from] as number;
	}

	private grow(): void {
		this.entries = grown(this.entries);
		this.generations = grown(this.generations);
		this.missed = grown(this.missed);
		this.ids = grown(this.ids);
		this.waited = grown(this.waited);
		this.toldTick = grown(this.toldTick);
		const { leaving } = this;
		this.leaving = new Uint8Array(2 * leaving.length);
		this.leaving.set(leaving);
	}
}

/** An array of twice the length that begins as the other. */
export function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(2 * array.length);
	larger.set(array);
	return larger;
}

export class InterestClient {
	/** What stays the same when it comes back. */
	readonly key: unknown;
	readonly ids: LocalIds;
	/** By managed field. */
	readonly held: Held[];
	/** Spreads the looks of many clients over the ticks. */
	readonly phase: number;
	/** Whether it has been given a full state. */
	ready = false;
	/** Bytes of the budgets of earlier frames that were not needed. */
	saved = 0;

	constructor(key: unknown, fields: number, ids: LocalIds, phase: number) {
		this.key = key;
		this.ids = ids;
		this.held = Array.from({ length: fields }, () => new Held());
		this.phase = phase;
	}
}
