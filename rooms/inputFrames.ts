/**
 * Reads a client's input frames in place of Colyseus's decoder, which makes an object of a schema class for each, and
 * takes them from the socket by a shorter way: in a room of hundreds that was more time than the rules took. The one
 * place that reaches into how Colyseus decodes frames. Used by `ArenaRoom`.
 */

import { type Client, Protocol } from '@colyseus/core';
import { FrameReader } from '../schema/frameReader.ts';
import type { SchemaClass } from '../schema/interest/fieldCodec.ts';
import { takeSmallMessages } from './socketIntake.ts';

interface FrameDecoder {
	decode(bytes: Uint8Array): unknown;
	/** Rings of frames for transports that lose some: nothing of ours sends them. */
	decodeAll(bytes: Uint8Array, onInput: unknown): number;
}

/**
 * `type`: of the room's frames. Calls `onFrame` with each frame (an object that is used again for the next), and `onMalformed` for bytes that are no
 * frame. Throws when Colyseus has changed here.
 */
export function readInputFrames<V extends object>(
	client: Client,
	type: SchemaClass<V>,
	onFrame: (values: Readonly<V>) => void,
	onMalformed: () => void,
): void {
	const internals = client as unknown as { _inputDecoder?: FrameDecoder };
	if (!internals._inputDecoder) throw new Error('this version of Colyseus decodes input elsewhere: rooms/inputFrames.ts must follow');
	const reader = new FrameReader<V>(type);
	takeSmallMessages(client.ref, isFrame);
	internals._inputDecoder = {
		decode(bytes) {
			if (reader.read(bytes)) onFrame(reader.values);
			else onMalformed();
			return undefined;
		},
		decodeAll() {
			onMalformed();
			return 0;
		},
	};
}

/** Of the first byte of a message, the bits that say what it is. */
const CODE_BITS = 31;

/** Frames are read out as they come; what else a client says may be kept. */
function isFrame(message: Uint8Array): boolean {
	return ((message[0] as number) & CODE_BITS) === Protocol.ROOM_INPUT_RELIABLE;
}
