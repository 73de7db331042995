/** One bare WebSocket to a room: state frames in, input frames out, and the way back by a token. Used by `LightBot`. */

import { decode } from '@colyseus/schema';
import type { Line } from '../../netcode/lines.ts';
import { createLiveLine, type LiveLine } from '../../netcode/liveLine.ts';
import type { SeatReservation } from './matchmake.ts';
import { type LightSocket, PlainSocket, type SocketListener } from './plainSocket.ts';
import { SecureSocket } from './secureSocket.ts';

/** Codes of Colyseus's messages, and the bit that says that time and acknowledgement come first. */
const CODES = { join: 10, error: 11, leave: 12, state: 14, patch: 15 } as const;
const CODE_MASK = 31;
const TIMED = 128;
const TIMED_BYTES = 8;
const ACKNOWLEDGED_BYTES = 4;

export interface LightListener {
	/** `bytes` from `from` to before `to` are structures; `whole`: they replace all that was there. */
	onFrame(bytes: Uint8Array, from: number, to: number, whole: boolean, acknowledged: number): void;
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
	private readonly socket: LightSocket;
	private readonly listener: LightListener;
	private readonly line: LiveLine | undefined;

	constructor({ seat, token, line, listener }: LightConnectionOptions) {
		const url = new URL(seat.socketUrl);
		url.searchParams.set('sessionId', seat.sessionId);
		url.searchParams.set('skipHandshake', '1');
		if (token) url.searchParams.set('reconnectionToken', token);
		this.listener = listener;
		this.line = line && createLiveLine(line, () => performance.now());
		const down = this.line?.down;
		const events: SocketListener = {
			onMessage: (bytes, from, to) => {
				this.receivedBytes += to - from;
				if (!down) this.receive(bytes, from, to);
				else {
					const copy = bytes.slice(from, to);
					down.carry(() => this.receive(copy, 0, copy.length), copy.length);
				}
			},
			onClose: (code) => {
				this.line?.cut();
				listener.onClose(code);
			},
		};
		this.socket = url.protocol === 'wss:' ? new SecureSocket(url, events) : new PlainSocket(url, events);
	}

	get isOpen(): boolean {
		return this.socket.isOpen;
	}

	/** The bytes may be used again afterwards. */
	send(bytes: Uint8Array): void {
		this.sentBytes += bytes.length;
		if (!this.line) this.socket.send(bytes);
		else {
			const copy = bytes.slice();
			this.line.up.carry(() => this.socket.send(copy), copy.length);
		}
	}

	/** Leaves what comes in the kernel, as a page does that stands still; it goes on where it stopped. */
	setReading(isReading: boolean): void {
		this.socket.setReading(isReading);
	}

	leave(): void {
		this.socket.send(Uint8Array.of(CODES.leave));
	}

	/** The cable is pulled. */
	cut(): void {
		this.socket.cut();
	}

	private receive(bytes: Uint8Array, from: number, to: number): void {
		const first = bytes[from] ?? 0;
		const code = first & CODE_MASK;
		const isTimed = (first & TIMED) !== 0;
		const start = from + (isTimed ? 1 + TIMED_BYTES : 1);
		if (code === CODES.patch || code === CODES.state) {
			const acknowledged = isTimed ? decode.uint32(bytes, { offset: start - ACKNOWLEDGED_BYTES }) : 0;
			this.listener.onFrame(bytes, start, to, code === CODES.state, acknowledged);
		} else if (code === CODES.join) {
			const length = bytes[from + 1] ?? 0;
			this.token = decode.utf8Read(bytes, { offset: from + 2 }, length);
			this.send(Uint8Array.of(CODES.join));
		} else if (code === CODES.error) {
			const it = { offset: start };
			const errorCode = decode.number(bytes, it);
			this.listener.onError(errorCode, decode.string(bytes, it));
		}
	}
}
