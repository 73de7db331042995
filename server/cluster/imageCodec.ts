/**
 * A room as bytes: `"FRIM" | layout: 1 byte | crc32 of the rest: 4 | MessagePack`. What is damaged or of another layout
 * is refused as a whole, in words. Used by `Keeper` and `restoreRoom`.
 */

import { crc32 } from 'node:zlib';
import { Packr } from 'msgpackr';
import type { RoomImage } from '../../rooms/continuity.ts';

/** Raised with every change of the layout. */
export const IMAGE_LAYOUT = 1;

const MAGIC = Buffer.from('FRIM');
const HEAD_BYTES = MAGIC.length + 1 + 4;

export interface StoredImage extends RoomImage {
	/** `hashRules()` of whoever made it. */
	rulesHash: string;
}

// Shapes that repeat (a player, a place) are named once in each image, and numbers keep all of their digits.
const packr = new Packr({ useRecords: true, moreTypes: false, mapsAsObjects: true });

export function encodeImage(image: StoredImage): Uint8Array {
	const body = packr.pack(image);
	const bytes = Buffer.allocUnsafe(HEAD_BYTES + body.length);
	MAGIC.copy(bytes);
	bytes[MAGIC.length] = IMAGE_LAYOUT;
	bytes.writeUInt32LE(crc32(body), MAGIC.length + 1);
	bytes.set(body, HEAD_BYTES);
	return bytes;
}

/** Throws a RangeError that says why it cannot be read. */
export function decodeImage(bytes: Uint8Array): StoredImage {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (buffer.length < HEAD_BYTES || !buffer.subarray(0, MAGIC.length).equals(MAGIC)) throw new RangeError('this is no image of a room');
	const layout = buffer[MAGIC.length];
	if (layout !== IMAGE_LAYOUT) throw new RangeError(`its layout is ${layout}, this version reads ${IMAGE_LAYOUT}`);
	const body = buffer.subarray(HEAD_BYTES);
	if (crc32(body) !== buffer.readUInt32LE(MAGIC.length + 1)) throw new RangeError('it is damaged: its checksum is another');
	return packr.unpack(body) as StoredImage;
}
