/** Numbers and text as bytes, and back: what the journal's encoder and reader are made of. */

const text = { encoder: new TextEncoder(), decoder: new TextDecoder() };

/** A buffer that grows. Start with `clear`, end with `bytes`. */
export class ByteWriter {
	#data = new Uint8Array(1024);
	#view = new DataView(this.#data.buffer);
	#size = 0;

	clear(): void {
		this.#size = 0;
	}

	/** What was written since `clear`; overwritten by the next use. */
	bytes(): Uint8Array {
		return this.#data.subarray(0, this.#size);
	}

	byte(value: number): void {
		this.#reserve(1);
		this.#data[this.#size++] = value;
	}

	/** Little-endian. */
	uint32(value: number): void {
		this.#reserve(4);
		this.#view.setUint32(this.#size, value, true);
		this.#size += 4;
	}

	/** Little-endian. */
	float64(value: number): void {
		this.#reserve(8);
		this.#view.setFloat64(this.#size, value, true);
		this.#size += 8;
	}

	/** A whole number from 0 to 2^53 - 1, seven bits a byte, low ones first. */
	varint(value: number): void {
		let rest = value;
		// Division, not shifts: a shift would cut the number to 32 bits.
		while (rest >= 128) {
			this.byte((rest % 128) | 128);
			rest = Math.floor(rest / 128);
		}
		this.byte(rest);
	}

	/** A whole number of either sign, small ones short (0, -1, 1, -2 become 0, 1, 2, 3). */
	signed(value: number): void {
		this.varint(value < 0 ? -2 * value - 1 : 2 * value);
	}

	string(value: string): void {
		this.block(text.encoder.encode(value));
	}

	/** Bytes with their length before them. */
	block(value: Uint8Array): void {
		this.varint(value.length);
		this.raw(value);
	}

	raw(value: Uint8Array): void {
		this.#reserve(value.length);
		this.#data.set(value, this.#size);
		this.#size += value.length;
	}

	#reserve(count: number): void {
		if (this.#size + count <= this.#data.length) return;
		const grown = new Uint8Array(Math.max(this.#data.length * 2, this.#size + count));
		grown.set(this.bytes());
		this.#data = grown;
		this.#view = new DataView(grown.buffer);
	}
}

/** Reads what `ByteWriter` wrote. Every method throws a RangeError when the bytes end too early. */
export class ByteReader {
	readonly #data: Uint8Array;
	readonly #view: DataView;
	offset = 0;

	constructor(data: Uint8Array) {
		this.#data = data;
		this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	}

	get left(): number {
		return this.#data.length - this.offset;
	}

	byte(): number {
		return this.#data[this.#advance(1)] as number;
	}

	uint32(): number {
		return this.#view.getUint32(this.#advance(4), true);
	}

	float64(): number {
		return this.#view.getFloat64(this.#advance(8), true);
	}

	varint(): number {
		let value = 0;
		let unit = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 127) * unit;
			if (byte < 128) break;
			unit *= 128;
		}
		if (!Number.isSafeInteger(value)) throw new RangeError('a number is too long');
		return value;
	}

	signed(): number {
		const value = this.varint();
		return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
	}

	string(): string {
		return text.decoder.decode(this.block());
	}

	block(): Uint8Array {
		const length = this.varint();
		const start = this.#advance(length);
		return this.#data.subarray(start, start + length);
	}

	#advance(count: number): number {
		if (count > this.left) throw new RangeError(`${count} bytes wanted, ${this.left} left`);
		const start = this.offset;
		this.offset += count;
		return start;
	}
}
