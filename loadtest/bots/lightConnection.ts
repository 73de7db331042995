/** One bare WebSocket to a room: state frames in, input frames out, and the way back by a token. Used by `LightBot`. */

import { decode } from '@colyseus/schema';
import { WebSocket } from 'ws';
import type { Line } from '../../netcode/lines.ts';
import { createLiveLine } from '../../netcode/liveLine.ts';
import type { SimulatedLine } from '../../netcode/simulatedLine.ts';
import type { SeatReservation } from './matchmake.ts';

/** Codes of Colyseus's messages, and the bit that says that time and acknowledgement come first. */
const CODES = { join: 10, error: 11, leave: 12, state: 14, patch: 15 } as const;
const CODE_MASK = 31;
const TIMED = 128;
const TIMED_BYTES = 8;

/** A binary message of RFC 6455 that is all of it, and most bytes of one whose length is in its second byte. */
const BINARY_MESSAGE = 0x82;
const MASKED = 0x80;
const SHORT_MOST = 125;
const SHORT_HEADER = 6;

/**
 * A message with its header in front: `ws` writes the two apart, which costs a bot more than all its thinking. The mask
 * is four zeros, which is allowed and costs neither side anything.
 */
function shortMessage(payload: Uint8Array): Uint8Array {
	const message = new Uint8Array(SHORT_HEADER + payload.length);
	message[0] = BINARY_MESSAGE;
	message[1] = MASKED | payload.length;
	message.set(payload, SHORT_HEADER);
	return message;
}

export interface LightListener {
	/** `bytes` from `offset` on are structures; `whole`: they replace all that was there. */
	onFrame(bytes: Uint8Array, offset: number, whole: boolean, acknowledged: number): void;
	onError(code: number, message: string): void;
	/** Once; `code` as WebSocket has it. */
	onClose(code: number): void;
}

export interface LightConnectionOptions {
	seat: SeatReservation;
	/** To come back to the seat of a connection that was lost. */
	token?: string | undefined;
	line?: Readonly<Line> | undefined;
	listener: LightListener;
}

export class LightConnection {
	/** Payloads, as the SDK's link counts them. */
	receivedBytes = 0;
	sentBytes = 0;
	/** With it somebody else could take the seat; empty until the server has let this client in. */
	token = '';
	private readonly socket: WebSocket;
	private readonly listener: LightListener;
	private readonly up: SimulatedLine | undefined;
	private readonly down: SimulatedLine | undefined;

	constructor({ seat, token, line, listener }: LightConnectionOptions) {
		const url = new URL(seat.socketUrl);
		url.searchParams.set('sessionId', seat.sessionId);
		url.searchParams.set('skipHandshake', '1');
		if (token) url.searchParams.set('reconnectionToken', token);
		this.listener = listener;
		const now = () => performance.now();
		this.up = line && createLiveLine(line, now);
		this.down = line && createLiveLine(line, now);
		this.socket = new WebSocket(url, { perMessageDeflate: false });
		this.socket.on('message', (data: Buffer) => {
			this.receivedBytes += data.length;
			if (this.down) this.down.carry(() => this.receive(data));
			else this.receive(data);
		});
		this.socket.on('error', () => {});
		this.socket.once('close', (code) => {
			this.up?.cut();
			this.down?.cut();
			listener.onClose(code);
		});
	}

	get isOpen(): boolean {
		return this.socket.readyState === WebSocket.OPEN;
	}

	send(bytes: Uint8Array): void {
		this.sentBytes += bytes.length;
		if (this.up) this.up.carry(() => this.sendNow(bytes));
		else this.sendNow(bytes);
	}

	/** Leaves what comes in the kernel, as a page does that stands still; it goes on where it stopped. */
	setReading(isReading: boolean): void {
		if (isReading) this.socket.resume();
		else this.socket.pause();
	}

	leave(): void {
		this.sendNow(Uint8Array.of(CODES.leave));
	}

	/** The cable is pulled. */
	cut(): void {
		this.socket.terminate();
	}

	private sendNow(bytes: Uint8Array): void {
		if (!this.isOpen) return;
		const { _socket: stream } = this.socket as unknown as { _socket?: { write(bytes: Uint8Array): void } };
		if (stream && bytes.length <= SHORT_MOST) stream.write(shortMessage(bytes));
		else this.socket.send(bytes);
	}

	private receive(bytes: Uint8Array): void {
		const first = bytes[0] ?? 0;
		const code = first & CODE_MASK;
		let offset = 1;
		let acknowledged = 0;
		if (first & TIMED) {
			acknowledged = decode.uint32(bytes, { offset: offset + 4 });
			offset += TIMED_BYTES;
		}
		if (code === CODES.patch || code === CODES.state) this.listener.onFrame(bytes, offset, code === CODES.state, acknowledged);
		else if (code === CODES.join) {
			const length = bytes[1] ?? 0;
			this.token = decode.utf8Read(bytes, { offset: 2 }, length);
			this.send(Uint8Array.of(CODES.join));
		} else if (code === CODES.error) {
			const it = { offset };
			const errorCode = decode.number(bytes, it);
			this.listener.onError(errorCode, decode.string(bytes, it));
		}
	}
}
