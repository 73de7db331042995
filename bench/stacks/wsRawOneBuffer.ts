/** `ws-raw-one-buffer`: as `ws-raw`, but a frame begins with its own WebSocket header and is one write to the socket. */

import type { Socket } from 'node:net';
import { rawStack } from './wsRaw.ts';

/** The last and only part of a binary message. */
const BINARY_MESSAGE = 0x82;
const SHORT_MOST = 125;
const MEDIUM = 126;

export const stack = rawStack({
	head: (payloadBytes) => (payloadBytes > SHORT_MOST ? 4 : 2),
	send(socket, frame, head) {
		const payload = frame.length - head;
		if (payload > 0xffff) throw new RangeError(`a frame of ${payload} bytes does not fit: fewer players`);
		frame[0] = BINARY_MESSAGE;
		frame[1] = head === 2 ? payload : MEDIUM;
		if (head === 4) frame.writeUInt16BE(payload, 2);
		(socket as unknown as { _socket: Socket })._socket.write(frame);
	},
});
