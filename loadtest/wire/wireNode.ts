/** Something that a frame can refer to: an object with fields, a map or a list. Made by `WireState`. */

import type { WireType } from './wireType.ts';

/** Of everything that is no map; there are tens of thousands. */
const NO_ITEMS = new Map<string, unknown>();
const NO_KEYS = new Map<number, string>();

export class WireNode {
	readonly type: WireType;
	readonly refId: number;
	/** By field index, or by place in a list. */
	values: unknown[];
	/** Of a map: by key, and the key of each index that the wire knows it by. */
	readonly items: Map<string, unknown>;
	readonly keys: Map<number, string>;
	/** Grows whenever something is done to it. */
	version = 0;
	/** Places that refer to this; with none left it is gone at the end of its frame. */
	parents = 0;

	constructor(type: WireType, refId: number) {
		this.type = type;
		this.refId = refId;
		this.values = new Array(type.fields.length);
		const isMap = type.kind === 'map';
		this.items = isMap ? new Map() : NO_ITEMS;
		this.keys = isMap ? new Map() : NO_KEYS;
	}

	/** A field's value by name; undefined when nothing has come for it. Throws when there is no such field. */
	get(name: string): unknown {
		const index = this.type.fields.findIndex((field) => field?.name === name);
		if (index < 0) throw new RangeError(`${this.type.name} has no field "${name}": the schema has changed`);
		return this.values[index];
	}

	/** A field that is an object, a map or a list. */
	node(name: string): WireNode | undefined {
		const value = this.get(name);
		return value instanceof WireNode ? value : undefined;
	}

	/** What was deleted from a list leaves no gap once the frame goes on to something else. */
	closeGaps(): void {
		if (this.type.kind === 'array' && this.values.includes(undefined)) this.values = this.values.filter((value) => value !== undefined);
	}

	/** All that this refers to. */
	*children(): Iterable<WireNode> {
		for (const value of this.type.kind === 'map' ? this.items.values() : this.values) if (value instanceof WireNode) yield value;
	}

	/** As the SDK's `state.toJSON()` gives it. */
	toJSON(): unknown {
		if (this.type.kind === 'map') return Object.fromEntries([...this.items].map(([key, value]) => [key, plain(value)]));
		if (this.type.kind === 'array') return this.values.filter((value) => value !== undefined).map(plain);
		const fields = this.type.fields.flatMap((field, index) => {
			const value = this.values[index];
			return field && value !== undefined ? [[field.name, plain(value)]] : [];
		});
		return Object.fromEntries(fields);
	}
}

function plain(value: unknown): unknown {
	return value instanceof WireNode ? value.toJSON() : value;
}
