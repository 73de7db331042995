/** Schema classes as the reader of frames needs them: by field index, with a way to read each value. Used by `WireState`. */

import { decode, type Iterator } from '@colyseus/schema';

export type Read = (bytes: Uint8Array, it: Iterator) => unknown;

/** A value on the wire: a number, text or truth value that is read on the spot, or a reference to something of a type. */
export type WireValue = { read: Read; type?: undefined } | { read?: undefined; type: WireType };

export type WireField = WireValue & {
	name: string;
	/** Of a whole number from 0 up, of a fixed size: its bytes, little-endian; 0 for everything else. */
	plainBytes: 0 | 1 | 2 | 4;
};

export interface WireType {
	kind: 'schema' | 'map' | 'array';
	/** The class, or for a collection its owner and field: `ArenaState.seen`. */
	name: string;
	/** Of a schema, by index. */
	fields: readonly (WireField | undefined)[];
	/** Of a collection: what it holds. */
	child?: WireValue | undefined;
}

type SchemaClass = { name: string; [Symbol.metadata]?: unknown };
type FieldMetadata = { name: string; type: unknown };

const PLAIN: Readonly<Record<string, WireField['plainBytes']>> = { uint8: 1, uint16: 2, uint32: 4 };

const known = new Map<SchemaClass, WireType>();

/** Throws when the class has a field of a sort that this reader does not know. */
export function wireTypeOf(schemaClass: SchemaClass): WireType {
	const ready = known.get(schemaClass);
	if (ready) return ready;
	const fields: (WireField | undefined)[] = [];
	const type: WireType = { kind: 'schema', name: schemaClass.name, fields };
	known.set(schemaClass, type);
	const metadata = schemaClass[Symbol.metadata] as Readonly<Record<string, FieldMetadata>> | undefined;
	if (!metadata) throw new TypeError(`${schemaClass.name} is no schema class: it has no fields`);
	for (const [index, field] of Object.entries(metadata)) {
		if (!/^\d+$/.test(index)) continue;
		fields[Number(index)] = {
			name: field.name,
			plainBytes: PLAIN[String(field.type)] ?? 0,
			...wireValueOf(field.type, `${type.name}.${field.name}`),
		};
	}
	return type;
}

function wireValueOf(type: unknown, name: string): WireValue {
	if (typeof type === 'string') {
		const read = (decode as unknown as Record<string, Read>)[type];
		if (!read) throw new TypeError(`${name} is a "${type}", which the load test cannot read: add it to loadtest/wire/wireType.ts`);
		return { read };
	}
	if (typeof type === 'function') return { type: wireTypeOf(type as SchemaClass) };
	const { map, array, quantized } = type as { map?: unknown; array?: unknown; quantized?: Quantized };
	if (quantized) return { read: readQuantized(quantized) };
	if (map !== undefined) return { type: { kind: 'map', name, fields: [], child: wireValueOf(map, name) } };
	if (array !== undefined) return { type: { kind: 'array', name, fields: [], child: wireValueOf(array, name) } };
	throw new TypeError(`${name} is of a sort that the load test cannot read: add it to loadtest/wire/wireType.ts`);
}

/** What `t.quantized` keeps of itself. */
interface Quantized {
	min: number;
	wire: 'uint8' | 'uint16' | 'uint32';
	span: number;
	range: number;
}

function readQuantized({ min, wire, span, range }: Quantized): Read {
	const read = decode[wire];
	return (bytes, it) => min + (read(bytes, it) / span) * range;
}
