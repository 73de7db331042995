/** Writes input frames as the SDK's encoder does, without its bookkeeping: only what changed since the last. Used by light bots. */

import { encode, type Iterator, OPERATION } from '@colyseus/schema';
import { InputFrame } from '../../schema/InputFrame.ts';

/** Colyseus's code of a message that is an input frame. */
const ROOM_INPUT_RELIABLE = 19;
const MAX_FIELD_BYTES = 10;

type Write = (bytes: Uint8Array, value: number, it: Iterator) => void;
/** The numbers of an `InputFrame`. */
export type FrameValues = { readonly [K in keyof InputFrame as InputFrame[K] extends number ? K : never]: number };

interface InputField {
	name: keyof FrameValues;
	write: Write;
}

const FIELDS: readonly InputField[] = readFields();

function readFields(): InputField[] {
	const metadata = (InputFrame as unknown as Record<symbol, Record<string, { name: string; type: unknown }>>)[Symbol.metadata] ?? {};
	return Object.entries(metadata)
		.filter(([index]) => /^\d+$/.test(index))
		.map(([, { name, type }]) => {
			const write = (encode as unknown as Record<string, Write | undefined>)[String(type)];
			if (!write) throw new TypeError(`InputFrame.${name} is no plain number: loadtest/wire/inputWriter.ts must learn to write it`);
			return { name: name as keyof FrameValues, write };
		});
}

export class InputWriter {
	/** Written anew each time. */
	readonly #bytes = new Uint8Array(1 + FIELDS.length * MAX_FIELD_BYTES);
	readonly #it: Iterator = { offset: 0 };
	/** What the server has. */
	readonly #last: number[] = FIELDS.map(() => Number.NaN);

	/** A new connection: the next frame is whole. */
	reset(): void {
		this.#last.fill(Number.NaN);
	}

	/** The message; its bytes hold until the next one is written. */
	write(values: FrameValues): Uint8Array {
		const bytes = this.#bytes;
		const it = this.#it;
		const last = this.#last;
		bytes[0] = ROOM_INPUT_RELIABLE;
		it.offset = 1;
		for (let index = 0; index < FIELDS.length; index++) {
			const { name, write } = FIELDS[index] as InputField;
			const value = values[name];
			if (last[index] === value) continue;
			last[index] = value;
			bytes[it.offset++] = index | OPERATION.ADD;
			write(bytes, value, it);
		}
		return bytes.subarray(0, it.offset);
	}
}
