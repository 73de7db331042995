/**
 * Reads a client's input frames in place of Colyseus's decoder, which makes an object of a schema class for each, and
 * takes them from the socket by a shorter way, past the room's dispatch of messages: in a room of hundreds that was
 * more time than the rules took. The one place that reaches into how Colyseus takes frames. Used by `ArenaRoom`.
 */

import { type Client, ClientState, debugAndPrintError, Protocol } from '@colyseus/core';
import { FrameReader } from '../schema/frameReader.ts';
import type { SchemaClass } from '../schema/interest/fieldCodec.ts';
import { takeSmallMessages } from './socketIntake.ts';

interface FrameDecoder {
	decode(bytes: Uint8Array): unknown;
	/** Rings of frames for transports that lose some: nothing of ours sends them. */
	decodeAll(bytes: Uint8Array, onInput: unknown): number;
}

/** What Colyseus keeps of a client beside what it declares. */
interface Internals {
	_inputDecoder?: FrameDecoder;
	/** For `maxMessagesPerSecond`. */
	_numMessagesLastSecond?: number;
}

/**
 * Of so many frames in a row Colyseus gets one, and is told how many went past it: by what it gets it knows that a
 * client is alive, and that one sends too much.
 */
const GETS_ONE_OF = 16;

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
	const internals = client as unknown as Internals;
	if (!internals._inputDecoder) throw new Error('this version of Colyseus decodes input elsewhere: rooms/inputFrames.ts must follow');
	const reader = new FrameReader<V>(type);
	const read = (bytes: Uint8Array, start: number, end: number) => {
		if (reader.read(bytes, start, end)) onFrame(reader.values);
		else onMalformed();
	};
	let untold = 0;
	takeSmallMessages(client.ref, (memory, start, end) => {
		const isFrame = memory[start] === Protocol.ROOM_INPUT_RELIABLE;
		if (!isFrame || untold === GETS_ONE_OF - 1 || client.state === ClientState.LEAVING) {
			internals._numMessagesLastSecond = (internals._numMessagesLastSecond ?? 0) + untold;
			untold = 0;
			return false;
		}
		untold++;
		try {
			read(memory, start + 1, end);
		} catch (error) {
			// As Colyseus does with what its decoder throws: one client's frame ends nobody's room.
			debugAndPrintError(error as Error);
		}
		return true;
	});
	internals._inputDecoder = {
		decode(bytes) {
			read(bytes, 0, bytes.length);
			return undefined;
		},
		decodeAll() {
			onMalformed();
			return 0;
		},
	};
}
