/**
 * Whether bytes from a client are an input frame. Checked before Colyseus's decoder sees them, which takes anything
 * and complains to the console, once for every byte that it does not understand.
 */

import { OPERATION } from '@colyseus/schema';

/** Bytes of each field of `InputFrame`, in its order; a test holds the two together. */
const FIELD_BYTES = [1, 1, 2, 1, 1, 2, 1];

/** True for a sequence of whole field operations of `InputFrame`; an empty one repeats the last frame. */
export function isFrame(bytes: Uint8Array): boolean {
	let offset = 0;
	while (offset < bytes.length) {
		const operation = bytes[offset] as number;
		const size = FIELD_BYTES[operation & 63];
		if (size === undefined || ((operation & 192) !== OPERATION.ADD && (operation & 192) !== OPERATION.REPLACE)) return false;
		offset += 1 + size;
	}
	return offset === bytes.length;
}
