/**
 * The numbers of what holds nothing but plain numbers, side by side in one array: a process of light bots holds tens of
 * thousands of such nodes, and as objects each would be looked for all over the memory in every tick. Filled by
 * `WireState`, read by `LightSenses`.
 */

import type { WireType } from './wireType.ts';

const FIELD_INDEX = 63;
const DELETE = 64;
/** Of a row that is free. */
const NOBODY = -1;
const FIRST_ROWS = 32;

export class WireRows {
	readonly type: WireType;
	/** By row and field: `numbers[row * width + field]`; 0 while nothing has come for it. */
	numbers: Uint32Array;
	readonly width: number;
	/** By row: the key, a number, by which a map holds it; negative for rows of which there is nothing. */
	keys: Int32Array;
	/** All rows lie below it. */
	length = 0;
	readonly #free: number[] = [];
	/** By reference: its row and one more; 0 none. */
	#rows = new Uint16Array(256);
	readonly #lengths: Uint8Array;

	/** `type`: of plain numbers alone, at most 64. */
	constructor(type: WireType) {
		this.type = type;
		this.width = type.fields.length;
		this.#lengths = Uint8Array.from({ length: FIELD_INDEX + 1 }, (_, index) => type.fields[index]?.plainBytes ?? 0);
		if (!type.fields.every((field) => field && field.plainBytes > 0)) throw new TypeError(`${type.name} is not of plain numbers alone`);
		this.numbers = new Uint32Array(FIRST_ROWS * this.width);
		this.keys = new Int32Array(FIRST_ROWS).fill(NOBODY);
	}

	clear(): void {
		this.length = 0;
		this.#free.length = 0;
		this.#rows.fill(0);
		this.keys.fill(NOBODY);
	}

	open(refId: number): void {
		const row = this.#free.pop() ?? this.length++;
		if (row >= this.keys.length) this.#grow();
		if (refId >= this.#rows.length) {
			const rows = new Uint16Array(2 * refId);
			rows.set(this.#rows);
			this.#rows = rows;
		}
		this.#rows[refId] = row + 1;
		this.numbers.fill(0, row * this.width, (row + 1) * this.width);
	}

	close(refId: number): void {
		const row = this.rowOf(refId);
		if (row < 0) return;
		this.#rows[refId] = 0;
		this.keys[row] = NOBODY;
		this.#free.push(row);
	}

	/** A map holds it by a key. */
	hold(refId: number, key: string): void {
		const row = this.rowOf(refId);
		if (row >= 0) this.keys[row] = Number(key);
	}

	/** Negative when there is none. */
	rowOf(refId: number): number {
		return (this.#rows[refId] ?? 0) - 1;
	}

	/** Reads the fields of a row that lie in `bytes` from `at` on. Returns where something else begins. */
	read(row: number, bytes: Uint8Array, from: number, end: number): number {
		const { numbers, width } = this;
		const lengths = this.#lengths;
		const first = row * width;
		let at = from;
		while (at < end) {
			const byte = bytes[at] as number;
			const length = lengths[byte & FIELD_INDEX] as number;
			if ((byte & DELETE) !== 0 || length === 0) break;
			const place = first + (byte & FIELD_INDEX);
			if (length === 1) numbers[place] = bytes[at + 1] as number;
			else if (length === 2) numbers[place] = (bytes[at + 1] as number) | ((bytes[at + 2] as number) << 8);
			else
				numbers[place] =
					(bytes[at + 1] as number) |
					((bytes[at + 2] as number) << 8) |
					((bytes[at + 3] as number) << 16) |
					((bytes[at + 4] as number) << 24);
			at += 1 + length;
		}
		return at;
	}

	#grow(): void {
		const numbers = new Uint32Array(2 * this.numbers.length);
		numbers.set(this.numbers);
		this.numbers = numbers;
		const keys = new Int32Array(2 * this.keys.length).fill(NOBODY);
		keys.set(this.keys);
		this.keys = keys;
	}
}
