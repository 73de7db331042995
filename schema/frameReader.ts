/**
 * Reads a client's input frames as Colyseus's encoder writes them, whole field operations one after the other, and
 * nothing else: the library's decoder takes anything, and complains to the console once for every byte that it does
 * not understand. Used by rooms, for every frame of every client.
 */

import { OPERATION } from '@colyseus/schema';

/** The values of an `InputFrame`. */
export interface FrameValues {
	moveX: number;
	moveY: number;
	aim: number;
	buttons: number;
	weapon: number;
	seen: number;
	received: number;
}

/** Each field of `InputFrame` in its order, with the bytes of its number; a test holds the two together. */
const FIELDS = [
	['moveX', 1, true],
	['moveY', 1, true],
	['aim', 2, false],
	['buttons', 1, false],
	['weapon', 1, false],
	['seen', 2, false],
	['received', 1, false],
] as const satisfies readonly (readonly [name: keyof FrameValues, bytes: 1 | 2, signed: boolean])[];
const OPERATION_BITS = 192;
const FIELD_BITS = 63;

export class FrameReader {
	/** The newest frame: what a frame leaves out is as it was. */
	readonly values: FrameValues = { moveX: 0, moveY: 0, aim: 0, buttons: 0, weapon: 0, seen: 0, received: 0 };

	/** Brings `values` up to date from offset on; false when the bytes are no frame, and then nothing has changed. */
	read(bytes: Uint8Array, from = 0): boolean {
		if (!isWhole(bytes, from)) return false;
		const { values } = this;
		for (let offset = from; offset < bytes.length; ) {
			const [name, size, signed] = FIELDS[(bytes[offset] as number) & FIELD_BITS] as (typeof FIELDS)[number];
			const low = bytes[offset + 1] as number;
			// Little-endian; only single bytes are signed.
			values[name] = size === 2 ? low | ((bytes[offset + 2] as number) << 8) : signed ? (low << 24) >> 24 : low;
			offset += 1 + size;
		}
		return true;
	}
}

function isWhole(bytes: Uint8Array, from: number): boolean {
	let offset = from;
	while (offset < bytes.length) {
		const operation = bytes[offset] as number;
		const field = FIELDS[operation & FIELD_BITS];
		const kind = operation & OPERATION_BITS;
		if (!field || (kind !== OPERATION.ADD && kind !== OPERATION.REPLACE)) return false;
		offset += 1 + field[1];
	}
	return offset === bytes.length;
}
