/** Unpacks what a client sent of its screen, which may be anything: bounded, off the thread of the matches, checked. */

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { LAST_SECONDS_BYTES } from '../schema/lastSeconds.ts';
import { readLastSeconds } from '../schema/lastSecondsReader.ts';

const unpack = promisify(gunzip);

/** The record's bytes. Rejects with a RangeError, in words, when they are no record. */
export async function unpackScreen(packed: Uint8Array): Promise<Uint8Array> {
	let bytes: Uint8Array;
	try {
		bytes = await unpack(packed, { maxOutputLength: LAST_SECONDS_BYTES });
	} catch (error) {
		throw new RangeError(`what was sent of the screen cannot be unpacked: ${(error as Error).message}`);
	}
	readLastSeconds(bytes);
	return bytes;
}
