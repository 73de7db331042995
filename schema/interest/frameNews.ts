/** What one frame tells a client of what it holds: all that there is to tell, or the most urgent of it. Used by `InterestEncoder`. */

import { grown, type Held, type InterestClient } from './client.ts';
import type { InterestFigures } from './interestEncoder.ts';
import type { Managed } from './managedField.ts';
import type { ManagedEntry, ManagedMap } from './managedMap.ts';

/** Bytes of an update beside its values, and of an addition beside its values and its key. */
const UPDATE_BYTES = 3;
const ADDITION_BYTES = 6;

export class FrameNews<C> {
	/** By managed field: the places that the frame tells of, as many of each as `counts` says. */
	readonly lists: Int32Array<ArrayBuffer>[];
	readonly counts: number[];
	private readonly fields: readonly Managed<C>[];
	private readonly figures: InterestFigures;

	constructor(fields: readonly Managed<C>[], figures: InterestFigures) {
		this.fields = fields;
		this.figures = figures;
		this.lists = fields.map(() => new Int32Array(64));
		this.counts = fields.map(() => 0);
	}

	/** Tells of everything that is held of a field. */
	tellAll(index: number, one: Held): void {
		const news = this.roomFor(index, one.count);
		for (let at = 0; at < one.count; at++) news[at] = at;
		this.counts[index] = one.count;
	}

	/** Gathers everything that there is to tell. */
	gather(client: C, held: InterestClient, tick: number): void {
		const { fields, counts } = this;
		for (let index = 0; index < fields.length; index++) {
			const field = fields[index] as Managed<C>;
			const one = held.held[index] as Held;
			counts[index] = 0;
			if (!field.map.hasChanges && !one.hasMissed) continue;
			const every = field.every?.(client);
			if (every) this.gatherDue(index, field, every, one, tick);
			else this.gatherAll(index, field, one);
		}
	}

	/** Whether what was gathered takes more bytes than a budget; each count is closer, and made only where the one before comes near. */
	exceeds(held: InterestClient, budget: number): boolean {
		return this.most() > budget && this.bytes(held, mostOf) > budget && this.bytes(held, costOf) > budget;
	}

	/** Keeps the most urgent news until the budget is spent. Urgency grows while news waits, so that nothing waits for ever. */
	keepWithin(client: C, held: InterestClient, budget: number): void {
		const waiting: { at: number; index: number; urgency: number; bytes: number }[] = [];
		let left = budget;
		for (const [index, field] of this.fields.entries()) {
			const one = held.held[index] as Held;
			const news = this.lists[index] as Int32Array;
			const count = this.counts[index] as number;
			this.counts[index] = 0;
			for (let i = 0; i < count; i++) {
				const at = news[i] as number;
				const entry = field.map.entryAt(one.entries[at] as number);
				const weight = field.urgency?.(client, entry as ManagedEntry<object>) ?? Infinity;
				const bytes = costOf(at, one, field.map);
				if (weight === Infinity) {
					left -= bytes;
					this.tell(index, at);
				} else waiting.push({ at, index, urgency: weight * (1 + (one.waited[at] as number)), bytes });
			}
		}
		waiting.sort((a, b) => b.urgency - a.urgency);
		for (const [order, { at, index, bytes }] of waiting.entries()) {
			left -= bytes;
			// The first goes even where it is larger than any budget, or it would wait for ever.
			if (left >= 0 || order === 0) this.tell(index, at);
			else this.postpone(at, held.held[index] as Held, (this.fields[index] as Managed<C>).map);
		}
	}

	private gatherAll(index: number, { map }: Managed<C>, one: Held): void {
		const news = this.roomFor(index, one.count + 1);
		const { changed } = map;
		const { count, entries, missed, leaving } = one;
		let told = 0;
		// Without a branch for each: which of them have changed is anybody's guess, the processor's as well.
		for (let at = 0; at < count; at++) {
			const fields = (missed[at] as number) | (changed[entries[at] as number] as number);
			news[told] = at;
			told += ((fields | (0 - fields)) >>> 31) & (1 - (leaving[at] as number));
		}
		if (one.mayBeGone(map)) told = withoutGone(news, told, one, map);
		this.counts[index] = told;
		one.hasMissed = false;
	}

	/** As `gatherAll`, where some may be told less often. */
	private gatherDue(index: number, { map }: Managed<C>, every: (entry: ManagedEntry<object>) => number, one: Held, tick: number): void {
		const news = this.roomFor(index, one.count);
		const { changed } = map;
		const { count, entries, missed, leaving, ids, toldTick, waited } = one;
		const mayBeGone = one.mayBeGone(map);
		let told = 0;
		let isMissed = false;
		for (let at = 0; at < count; at++) {
			const entry = entries[at] as number;
			const fields = (missed[at] as number) | (changed[entry] as number);
			if (fields === 0) continue;
			if (leaving[at] === 1 || (mayBeGone && one.isGone(at, map))) continue;
			const since = tick - (toldTick[at] as number);
			const isDue = ids[at] === 0 || since >= every(map.entryAt(entry) as ManagedEntry<object>);
			if (isDue) news[told++] = at;
			else {
				missed[at] = fields;
				waited[at] = (waited[at] as number) + 1;
				isMissed = true;
			}
		}
		this.counts[index] = told;
		one.hasMissed = isMissed;
	}

	/** As if every one of the news was new to the client. */
	private most(): number {
		const { fields, counts } = this;
		let bytes = 0;
		for (let index = 0; index < fields.length; index++) {
			const count = counts[index] as number;
			if (count > 0) bytes += count * (ADDITION_BYTES + (fields[index] as Managed<C>).map.mostBytes);
		}
		return bytes;
	}

	private bytes(held: InterestClient, missedBytes: (at: number, one: Held, map: ManagedMap) => number): number {
		const { fields, lists, counts } = this;
		let bytes = 0;
		for (let index = 0; index < fields.length; index++) {
			const { map } = fields[index] as Managed<C>;
			const one = held.held[index] as Held;
			const news = lists[index] as Int32Array;
			const count = counts[index] as number;
			for (let i = 0; i < count; i++) {
				const at = news[i] as number;
				bytes += one.missed[at] === 0 ? changesCost(one.entries[at] as number, map) : missedBytes(at, one, map);
			}
		}
		return bytes;
	}

	private tell(index: number, at: number): void {
		const count = this.counts[index] as number;
		(this.lists[index] as Int32Array)[count] = at;
		this.counts[index] = count + 1;
	}

	private postpone(at: number, one: Held, map: ManagedMap): void {
		one.miss(at, map.changed[one.entries[at] as number] as number);
		one.waited[at] = (one.waited[at] as number) + 1;
		this.figures.postponed++;
	}

	private roomFor(index: number, count: number): Int32Array {
		let news = this.lists[index] as Int32Array<ArrayBuffer>;
		while (news.length < count) {
			news = grown(news);
			this.lists[index] = news;
		}
		return news;
	}
}

/** Takes out places whose entry is gone; returns how many are left. */
function withoutGone(news: Int32Array, count: number, one: Held, map: ManagedMap): number {
	let left = 0;
	for (let i = 0; i < count; i++) {
		const at = news[i] as number;
		if (!one.isGone(at, map)) news[left++] = at;
	}
	return left;
}

/** Bytes that the news of a place take, but for a little. */
function costOf(at: number, one: Held, map: ManagedMap): number {
	const index = one.entries[at] as number;
	const missed = one.missed[at] as number;
	if (missed === 0) return changesCost(index, map);
	const entry = map.entryAt(index);
	map.encodeValues(entry);
	const mask = map.missedMask(missed | (map.changed[index] as number));
	let bytes = one.ids[at] === 0 ? ADDITION_BYTES + entry.keyBytes.length : UPDATE_BYTES;
	for (let field = 0; field < map.codecs.length; field++) {
		if ((mask & (1 << field)) !== 0) bytes += (entry.valueStarts[field + 1] as number) - (entry.valueStarts[field] as number);
	}
	return bytes;
}

function changesCost(index: number, map: ManagedMap): number {
	map.encodeChanges(index);
	return UPDATE_BYTES + (map.changesEnd[index] as number) - (map.changesStart[index] as number);
}

/** No less than `costOf` says of something missed: as if all of it was. */
function mostOf(at: number, { entries, ids }: Held, map: ManagedMap): number {
	const entry = map.entryAt(entries[at] as number);
	map.encodeValues(entry);
	const { valueStarts } = entry;
	const bytes = (valueStarts[map.codecs.length] as number) - (valueStarts[0] as number);
	return bytes + (ids[at] === 0 ? ADDITION_BYTES + entry.keyBytes.length : UPDATE_BYTES);
}
