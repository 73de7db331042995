/**
 * A WebSocket client of the least cost: joins by its stack's protocol, then counts messages and bytes without looking
 * into them. With the `ws` package a thousand of them would fill their core before the server fills its own.
 */

import { connect, type Socket } from 'node:net';
import { type Outlet, outletOf } from '../../rooms/socketOutlet.ts';
import type { PlainProtocol } from '../stack.ts';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const OPCODE = 15;
const LAST_PART = 0x80;
const MASKED = 0x80;
/** A length in the header's second byte that means: two, or eight, bytes of length follow. */
const MEDIUM = 126;
const LONG = 127;
const SHORT_MOST = 125;
/** Any key does; one of zeros would spare the server its work. */
const KEY = [0x37, 0xfa, 0x21, 0x3d] as const;
const MASK_BYTES = 4;
/** All sockets read into this memory, one after the other. */
const RECEIVED = Buffer.allocUnsafeSlow(256 * 1024);
const NOTHING = Buffer.alloc(0);
const HEAD_END = '\r\n\r\n';

export class PlainSocket {
	/** Messages since it joined. */
	frames = 0;
	/** Called with each message after joining, before it is skipped. */
	onFrame: (() => void) | undefined;
	readonly #protocol: PlainProtocol;
	readonly #socket: Socket;
	#outlet: Outlet | undefined;
	readonly #ended: (reason: string) => void;
	readonly #joined: () => void;
	#phase: 'upgrading' | 'joining' | 'counting' = 'upgrading';
	/** What has come of a head or message that is not whole yet. */
	#rest: Buffer = NOTHING;
	/** Payload bytes still to be skipped. */
	#skip = 0;

	private constructor(protocol: PlainProtocol, port: number, path: string, joined: () => void, ended: (reason: string) => void) {
		this.#protocol = protocol;
		this.#joined = joined;
		this.#ended = ended;
		this.#socket = connect({
			host: '127.0.0.1',
			port,
			noDelay: true,
			onread: { buffer: RECEIVED, callback: (count, buffer) => this.#receive((buffer as Buffer).subarray(0, count)) },
		});
		this.#socket.on('error', ({ message }) => ended(message));
		this.#socket.on('close', () => ended('the server closed the connection'));
		this.#socket.write(
			`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13${HEAD_END}`,
		);
	}

	/** Resolves when it has joined. `onEnded` is called when the connection is lost afterwards. */
	static async join(protocol: PlainProtocol, port: number, onEnded: (reason: string) => void): Promise<PlainSocket> {
		const path = await protocol.path();
		return new Promise((resolve, reject) => {
			let socket: PlainSocket | undefined;
			let joined = false;
			const onJoined = () => {
				joined = true;
				resolve(socket as PlainSocket);
			};
			socket = new PlainSocket(protocol, port, path, onJoined, (reason) => (joined ? onEnded(reason) : reject(new Error(reason))));
		});
	}

	/** Bytes that have come in on the socket, headers included. */
	get bytes(): number {
		return this.#socket.bytesRead;
	}

	readonly send = (payload: Uint8Array | string): void => {
		this.#write(typeof payload === 'string' ? TEXT : BINARY, typeof payload === 'string' ? Buffer.from(payload) : payload);
	};

	#write(opcode: number, payload: Uint8Array): void {
		const { length } = payload;
		if (length > 0xffff) throw new RangeError('a plain client sends messages of up to 65,535 bytes');
		const head = length > SHORT_MOST ? 4 : 2;
		const bytes = Buffer.allocUnsafe(head + MASK_BYTES + length);
		bytes[0] = LAST_PART | opcode;
		bytes[1] = MASKED | (length > SHORT_MOST ? MEDIUM : length);
		if (length > SHORT_MOST) bytes.writeUInt16BE(length, 2);
		for (let i = 0; i < MASK_BYTES; i++) bytes[head + i] = KEY[i] as number;
		const start = head + MASK_BYTES;
		for (let i = 0; i < length; i++) bytes[start + i] = (payload[i] as number) ^ (KEY[i & 3] as number);
		this.#outlet ??= outletOf(this, this.#socket);
		this.#outlet.write(bytes);
	}

	#receive(chunk: Buffer): boolean {
		if (this.#phase === 'counting') this.#count(chunk);
		else {
			// The memory is used again: what is kept is copied.
			this.#rest = Buffer.concat([this.#rest, chunk]);
			if (this.#phase === 'upgrading') this.#upgrade();
			if (this.#phase === 'joining') this.#talk();
		}
		return true;
	}

	#upgrade(): void {
		const end = this.#rest.indexOf(HEAD_END);
		if (end < 0) return;
		const [status = ''] = this.#rest.toString('latin1', 0, end).split('\r\n');
		if (!status.includes(' 101 ')) {
			this.#ended(`the server answered "${status}"`);
			this.#socket.destroy();
			return;
		}
		this.#rest = this.#rest.subarray(end + HEAD_END.length);
		this.#phase = 'joining';
		if (this.#protocol.onOpen?.(this.send)) this.#join();
	}

	#talk(): void {
		while (this.#phase === 'joining') {
			const head = headOf(this.#rest, 0);
			if (!head || this.#rest.length < head.bytes + head.length) return;
			const payload = this.#rest.subarray(head.bytes, head.bytes + head.length);
			this.#rest = this.#rest.subarray(head.bytes + head.length);
			if (head.opcode === PING) this.#write(PONG, payload);
			else if (head.opcode !== CLOSE && this.#protocol.onMessage?.(payload, this.send)) this.#join();
		}
	}

	#join(): void {
		this.#phase = 'counting';
		const rest = this.#rest;
		this.#rest = NOTHING;
		this.#joined();
		this.#count(rest);
	}

	#count(received: Buffer): void {
		const chunk = this.#rest.length > 0 ? Buffer.concat([this.#rest, received]) : received;
		this.#rest = NOTHING;
		let at = 0;
		while (at < chunk.length) {
			if (this.#skip > 0) {
				const skipped = Math.min(this.#skip, chunk.length - at);
				this.#skip -= skipped;
				at += skipped;
				continue;
			}
			const head = headOf(chunk, at);
			if (!head) {
				this.#rest = Buffer.from(chunk.subarray(at));
				return;
			}
			at += head.bytes;
			this.#skip = head.length;
			if (head.opcode === PING) this.#write(PONG, new Uint8Array(0));
			else {
				this.frames++;
				this.onFrame?.();
			}
		}
	}
}

/** A message's header; undefined while not all of it has come. */
function headOf(bytes: Buffer, at: number): { opcode: number; length: number; bytes: number } | undefined {
	if (bytes.length < at + 2) return undefined;
	const opcode = (bytes[at] as number) & OPCODE;
	const length = bytes[at + 1] as number;
	if (length < MEDIUM) return { opcode, length, bytes: 2 };
	if (length === MEDIUM) return bytes.length < at + 4 ? undefined : { opcode, length: bytes.readUInt16BE(at + 2), bytes: 4 };
	if (length > LONG) throw new Error('the server sent a masked message');
	return bytes.length < at + 10 ? undefined : { opcode, length: Number(bytes.readBigUInt64BE(at + 2)), bytes: 10 };
}
