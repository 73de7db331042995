/**
 * A map of the synced state whose entries are not sent to everybody: `InterestEncoder` sends each client those that it
 * is to hold. Entries have the fields of a schema class and are written by name, as the library's own are; what has
 * changed is encoded once a tick, whoever gets it.
 */

import { encode, type Iterator, type Schema } from '@colyseus/schema';
import { grown } from './client.ts';
import { type FieldCodec, fieldCodecs, type SchemaClass } from './fieldCodec.ts';

/** Adds (or replaces) a value; a field's number goes into the same byte. */
const ADD = 128;

/** An entry: the fields of `S`, and its key. */
export type ManagedEntry<S> = Omit<S, keyof Schema> & Entry;

/** What was written since the last tick ended. */
interface Changes {
	/** By entry's index: a bit for each field. */
	masks: Int32Array;
	touched: Entry[];
}

/** What every entry has beside its fields. */
export class Entry {
	readonly key: string;
	/** Its key as the wire has it. */
	readonly keyBytes: Uint8Array;
	/** Its place in its map's arrays; given to another entry when it is gone. */
	readonly index: number;
	/** It is not in its map any more. */
	gone = false;
	/** Whatever whoever fills the map wants to know of an entry. */
	owner: unknown;
	/** The tick of which its current values are in the map's bytes: the start of each field's, and the end of the last. */
	valuesTick = -1;
	readonly valueStarts: Uint32Array;
	readonly wires: unknown[];
	/** What was written last: to be told quickly that it is written again. */
	readonly values: unknown[];
	private readonly changes: Changes;

	constructor(key: string, index: number, codecs: readonly FieldCodec[], changes: Changes) {
		this.key = key;
		this.index = index;
		const bytes = new Uint8Array(key.length * 3 + 5);
		const it: Iterator = { offset: 0 };
		encode.string(bytes, key, it);
		this.keyBytes = bytes.slice(0, it.offset);
		this.valueStarts = new Uint32Array(codecs.length + 1);
		this.values = codecs.map(({ initial }) => initial);
		this.wires = codecs.map((codec) => codec.toWire(codec.initial));
		this.changes = changes;
	}

	touch(field: number): void {
		const { masks, touched } = this.changes;
		const mask = masks[this.index] as number;
		if (mask === 0) touched.push(this);
		masks[this.index] = mask | (1 << field);
	}
}

export interface ManagedMapOptions<S> {
	/**
	 * Called before an entry's current values are encoded for clients that missed something or see it anew: may bring
	 * fields up to date that the others know from what they were told before. What it writes counts for that alone.
	 */
	settle?(entry: ManagedEntry<S>): void;
	/** Names of fields that somebody who missed the first is told in addition: `{ course: ['place'] }`. */
	together?: { [field: string]: readonly string[] };
}

export class ManagedMap<S extends object = object> {
	readonly codecs: readonly FieldCodec[];
	/** A bit for every field. */
	readonly allFields: number;
	/** By index: how many entries have had it and are gone. */
	generations = new Int32Array(64);
	/** By index, marks of `InterestEncoder`: the last look in which somebody held it, and in which it was seen. */
	heldLook = new Int32Array(64);
	seenLook = new Int32Array(64);
	/** By index: the tick of which the changes are in `bytes`, and where they are. */
	changesTick = new Int32Array(64).fill(-1);
	changesStart = new Int32Array(64);
	changesEnd = new Int32Array(64);
	/** Most bytes of an entry's values and its key; without bound where there is text. */
	mostBytes: number;
	/** The bytes of this tick: changes and values of entries that somebody needed. */
	bytes: Uint8Array = new Uint8Array(4096);
	/** How many entries were deleted so far. */
	deletions = 0;
	private offset = 0;
	/** Counts frames and full states: what `changesTick` and `valuesTick` mean. */
	tick = 0;
	private readonly entries = new Map<string, ManagedEntry<S>>();
	private readonly byIndex: ManagedEntry<S>[] = [];
	private readonly changes: Changes = { masks: new Int32Array(64), touched: [] };
	private readonly createEntry: (key: string, index: number) => ManagedEntry<S>;
	private readonly freeIndexes: number[] = [];
	private madeIndexes = 0;
	private readonly settle: ((entry: ManagedEntry<S>) => void) | undefined;
	/** By field: the mask of what is told with it to those who missed it. */
	private readonly together: number[];
	/** Most bytes of an entry's values. */
	private readonly valueBytes: number;
	/** What was told of an entry while it is settled. */
	private readonly told: unknown[] = [];

	/** Throws when the class is no flat schema: see `fieldCodecs`. */
	constructor(type: SchemaClass<S>, options: ManagedMapOptions<S> = {}) {
		this.codecs = fieldCodecs(type);
		this.allFields = this.codecs.length === 31 ? 0x7fffffff : (1 << this.codecs.length) - 1;
		this.mostBytes = this.codecs.some(({ isText }) => isText) ? Infinity : this.codecs.reduce((sum, { bytes }) => sum + 1 + bytes, 0);
		this.valueBytes = this.mostBytes;
		this.createEntry = entryClass<S>(this.codecs, this.changes);
		this.settle = options.settle;
		const maskOf = (names: readonly string[]) =>
			names.reduce((mask, name) => mask | (1 << this.codecs.findIndex((codec) => codec.name === name)), 0);
		this.together = this.codecs.map(({ name }) => maskOf([name, ...(options.together?.[name] ?? [])]));
	}

	/** By entry's index: a bit for each field that was written since the last tick ended. Read anew each tick: it grows. */
	get changed(): Int32Array {
		return this.changes.masks;
	}

	/** Whether anything was written since the last tick ended. */
	get hasChanges(): boolean {
		return this.changes.touched.length > 0;
	}

	get size(): number {
		return this.entries.size;
	}

	get(key: string): ManagedEntry<S> | undefined {
		return this.entries.get(key);
	}

	/** A new entry with the class's defaults; the one that is there when there is one. */
	add(key: string): ManagedEntry<S> {
		let entry = this.entries.get(key);
		if (!entry) {
			entry = this.createEntry(key, this.takeIndex());
			this.byIndex[entry.index] = entry;
			this.entries.set(key, entry);
			this.mostBytes = Math.max(this.mostBytes, this.valueBytes + entry.keyBytes.length);
		}
		return entry;
	}

	delete(key: string): void {
		const entry = this.entries.get(key);
		if (!entry) return;
		const { index } = entry;
		entry.gone = true;
		this.generations[index] = (this.generations[index] as number) + 1;
		this.freeIndexes.push(index);
		this.deletions++;
		this.entries.delete(key);
	}

	/** The entry that has an index now. */
	entryAt(index: number): ManagedEntry<S> {
		return this.byIndex[index] as ManagedEntry<S>;
	}

	keys(): MapIterator<string> {
		return this.entries.keys();
	}

	values(): MapIterator<ManagedEntry<S>> {
		return this.entries.values();
	}

	/** What is told to somebody who missed these fields. */
	missedMask(fields: number): number {
		let mask = fields;
		for (let rest = fields; rest !== 0; rest &= rest - 1) mask |= this.together[31 - Math.clz32(rest & -rest)] as number;
		return mask;
	}

	/** Encodes the changes of the entry with an index, once a tick: see `changesStart`. */
	encodeChanges(index: number): void {
		if (this.changesTick[index] === this.tick) return;
		const entry = this.byIndex[index] as Entry;
		this.changesTick[index] = this.tick;
		this.changesStart[index] = this.offset;
		for (let rest = this.changed[index] as number; rest !== 0; rest &= rest - 1) this.writeField(entry, 31 - Math.clz32(rest & -rest));
		this.changesEnd[index] = this.offset;
	}

	/** Encodes an entry's current values, once a tick: see `valueStarts`. */
	encodeValues(entry: Entry): void {
		if (entry.valuesTick === this.tick) return;
		// What others get of this tick is encoded first: settling is not for them.
		if (this.changed[entry.index] !== 0) this.encodeChanges(entry.index);
		entry.valuesTick = this.tick;
		if (this.settle) this.settleFor(entry, this.settle);
		for (let field = 0; field < this.codecs.length; field++) {
			entry.valueStarts[field] = this.offset;
			this.writeField(entry, field);
		}
		entry.valueStarts[this.codecs.length] = this.offset;
		if (this.settle) for (let field = 0; field < this.codecs.length; field++) entry.wires[field] = this.told[field];
	}

	/** Before frames or a full state: bytes of earlier values are let go. */
	startBytes(): void {
		this.offset = 0;
		this.tick++;
	}

	/** After the frames of a tick: what has changed is told. */
	endTick(): void {
		const { masks, touched } = this.changes;
		for (const { index } of touched) masks[index] = 0;
		touched.length = 0;
	}

	/** Settles an entry; `told` has the values to go back to, which are what everybody else was told. */
	private settleFor(entry: Entry, settle: (entry: ManagedEntry<S>) => void): void {
		const { masks, touched } = this.changes;
		const mask = masks[entry.index] as number;
		for (let field = 0; field < this.codecs.length; field++) this.told[field] = entry.wires[field];
		settle(entry as ManagedEntry<S>);
		if (mask === 0 && masks[entry.index] !== 0) touched.pop();
		masks[entry.index] = mask;
		// What is written next is compared with what was told, not with this.
		entry.values.fill(undefined);
	}

	private takeIndex(): number {
		const free = this.freeIndexes.pop();
		if (free !== undefined) return free;
		if (this.madeIndexes === this.generations.length) {
			this.changes.masks = grown(this.changes.masks);
			this.generations = grown(this.generations);
			this.heldLook = grown(this.heldLook);
			this.seenLook = grown(this.seenLook);
			this.changesTick = grown(this.changesTick);
			this.changesStart = grown(this.changesStart);
			this.changesEnd = grown(this.changesEnd);
		}
		return this.madeIndexes++;
	}

	private writeField(entry: Entry, field: number): void {
		const codec = this.codecs[field] as FieldCodec;
		const value = entry.wires[field];
		this.ensure(1 + codec.bytes + (codec.isText ? String(value).length * 3 : 0));
		this.bytes[this.offset] = ADD | field;
		const it: Iterator = { offset: this.offset + 1 };
		codec.write(this.bytes, value, it);
		this.offset = it.offset;
	}

	private ensure(count: number): void {
		if (this.offset + count <= this.bytes.length) return;
		const bytes = new Uint8Array(2 * (this.offset + count));
		bytes.set(this.bytes);
		this.bytes = bytes;
	}
}

/** A way to make entries that have a property for each field, which notes when a client would read another value. */
function entryClass<S>(codecs: readonly FieldCodec[], changes: Changes): (key: string, index: number) => ManagedEntry<S> {
	class FieldsEntry extends Entry {}
	const reserved = new Entry('', 0, [], changes);
	for (const { name, index, toWire, fromWire } of codecs) {
		if (name in reserved) throw new RangeError(`a field of a managed map cannot be called "${name}"`);
		Object.defineProperty(FieldsEntry.prototype, name, {
			get(this: Entry) {
				return fromWire(this.wires[index]);
			},
			set(this: Entry, value: unknown) {
				if (this.values[index] === value) return;
				this.values[index] = value;
				const wire = toWire(value);
				if (this.wires[index] === wire) return;
				this.wires[index] = wire;
				this.touch(index);
			},
		});
	}
	return (key, index) => new FieldsEntry(key, index, codecs, changes) as Entry as ManagedEntry<S>;
}
