/**
 * Keeps what is not an input frame from Colyseus's decoder. The one place that reaches into how Colyseus decodes a
 * client's frames. Used by `ArenaRoom`.
 */

import type { Client } from '@colyseus/core';
import { isFrame } from '../schema/checkFrame.ts';

interface FrameDecoder {
	decode(bytes: Uint8Array): unknown;
	/** Rings of frames for transports that lose some: nothing of ours sends them. */
	decodeAll(bytes: Uint8Array, onInput: unknown): number;
}

/** Calls `onMalformed`, instead of decoding, for bytes that are no frame. Throws when Colyseus has changed here. */
export function guardFrames(client: Client, onMalformed: () => void): void {
	const decoder = (client as unknown as { _inputDecoder?: FrameDecoder })._inputDecoder;
	if (!decoder) throw new Error('this version of Colyseus decodes input elsewhere: rooms/frameGuard.ts must follow');
	const decode = decoder.decode.bind(decoder);
	decoder.decode = (bytes) => {
		if (isFrame(bytes)) return decode(bytes);
		onMalformed();
		return undefined;
	};
	decoder.decodeAll = () => {
		onMalformed();
		return 0;
	};
}
