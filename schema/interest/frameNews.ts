/** What one frame tells a client of what it holds: all that there is to tell, or the most urgent of it. Used by `InterestEncoder`. */

import type { Held, InterestClient, Slot } from './client.ts';
import type { InterestFigures } from './interestEncoder.ts';
import type { Managed } from './managedField.ts';
import type { ManagedEntry, ManagedMap } from './managedMap.ts';

/** Bytes of an update beside its values, and of an addition with a key of usual length. */
const UPDATE_BYTES = 4;
const ADDITION_BYTES = 24;

export class FrameNews<C> {
	/** By managed field: the slots that the frame tells of, as many of each as `counts` says. Shortening an array would take its memory anew for every client. */
	readonly lists: Slot[][];
	readonly counts: number[];
	private readonly fields: readonly Managed<C>[];
	private readonly figures: InterestFigures;

	constructor(fields: readonly Managed<C>[], figures: InterestFigures) {
		this.fields = fields;
		this.figures = figures;
		this.lists = fields.map(() => []);
		this.counts = fields.map(() => 0);
	}

	/** Tells of these slots of a field. */
	set(index: number, slots: Slot[]): void {
		this.lists[index] = slots;
		this.counts[index] = slots.length;
	}

	/** What there is to tell of a field. */
	private of(index: number): Slot[] {
		return (this.lists[index] as Slot[]).slice(0, this.counts[index]);
	}

	/** Gathers everything that there is to tell. */
	gather(client: C, held: InterestClient, tick: number): void {
		for (const [index, field] of this.fields.entries()) {
			const news = this.lists[index] as Slot[];
			let count = 0;
			this.counts[index] = 0;
			const one = held.held[index] as Held;
			if (!field.map.hasChanges && !one.hasMissed) continue;
			const { slots, entries, missed } = one;
			const { changed } = field.map;
			let isMissed = false;
			for (let at = 0; at < slots.length; at++) {
				const fields = (missed[at] as number) | (changed[entries[at] as number] as number);
				if (fields === 0) continue;
				const slot = slots[at] as Slot;
				if (slot.leaving || slot.entry.gone) continue;
				if (field.every && !isDue(slot, field, client, tick)) {
					missed[at] = fields;
					slot.waited++;
					isMissed = true;
					continue;
				}
				news[count++] = slot;
			}
			this.counts[index] = count;
			one.hasMissed = isMissed;
		}
	}

	/** Whether what was gathered takes more bytes than a budget; counted one by one only where it comes near. */
	exceeds(held: InterestClient, budget: number): boolean {
		let most = 0;
		for (const [index, { map }] of this.fields.entries()) {
			const news = this.lists[index] as Slot[];
			for (let i = 0; i < (this.counts[index] as number); i++) {
				const slot = news[i] as Slot;
				if (map.mostBytes === undefined) most += costOf(slot, held.held[index] as Held, map);
				else most += map.mostBytes + (slot.id === 0 ? ADDITION_BYTES : UPDATE_BYTES);
			}
		}
		if (most <= budget) return false;
		let bytes = 0;
		for (const [index, { map }] of this.fields.entries()) {
			for (const slot of this.of(index)) bytes += costOf(slot, held.held[index] as Held, map);
		}
		return bytes > budget;
	}

	/** Keeps the most urgent news until the budget is spent. Urgency grows while news waits, so that nothing waits for ever. */
	keepWithin(client: C, held: InterestClient, budget: number): void {
		const waiting: { slot: Slot; news: Slot[]; one: Held; map: ManagedMap; urgency: number; bytes: number }[] = [];
		let left = budget;
		for (const [index, field] of this.fields.entries()) {
			const { map } = field;
			const one = held.held[index] as Held;
			const all = this.of(index);
			const news: Slot[] = [];
			this.lists[index] = news;
			for (const slot of all) {
				const weight = field.urgency?.(client, slot.entry as ManagedEntry<object>) ?? Infinity;
				const bytes = costOf(slot, one, map);
				if (weight === Infinity) {
					left -= bytes;
					news.push(slot);
				} else waiting.push({ slot, news, one, map, urgency: weight * (1 + slot.waited), bytes });
			}
		}
		waiting.sort((a, b) => b.urgency - a.urgency);
		for (const [index, { slot, news, one, map, bytes }] of waiting.entries()) {
			left -= bytes;
			// The first goes even where it is larger than any budget, or it would wait for ever.
			if (left >= 0 || index === 0) news.push(slot);
			else {
				one.miss(slot.at, map.changed[slot.entry.index] as number);
				slot.waited++;
				this.figures.postponed++;
			}
		}
		for (const [index, list] of this.lists.entries()) this.counts[index] = list.length;
	}
}

function isDue<C>(slot: Slot, field: Managed<C>, client: C, tick: number): boolean {
	if (slot.id === 0 || !field.every) return true;
	return tick - slot.toldTick >= field.every(client, slot.entry as ManagedEntry<object>);
}

/** Bytes that the news of a slot take, but for a little. */
function costOf(slot: Slot, one: Held, map: ManagedMap): number {
	const { entry } = slot;
	const missed = one.missed[slot.at] as number;
	if (missed === 0) {
		map.encodeChanges(entry);
		return 3 + entry.changesEnd - entry.changesStart;
	}
	map.encodeValues(entry);
	const mask = map.missedMask(missed | (map.changed[entry.index] as number));
	let bytes = slot.id === 0 ? 6 + entry.keyBytes.length : 3;
	for (let field = 0; field < map.codecs.length; field++) {
		if ((mask & (1 << field)) !== 0) bytes += (entry.valueStarts[field + 1] as number) - (entry.valueStarts[field] as number);
	}
	return bytes;
}
