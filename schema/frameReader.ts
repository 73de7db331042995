/**
 * Reads a client's input frames as Colyseus's encoder writes them, whole field operations one after the other, and
 * nothing else: the library's decoder takes anything, and complains to the console once for every byte that it does
 * not understand. Used by rooms, for every frame of every client.
 */

import { OPERATION } from '@colyseus/schema';
import { type FieldCodec, fieldCodecs, type SchemaClass } from './interest/fieldCodec.ts';

type Read = (bytes: Uint8Array, offset: number) => number;

/** Numbers of a fixed size, little-endian, by their type on the wire. */
const READS: Readonly<Record<string, Read>> = {
	uint8: (bytes, offset) => bytes[offset] as number,
	int8: (bytes, offset) => ((bytes[offset] as number) << 24) >> 24,
	uint16: (bytes, offset) => (bytes[offset] as number) | ((bytes[offset + 1] as number) << 8),
	int16: (bytes, offset) => (((bytes[offset] as number) | ((bytes[offset + 1] as number) << 8)) << 16) >> 16,
};
const OPERATION_BITS = 192;
const FIELD_BITS = 63;

interface Field {
	name: string;
	bytes: number;
	read: Read;
}

export class FrameReader<V extends object> {
	/** The newest frame: what a frame leaves out is as it was. */
	readonly values: V;
	private readonly fields: readonly Field[];

	/** `type`: of frames; of whole numbers of up to 16 bits alone. Throws a RangeError for other fields. */
	constructor(type: SchemaClass<V>) {
		this.fields = fieldCodecs(type).map((codec) => fieldOf(type.name, codec));
		this.values = Object.fromEntries(this.fields.map(({ name }) => [name, 0])) as V;
	}

	/** Brings `values` up to date; false when the bytes from `start` to `end` are no frame, and then nothing has changed. */
	read(bytes: Uint8Array, start = 0, end = bytes.length): boolean {
		if (!this.isWhole(bytes, start, end)) return false;
		const values = this.values as Record<string, number>;
		for (let offset = start; offset < end; ) {
			const field = this.fields[(bytes[offset] as number) & FIELD_BITS] as Field;
			values[field.name] = field.read(bytes, offset + 1);
			offset += 1 + field.bytes;
		}
		return true;
	}

	private isWhole(bytes: Uint8Array, start: number, end: number): boolean {
		let offset = start;
		while (offset < end) {
			const operation = bytes[offset] as number;
			const field = this.fields[operation & FIELD_BITS];
			const kind = operation & OPERATION_BITS;
			if (!field || (kind !== OPERATION.ADD && kind !== OPERATION.REPLACE)) return false;
			offset += 1 + field.bytes;
		}
		return offset === end;
	}
}

function fieldOf(className: string, { name, bytes, wireType }: FieldCodec): Field {
	const read = READS[wireType];
	if (!read) throw new RangeError(`${className}.${name} is ${wireType}: frames are read of ${Object.keys(READS).join(', ')} alone`);
	return { name, bytes, read };
}
