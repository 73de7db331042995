/**
 * A WebSocket client (RFC 6455) for bots by the hundred: reads into one buffer that all of a process share and hands
 * messages over as parts of it, where `ws` makes a buffer, a stream event and a turn of the loop of each. No TLS and no
 * extensions: for those `LightConnection` takes `ws`.
 */

import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface SocketListener {
	/** A whole message, which lies in `bytes` from `from` to before `to`. They are the caller's until it returns. */
	onMessage(bytes: Uint8Array, from: number, to: number): void;
	/** Once, also when it was never open; `code` as WebSocket has it: 1006 when nobody said goodbye. */
	onClose(code: number): void;
}

/** What a light connection needs of a socket. */
export interface LightSocket {
	readonly isOpen: boolean;
	send(bytes: Uint8Array): void;
	/** Leaves what comes in the kernel, or reads on. */
	setReading(isReading: boolean): void;
	/** The cable is pulled. */
	cut(): void;
}

const OPCODES = { continuation: 0, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const FINAL = 0x80;
const MASKED = 0x80;
const SHORT_MOST = 125;
const MASK_BYTES = 4;
const MEDIUM = 126;
const LONG = 127;
const ABNORMAL = 1006;
const NO_CODE = 1005;
const HANDSHAKE_MOST = 16 * 1024;
const HANDSHAKE_END = '\r\n\r\n';

/** All sockets of a process read into it, one after the other. No `Buffer`: everything that reads bytes is to see one class. */
const SHARED = new Uint8Array(256 * 1024);
const NOTHING = new Uint8Array(0);

/**
 * A message with its header in front. The mask is four zeros, which is allowed and costs neither side anything.
 */
export function clientMessage(payload: Uint8Array, opcode: number = OPCODES.binary): Uint8Array {
	const wide = payload.length > 0xffff ? 8 : payload.length > SHORT_MOST ? 2 : 0;
	// Memory of before: all of it is written.
	const message = Buffer.allocUnsafe(2 + wide + MASK_BYTES + payload.length);
	message[0] = FINAL | opcode;
	message[1] = MASKED | (wide === 8 ? LONG : wide === 2 ? MEDIUM : payload.length);
	let rest = payload.length;
	for (let at = 1 + wide; at > 1; at--) {
		message[at] = rest & 255;
		rest = Math.floor(rest / 256);
	}
	message.fill(0, 2 + wide, 2 + wide + MASK_BYTES);
	message.set(payload, 2 + wide + MASK_BYTES);
	return message;
}

export class PlainSocket implements LightSocket {
	readonly #socket: Socket;
	readonly #listener: SocketListener;
	#isOpen = false;
	#closeCode = ABNORMAL;
	/** What has come of a message (or of the handshake) that is not whole yet. */
	#rest: Uint8Array = NOTHING;
	/** Parts of a message in several frames. */
	#parts: Uint8Array[] = [];

	/** `url`: `ws:`. */
	constructor(url: URL, listener: SocketListener) {
		this.#listener = listener;
		this.#socket = connect({
			host: url.hostname.replace(/^\[|\]$/g, ''),
			port: Number(url.port || 80),
			noDelay: true,
			onread: { buffer: SHARED, callback: (length) => this.#read(length) },
		});
		this.#socket.once('connect', () => this.#shakeHands(url));
		this.#socket.on('error', () => {});
		this.#socket.once('close', () => {
			this.#isOpen = false;
			listener.onClose(this.#closeCode);
		});
	}

	get isOpen(): boolean {
		return this.#isOpen;
	}

	send(bytes: Uint8Array): void {
		if (this.#isOpen) this.#socket.write(clientMessage(bytes));
	}

	setReading(isReading: boolean): void {
		if (isReading) this.#socket.resume();
		else this.#socket.pause();
	}

	cut(): void {
		this.#isOpen = false;
		this.#socket.destroy();
	}

	#shakeHands(url: URL): void {
		const lines = [
			`GET ${url.pathname}${url.search} HTTP/1.1`,
			`Host: ${url.host}`,
			'Upgrade: websocket',
			'Connection: Upgrade',
			`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
			'Sec-WebSocket-Version: 13',
		];
		this.#socket.write(lines.join('\r\n') + HANDSHAKE_END);
	}

	/** So many bytes lie in the shared buffer. Returns whether to go on reading. */
	#read(length: number): boolean {
		let bytes = SHARED;
		let end = length;
		if (this.#rest.length > 0) {
			bytes = joined([this.#rest, SHARED.subarray(0, length)]);
			end = bytes.length;
			this.#rest = NOTHING;
		}
		let at = 0;
		if (!this.#isOpen) {
			at = this.#readHandshake(bytes, end);
			if (at === 0) return !this.#socket.destroyed;
		}
		while (at < end) {
			const next = this.#readFrame(bytes, at, end);
			if (this.#socket.destroyed) return false;
			if (next === 0) break;
			at = next;
		}
		if (at < end) this.#rest = bytes.slice(at, end);
		return true;
	}

	/** Where what follows the answer begins; 0 when it is not whole or is a refusal. */
	#readHandshake(bytes: Uint8Array, end: number): number {
		const answer = Buffer.from(bytes.buffer, bytes.byteOffset, end);
		const answerEnd = answer.indexOf(HANDSHAKE_END);
		if (answerEnd < 0 && end < HANDSHAKE_MOST) {
			this.#rest = bytes.slice(0, end);
			return 0;
		}
		if (!/^HTTP\/1\.1 101 /.test(answer.toString('latin1', 0, Math.max(0, answerEnd)))) {
			this.cut();
			return 0;
		}
		this.#isOpen = true;
		return answerEnd + HANDSHAKE_END.length;
	}

	/** Where the frame ends; 0 when it is not whole. */
	#readFrame(bytes: Uint8Array, at: number, end: number): number {
		if (at + 2 > end) return 0;
		const first = bytes[at] as number;
		const short = (bytes[at + 1] as number) & 127;
		const wide = short === MEDIUM ? 2 : short === LONG ? 8 : 0;
		const from = at + 2 + wide;
		if (from > end) return 0;
		let length = wide === 0 ? short : 0;
		for (let place = at + 2; place < from; place++) length = length * 256 + (bytes[place] as number);
		const to = from + length;
		if (to > end) return 0;
		this.#take(first & 15, (first & FINAL) !== 0, bytes, from, to);
		return to;
	}

	#take(opcode: number, isFinal: boolean, bytes: Uint8Array, from: number, to: number): void {
		if (opcode === OPCODES.ping) this.#socket.write(clientMessage(bytes.subarray(from, to), OPCODES.pong));
		else if (opcode === OPCODES.close) {
			this.#closeCode = to - from >= 2 ? (bytes[from] as number) * 256 + (bytes[from + 1] as number) : NO_CODE;
			this.#socket.end(clientMessage(bytes.subarray(from, Math.min(to, from + 2)), OPCODES.close));
			this.#isOpen = false;
		} else if (opcode !== OPCODES.pong) {
			if (isFinal && this.#parts.length === 0) this.#listener.onMessage(bytes, from, to);
			else {
				this.#parts.push(bytes.slice(from, to));
				if (!isFinal) return;
				const whole = joined(this.#parts);
				this.#parts = [];
				this.#listener.onMessage(whole, 0, whole.length);
			}
		}
	}
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
