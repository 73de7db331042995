/** How a schema's fields go on the wire, read from the schema's own metadata. Used by `ManagedMap`. */

import { encode, type Iterator } from '@colyseus/schema';

/** A schema class, as `schema({...})` makes it. */
// biome-ignore lint/suspicious/noExplicitAny: each class takes initial values of its own
export type SchemaClass<S = object> = new (...values: any[]) => S;

type Write = (bytes: Uint8Array, value: unknown, it: Iterator) => void;

export interface FieldCodec {
	name: string;
	/** The field's number on the wire. */
	index: number;
	/** What a field holds before it is first written. */
	initial: unknown;
	/** What is kept and compared: for a quantized field its whole number of steps, otherwise the value itself. */
	toWire(value: unknown): unknown;
	/** What a client reads. */
	fromWire(wire: unknown): unknown;
	write: Write;
	/** Most bytes of the value, a string's own length times three aside. */
	bytes: number;
	isText: boolean;
	/** The library's name of how the value is written. */
	wireType: string;
}

interface Quantized {
	min: number;
	max: number;
	wrap: boolean;
	range: number;
	span: number;
	wire: 'uint8' | 'uint16' | 'uint32';
}

/** Where `@colyseus/schema` keeps the number of a class's last field in its metadata. */
const LAST_FIELD = '~__numFields';

const BYTES: Readonly<Record<string, number>> = {
	boolean: 1,
	int8: 1,
	uint8: 1,
	int16: 2,
	uint16: 2,
	int32: 4,
	uint32: 4,
	float32: 4,
	int64: 8,
	uint64: 8,
	float64: 8,
	number: 9,
	string: 5,
};

/** Most fields of a class of entries: a mask of them is one 32-bit number. */
const MAX_FIELDS = 31;

/**
 * The codecs of a schema class's fields, in wire order.
 * Throws a RangeError for fields that hold other schemas or collections: entries are flat.
 */
export function fieldCodecs(type: SchemaClass): FieldCodec[] {
	const metadata = (type as unknown as Record<symbol, Record<string | number, unknown>>)[Symbol.metadata as symbol];
	if (!metadata) throw new TypeError(`${type.name} is no schema class: make it with schema({...})`);
	const count = Number(metadata[LAST_FIELD]) + 1;
	if (count > MAX_FIELDS) throw new RangeError(`${type.name} has ${count} fields: an entry of a managed map has at most ${MAX_FIELDS}`);
	const initial = new type() as Record<string, unknown>;
	return Array.from({ length: count }, (_, index) => {
		const field = metadata[index] as { name: string; type: unknown };
		const codec = codecOf(type.name, field.name, field.type);
		const nothing = codec.isText ? '' : field.type === 'boolean' ? false : 0;
		return { name: field.name, index, initial: initial[field.name] ?? nothing, ...codec };
	});
}

type Wire = Pick<FieldCodec, 'toWire' | 'fromWire' | 'write' | 'bytes' | 'isText' | 'wireType'>;

function codecOf(className: string, fieldName: string, type: unknown): Wire {
	if (typeof type === 'string' && type in BYTES) {
		const write = (encode as unknown as Record<string, Write>)[type] as Write;
		return { toWire: same, fromWire: same, write, bytes: BYTES[type] as number, isText: type === 'string', wireType: type };
	}
	const quantized = (type as { quantized?: Quantized } | undefined)?.quantized;
	if (!quantized) throw new RangeError(`${className}.${fieldName}: an entry of a managed map holds numbers, booleans and text only`);
	return {
		toWire: (value) => quantize(quantized, Number(value)),
		fromWire: (wire) => quantized.min + (Number(wire) / quantized.span) * quantized.range,
		write: encode[quantized.wire] as Write,
		bytes: BYTES[quantized.wire] as number,
		isText: false,
		wireType: `quantized ${quantized.wire}`,
	};
}

function same(value: unknown): unknown {
	return value;
}

/** As `@colyseus/schema` defines it for every language: half up, bounded or cyclic. */
function quantize({ min, max, wrap, range, span }: Quantized, value: number): number {
	if (!wrap) {
		const bounded = Number.isNaN(value) || value < min ? min : value > max ? max : value;
		return Math.floor(((bounded - min) / range) * span + 0.5);
	}
	if (!Number.isFinite(value)) return 0;
	const turned = (value - min) % range;
	return Math.floor(((turned < 0 ? turned + range : turned) / range) * span + 0.5) % span;
}
