/**
 * Encodes a state of which nobody is sent what they are not to hold: the state's ordinary fields for everybody, by the
 * library's encoder, and the entries of its managed maps for each client that holds them. An entry is encoded at most
 * twice a tick (its changes, for clients that were told all before; its current values, for clients that see it anew
 * or missed something), and those bytes are copied into frames. A stock decoder reads them and knows nothing of it.
 *
 * The wire: sections `255 refId operation...`, each independent of the others. In a client's frames the refIds of
 * managed entries are the client's own, below those that the library's encoder gives to everything else.
 */

import { $refId, type Encoder, type Iterator, type Schema } from '@colyseus/schema';
import { Held, InterestClient } from './client.ts';
import { FrameNews } from './frameNews.ts';
import type { FrameWriter } from './frameWriter.ts';
import { LocalIds } from './localIds.ts';
import type { Managed, ManagedField } from './managedField.ts';
import type { ManagedEntry, ManagedMap } from './managedMap.ts';
import { ADD, beginSection, DELETE, NUMBER_BYTES, openSection, SECTION_BYTES, writeNumber } from './sections.ts';

/** The refIds of everything but managed entries begin here, beside those that the state is made with. */
const SHARED_REF_IDS = 4096;
/** Numbers of one era, and how many eras follow each other before their numbers come again. */
const ERA_REF_IDS = 2048;
const ERAS = 16;
/** Room for a full state, without managed entries, before more is taken, bytes. */
const WHOLE_BYTES = 64 * 1024;

export interface InterestOptions<C> {
	/** By the names of the state's fields. */
	// biome-ignore lint/suspicious/noExplicitAny: each field has entries of a type of its own
	fields: { [name: string]: ManagedField<C, any> };
	/** Bytes of managed entries that a frame may hold on average; no bound unless said otherwise. Deletions always go. */
	frameBudget?(client: C): number;
	/**
	 * Bytes that a client may have saved up in frames that needed less than their budget, for one that needs more: a new
	 * life elsewhere is a hundred newcomers at once. None unless said otherwise.
	 */
	savedBudget?: number;
	/** Called once before the frames of a tick are made: the place to sort entries into a grid. */
	beforeFrames?(): void;
}

/** What is counted of the frames, for measurements. */
export interface InterestFigures {
	/** Updates of held entries, and their bytes. */
	updates: number;
	updateBytes: number;
	adds: number;
	deletes: number;
	/** Entries of which news had to wait for the next frame. */
	postponed: number;
}

export class InterestEncoder<C extends object, State extends Schema> {
	readonly figures: InterestFigures = { updates: 0, updateBytes: 0, adds: 0, deletes: 0, postponed: 0 };
	private readonly encoder: Encoder<State>;
	private readonly options: InterestOptions<C>;
	private readonly fields: Managed<C>[];
	private readonly clients = new Map<unknown, InterestClient>();
	private readonly firstLocalId: number;
	private shared: Uint8Array = new Uint8Array(0);
	/** What all get of a full state, as it was at `wholeTick`. */
	private whole: Uint8Array = new Uint8Array(0);
	private wholeTick = -1;
	private wholeBuffer = new Uint8Array(WHOLE_BYTES);
	/** What the frame that is made tells of. */
	private readonly news: FrameNews<C>;
	private tick = 0;
	private looks = 0;
	private joined = 0;

	/**
	 * `encoder`: the library's, of a state whose managed fields are maps that stay empty.
	 * Throws when a field is no map of the state, or when the state already has more structures than fit below the
	 * numbers of its clients.
	 */
	constructor(encoder: Encoder<State>, options: InterestOptions<C>) {
		this.encoder = encoder;
		this.options = options;
		this.fields = Object.entries(options.fields).map(([name, field]) => {
			const refId = (encoder.state as unknown as Record<string, { [$refId]?: number } | undefined>)[name]?.[$refId];
			if (refId === undefined) throw new TypeError(`the state has no map "${name}" to be managed`);
			const { lookEvery = 1 } = field;
			return { ...field, refId, lookEvery: typeof lookEvery === 'function' ? lookEvery : () => lookEvery };
		});
		this.news = new FrameNews(this.fields, this.figures);
		// The one place that decides where the library's own numbers go on.
		const root = encoder.root as unknown as { nextUniqueId: number };
		this.firstLocalId = root.nextUniqueId;
		if (this.firstLocalId > SHARED_REF_IDS / 2) throw new RangeError('the state has too many structures to leave numbers for clients');
		root.nextUniqueId = SHARED_REF_IDS;
	}

	/**
	 * Gives numbers from now on that no other era's encoder gave, to what is neither managed nor part of the empty state:
	 * for a state that goes on from that of another process, whose clients still hold what they were told there. To be
	 * called before the state is filled.
	 */
	beginEra(era: number): void {
		(this.encoder.root as unknown as { nextUniqueId: number }).nextUniqueId = SHARED_REF_IDS + (era % ERAS) * ERA_REF_IDS;
	}

	/**
	 * What all get, without a managed entry: as a full state it takes away whatever a client still holds of another
	 * encoder's, so that its numbers are free.
	 */
	emptyState(writer: FrameWriter): void {
		this.encodeWhole(writer);
	}

	/**
	 * Everything that a client is to hold, for one that joins or comes back; for nobody in particular what all get.
	 * May be asked for at any time. `key`: what stays the same when somebody comes back.
	 */
	fullState(writer: FrameWriter, client?: C, key?: unknown): void {
		this.encodeWhole(writer);
		if (!client) return;
		const held = this.clients.get(key) ?? this.createClient(key);
		held.ready = true;
		held.ids.beginResync();
		for (const [index, field] of this.fields.entries()) {
			field.map.startBytes();
			const fresh = new Held();
			held.held[index] = fresh;
			field.holding?.anew(key);
			fresh.toldDeletions = field.map.deletions;
			this.look(client, fresh, field);
			this.news.tellAll(index, fresh);
			this.writeField(held, index, field, writer);
		}
		held.ids.endResync();
	}

	/** Forgets a client that will not come back. */
	forget(key: unknown): void {
		this.clients.delete(key);
	}

	/** Encodes what all get of this tick. */
	beginTick(): void {
		this.tick++;
		this.shared = new Uint8Array(0);
		if (this.encoder.hasChanges) {
			const it: Iterator = { offset: 0 };
			this.shared = this.encoder.encode(it);
		}
		this.options.beforeFrames?.();
		for (const { map } of this.fields) map.startBytes();
	}

	/** Adds a client's frame of this tick: nothing, when it was given no full state yet. */
	writeFrame(client: C, key: unknown, writer: FrameWriter): void {
		const held = this.clients.get(key);
		if (!held?.ready) return;
		const { fields, shared } = this;
		if (shared.length > 0) writer.copy(shared, 0, shared.length);
		for (let index = 0; index < fields.length; index++) {
			const field = fields[index] as Managed<C>;
			if ((this.tick + held.phase) % field.lookEvery() === 0) this.look(client, held.held[index] as Held, field);
		}
		const budget = this.options.frameBudget?.(client) ?? Infinity;
		const allowed = budget + held.saved;
		this.news.gather(client, held, this.tick);
		if (allowed !== Infinity && this.news.exceeds(held, allowed)) this.news.keepWithin(client, held, allowed);
		const before = writer.offset;
		for (let index = 0; index < fields.length; index++) this.writeField(held, index, fields[index] as Managed<C>, writer);
		held.saved = Math.max(0, Math.min(this.options.savedBudget ?? 0, allowed - (writer.offset - before)));
		held.ids.endFrame();
	}

	/** A client that gets no frame of this tick: what it missed is told later. It may have to be given a full state. */
	skipFrame(key: unknown): void {
		const held = this.clients.get(key);
		if (!held) return;
		for (const [index, { map }] of this.fields.entries()) {
			const { changed } = map;
			const one = held.held[index] as Held;
			for (let at = 0; at < one.count; at++) one.miss(at, changed[one.entries[at] as number] as number);
		}
	}

	/** After the frames of a tick. */
	endTick(): void {
		this.encoder.discardChanges();
		for (const { map } of this.fields) map.endTick();
	}

	private createClient(key: unknown): InterestClient {
		const created = new InterestClient(key, this.fields.length, new LocalIds(this.firstLocalId, SHARED_REF_IDS - 1), this.joined++);
		this.clients.set(key, created);
		return created;
	}

	private encodeWhole(writer: FrameWriter): void {
		if (this.wholeTick !== this.tick || this.encoder.hasChanges) {
			this.whole = this.encoder.encodeAll({ offset: 0 }, this.wholeBuffer);
			this.wholeTick = this.tick;
			// The encoder took a larger buffer when this one was full.
			if (this.whole.length > this.wholeBuffer.length) this.wholeBuffer = new Uint8Array(2 * this.whole.length);
		}
		writer.copy(this.whole, 0, this.whole.length);
	}

	/** Brings what a client is to hold up to date; what came or goes is written with the next frame. */
	private look(client: C, held: Held, field: Managed<C>): void {
		const { map } = field;
		// Wraps: marks are 32-bit numbers, and a server of years makes more looks than those.
		this.looks = (this.looks + 1) | 0;
		const { looks: look } = this;
		const mayBeGone = held.mayBeGone(map);
		for (let at = 0, { heldLook } = map; at < held.count; at++) {
			if (!mayBeGone || !held.isGone(at, map)) heldLook[held.entries[at] as number] = look;
		}
		const before = held.count;
		field.look(client, (entry) => {
			const { index } = entry;
			if (map.seenLook[index] === look || entry.gone) return;
			map.seenLook[index] = look;
			if (map.heldLook[index] !== look) held.add(entry, map.generations[index] as number, map.allFields);
		});
		const { entries, leaving } = held;
		const { seenLook } = map;
		held.hasLeaving = false;
		for (let at = 0; at < before; at++) {
			const entry = entries[at] as number;
			if (seenLook[entry] === look) leaving[at] = 0;
			else if (mayBeGone && held.isGone(at, map)) held.hasLeaving = true;
			else if (field.keeps?.(client, map.entryAt(entry) as ManagedEntry<object>)) leaving[at] = 0;
			else {
				leaving[at] = 1;
				held.hasLeaving = true;
			}
		}
	}

	/** Writes the news of one map: what goes, what comes, then what has changed. */
	private writeField(held: InterestClient, index: number, field: Managed<C>, writer: FrameWriter): void {
		const one = held.held[index] as Held;
		const { map } = field;
		const count = this.news.counts[index] as number;
		const hasGone = one.hasLeaving || one.mayBeGone(map);
		if (count === 0 && !hasGone) return;
		const news = this.news.lists[index] as Int32Array;
		const opened = hasGone && this.writeDeletions(held, one, field, writer);
		if (one.unsent > 0) this.writeAdditions(held, one, news, count, field, writer, opened);
		const { ids, entries, missed, toldTick, waited } = one;
		const { tick } = this;
		for (let i = 0; i < count; i++) {
			const at = news[i] as number;
			const id = ids[at] as number;
			// No number was free: it waits.
			if (id === 0) {
				one.hasMissed = true;
				continue;
			}
			if (missed[at] === 0) this.writeChanges(id, entries[at] as number, map, writer);
			else this.writeMissed(at, one, map, writer);
			missed[at] = 0;
			waited[at] = 0;
			toldTick[at] = tick;
		}
		// The news above goes by places, so what is gone leaves its place last.
		if (hasGone) one.keep((at) => one.leaving[at] === 0 && !one.isGone(at, map));
		one.hasLeaving = false;
		one.toldDeletions = map.deletions;
	}

	/** Tells of what goes; returns whether that began the map's section. */
	private writeDeletions(held: InterestClient, one: Held, { map, refId, holding }: Managed<C>, writer: FrameWriter): boolean {
		const mayBeGone = one.mayBeGone(map);
		let opened = false;
		for (let at = 0; at < one.count; at++) {
			const isGone = mayBeGone && one.isGone(at, map);
			if (one.leaving[at] === 0 && !isGone) continue;
			const id = one.ids[at] as number;
			if (id === 0) continue;
			if (holding && !isGone) holding.note(held.key, map.entryAt(one.entries[at] as number), false);
			opened = openSection(writer, refId, opened);
			writer.bytes[writer.offset++] = DELETE;
			writeNumber(writer, id);
			held.ids.release(id);
			this.figures.deletes++;
		}
		return opened;
	}

	/** Tells of what comes: its key, and the client's number of it. */
	private writeAdditions(
		held: InterestClient,
		one: Held,
		news: Int32Array,
		count: number,
		{ map, refId, holding }: Managed<C>,
		writer: FrameWriter,
		begun: boolean,
	): void {
		let opened = begun;
		for (let i = 0; i < count; i++) {
			const at = news[i] as number;
			if (one.ids[at] !== 0) continue;
			const id = held.ids.take();
			if (id === 0) continue;
			one.ids[at] = id;
			one.unsent--;
			const entry = map.entryAt(one.entries[at] as number);
			const { keyBytes } = entry;
			holding?.note(held.key, entry, true);
			opened = openSection(writer, refId, opened);
			writer.bytes[writer.offset++] = ADD;
			writeNumber(writer, id);
			writer.copy(keyBytes, 0, keyBytes.length);
			writer.ensure(NUMBER_BYTES);
			writeNumber(writer, id);
			this.figures.adds++;
		}
	}

	/** An entry's changes of this tick, for a client that was told all before. */
	private writeChanges(id: number, index: number, map: ManagedMap, writer: FrameWriter): void {
		if (map.changesTick[index] !== map.tick) map.encodeChanges(index);
		const start = map.changesStart[index] as number;
		const length = (map.changesEnd[index] as number) - start;
		writer.ensure(SECTION_BYTES + length);
		const first = writer.offset;
		beginSection(writer, id);
		const { bytes, offset } = writer;
		const source = map.bytes;
		for (let i = 0; i < length; i++) bytes[offset + i] = source[start + i] as number;
		writer.offset = offset + length;
		this.figures.updates++;
		this.figures.updateBytes += writer.offset - first;
	}

	/** The current values of what a client missed of an entry, or of all of it. */
	private writeMissed(at: number, one: Held, map: ManagedMap, writer: FrameWriter): void {
		const index = one.entries[at] as number;
		const missed = one.missed[at] as number;
		const entry = map.entryAt(index);
		map.encodeValues(entry);
		const { valueStarts } = entry;
		const before = writer.offset - writer.frameStart;
		openSection(writer, one.ids[at] as number, false);
		const mask = map.missedMask(missed | (map.changed[index] as number));
		const fields = map.codecs.length;
		if (mask === map.allFields) writer.copy(map.bytes, valueStarts[0] as number, valueStarts[fields] as number);
		else
			for (let field = 0; field < fields; field++) {
				if ((mask & (1 << field)) !== 0) writer.copy(map.bytes, valueStarts[field] as number, valueStarts[field + 1] as number);
			}
		if (missed === map.allFields) return;
		this.figures.updates++;
		this.figures.updateBytes += writer.offset - writer.frameStart - before;
	}
}
