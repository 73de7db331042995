/**
 * Reads state frames in the standard wire format of schemas into plain nodes: a third of the work of the SDK's decoder,
 * because nobody listens to single changes. The light bots play by it; the bandwidth X-ray has it book every byte.
 * A frame is a row of structures (255, refId), each with operations on its fields or entries. A test holds what comes
 * out against the SDK's own decoder.
 */

import { decode, type Iterator, OPERATION } from '@colyseus/schema';
import { WireNode } from './wireNode.ts';
import type { WireRows } from './wireRows.ts';
import type { WireType, WireValue } from './wireType.ts';

const SWITCH_TO_STRUCTURE = 255;
const TYPE_ID = 213;
/** The operation of a field is in the high two bits of its byte, its index in the others. */
const FIELD_OPERATION = 192;
const FIELD_INDEX = 63;
/** Prefixes of numbers of one and of two bytes; below 128 a number is its own. */
const UINT8 = 0xcc;
const UINT16 = 0xcd;

/** Is told what each run of bytes was: part of which type, and for what. Its sum is the length of the frame. */
export type Book = (type: WireType, part: string, bytes: number) => void;

export class WireState {
	root: WireNode;
	readonly #rootType: WireType;
	readonly #nodes = new Map<number, WireNode>();
	readonly #orphans = new Set<WireNode>();
	readonly #book: Book | undefined;
	readonly #rows: WireRows | undefined;
	readonly #it: Iterator = { offset: 0 };

	/** `rows`: where the numbers of nodes of their type are kept, which have no values then. Nothing of those is booked. */
	constructor(rootType: WireType, { book, rows }: { book?: Book; rows?: WireRows } = {}) {
		this.#rootType = rootType;
		this.#book = book;
		this.#rows = rows;
		this.root = this.#begin();
	}

	/** References alive, the root's included. */
	get size(): number {
		return this.#nodes.size;
	}

	/** A whole state, which replaces what was there. `from`, `to`: where the structures lie. */
	replace(bytes: Uint8Array, from: number, to = bytes.length): void {
		this.#nodes.clear();
		this.#orphans.clear();
		this.#rows?.clear();
		this.root = this.#begin();
		this.apply(bytes, from, to);
	}

	/** A patch. Throws when it refers to what is not there, or is cut off: then nothing after it can be trusted. */
	apply(bytes: Uint8Array, start: number, end = bytes.length): void {
		const it = this.#it;
		const rows = this.#rows;
		it.offset = start;
		let node = this.root;
		while (it.offset < end) {
			const from = it.offset;
			if (bytes[from] === SWITCH_TO_STRUCTURE) {
				it.offset++;
				const refId = readNumber(bytes, it);
				const row = rows ? rows.rowOf(refId) : -1;
				if (rows && row >= 0) {
					it.offset = rows.read(row, bytes, it.offset, end);
					if (it.offset < end && bytes[it.offset] !== SWITCH_TO_STRUCTURE)
						throw new Error(`${rows.type.name} changes in a way that is not read (byte ${it.offset})`);
					continue;
				}
				const next = this.#nodes.get(refId);
				if (!next) throw new Error(`the frame changes reference ${refId}, which was never sent or is deleted (byte ${from})`);
				node.closeGaps();
				node = next;
				this.#book?.(node.type, '(which)', it.offset - from);
				continue;
			}
			node.version++;
			if (node.type.kind === 'schema') {
				if (this.#book || !readPlainFields(node, bytes, end, it)) this.#field(node, bytes, it);
			} else if (node.type.kind === 'map') this.#mapEntry(node, bytes, it);
			else this.#arrayEntry(node, bytes, it);
		}
		node.closeGaps();
		if (it.offset !== end) throw new Error(`the frame is cut off: it ends ${it.offset - end} bytes too soon`);
		this.#collect();
	}

	#begin(): WireNode {
		const root = new WireNode(this.#rootType, 0);
		root.parents = 1;
		this.#nodes.set(0, root);
		return root;
	}

	#field(node: WireNode, bytes: Uint8Array, it: Iterator): void {
		const from = it.offset;
		const byte = bytes[it.offset++] as number;
		const index = byte & FIELD_INDEX;
		const field = node.type.fields[index];
		if (!field) throw new Error(`${node.type.name} has no field ${index} (byte ${from}): server and load test are of different versions`);
		node.values[index] = this.#value(byte & FIELD_OPERATION, node.values[index], field, bytes, it);
		this.#book?.(node.type, field.name, it.offset - from);
	}

	#mapEntry(node: WireNode, bytes: Uint8Array, it: Iterator): void {
		const from = it.offset;
		const operation = bytes[it.offset++] as number;
		if (operation === OPERATION.CLEAR) {
			for (const child of node.children()) this.#release(child);
			node.items.clear();
			node.keys.clear();
			this.#book?.(node.type, '(clear)', it.offset - from);
			return;
		}
		const index = decode.number(bytes, it);
		const isAdd = (operation & OPERATION.ADD) === OPERATION.ADD;
		if (isAdd) node.keys.set(index, decode.string(bytes, it));
		const key = node.keys.get(index);
		if (key === undefined) throw new Error(`${node.type.name} has no entry ${index} (byte ${from})`);
		const value = this.#value(operation, node.items.get(key), node.type.child as WireValue, bytes, it);
		if (value === undefined) {
			node.items.delete(key);
			node.keys.delete(index);
		} else node.items.set(key, value);
		if (isAdd && value instanceof WireNode) this.#rows?.hold(value.refId, key);
		this.#book?.(node.type, isAdd ? '(add)' : value === undefined ? '(delete)' : '(value)', it.offset - from);
	}

	#arrayEntry(node: WireNode, bytes: Uint8Array, it: Iterator): void {
		const from = it.offset;
		const operation = bytes[it.offset++] as number;
		const part = this.#changeArray(node, operation, bytes, it);
		this.#book?.(node.type, part, it.offset - from);
	}

	#changeArray(node: WireNode, operation: number, bytes: Uint8Array, it: Iterator): string {
		if (operation === OPERATION.CLEAR) {
			for (const child of node.children()) this.#release(child);
			node.values = [];
			return '(clear)';
		}
		if (operation === OPERATION.REVERSE) {
			node.values.reverse();
			return '(reverse)';
		}
		if (operation === OPERATION.DELETE_BY_REFID) {
			const child = this.#nodes.get(decode.number(bytes, it));
			if (child) this.#release(child);
			node.values = node.values.filter((value) => value !== child);
			return '(delete)';
		}
		let index = decode.number(bytes, it);
		if (operation === OPERATION.ADD_BY_REFID) {
			const known = this.#nodes.get(index);
			const place = known ? node.values.indexOf(known) : -1;
			index = place >= 0 ? place : node.values.length;
		}
		const previous = node.values[index];
		const value = this.#value(operation, previous, node.type.child as WireValue, bytes, it);
		if (operation === OPERATION.DELETE_AND_MOVE) node.values.splice(index, 1);
		// An addition where something stands is an insertion.
		if (operation === OPERATION.ADD && previous !== undefined && value !== previous) node.values.splice(index, 0, value);
		else node.values[index] = value;
		return value === undefined ? '(delete)' : (operation & OPERATION.ADD) === OPERATION.ADD ? '(add)' : '(value)';
	}

	/** Reads what an operation brings; undefined for a deletion. */
	#value(operation: number, previous: unknown, { read, type }: WireValue, bytes: Uint8Array, it: Iterator): unknown {
		if ((operation & OPERATION.DELETE) === OPERATION.DELETE && previous instanceof WireNode) this.#release(previous);
		if (operation === OPERATION.DELETE) return undefined;
		if (read) return read(bytes, it);
		const refId = decode.number(bytes, it);
		let node = this.#nodes.get(refId);
		if (type.kind === 'schema' && (operation & OPERATION.ADD) === OPERATION.ADD && bytes[it.offset] === TYPE_ID)
			throw new Error(`${type.name} comes as a class derived from it, which the load test cannot read`);
		if (!node) {
			node = new WireNode(type, refId);
			this.#nodes.set(refId, node);
			if (type === this.#rows?.type) this.#rows.open(refId);
		}
		if (node !== previous || (operation & FIELD_OPERATION) === OPERATION.DELETE_AND_ADD) {
			// Replaced without having been deleted.
			if (previous instanceof WireNode && (operation & OPERATION.DELETE) !== OPERATION.DELETE && operation !== OPERATION.ADD)
				this.#release(previous);
			node.parents++;
			this.#orphans.delete(node);
		}
		return node;
	}

	#release(node: WireNode): void {
		node.parents--;
		if (node.parents <= 0) this.#orphans.add(node);
	}

	/** Forgets what nothing refers to any more, and what only that referred to. */
	#collect(): void {
		if (this.#orphans.size === 0) return;
		for (const node of this.#orphans) {
			if (node.parents > 0) continue;
			if (this.#nodes.get(node.refId) === node) {
				this.#nodes.delete(node.refId);
				this.#rows?.close(node.refId);
			}
			// Most that goes is somebody who goes out of sight, and refers to nothing.
			if (node.type !== this.#rows?.type) for (const child of node.children()) this.#release(child);
		}
		this.#orphans.clear();
	}
}

/** A number that says itself how long it is: most are of one byte or two. */
function readNumber(bytes: Uint8Array, it: Iterator): number {
	const first = bytes[it.offset] as number;
	if (first < 128) {
		it.offset++;
		return first;
	}
	if (first === UINT8) {
		it.offset += 2;
		return bytes[it.offset - 1] as number;
	}
	if (first === UINT16) {
		it.offset += 3;
		return (bytes[it.offset - 2] as number) | ((bytes[it.offset - 1] as number) << 8);
	}
	return decode.number(bytes, it);
}

/**
 * Reads the plain numbers that a row of operations begins with: nearly all of a patch is such numbers of those who are
 * seen. Returns whether there were any.
 */
function readPlainFields({ type: { fields }, values }: WireNode, bytes: Uint8Array, end: number, it: Iterator): boolean {
	const from = it.offset;
	let at = from;
	while (at < end) {
		const byte = bytes[at] as number;
		// Deletions, and the beginning of the next structure.
		if ((byte & OPERATION.DELETE) !== 0) break;
		const index = byte & FIELD_INDEX;
		const length = fields[index]?.plainBytes ?? 0;
		if (length === 1) values[index] = bytes[at + 1];
		else if (length === 2) values[index] = (bytes[at + 1] as number) | ((bytes[at + 2] as number) << 8);
		else if (length === 4)
			values[index] =
				((bytes[at + 1] as number) |
					((bytes[at + 2] as number) << 8) |
					((bytes[at + 3] as number) << 16) |
					((bytes[at + 4] as number) << 24)) >>>
				0;
		else break;
		at += 1 + length;
	}
	it.offset = at;
	return at > from;
}
