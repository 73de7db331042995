/** Counts what goes over the sockets, by kind of message. The transport gives it each socket; `/metrics` reads it. */

import type { WebSocket } from 'ws';
import { tapSocket } from '../rooms/socketTap.ts';
import { CLIENT_MESSAGES, SERVER_MESSAGES } from '../schema/protocol.ts';

/** Kinds by the code that a message of Colyseus begins with; of its first byte the low 5 bits. */
const KINDS: Readonly<Record<number, string>> = {
	10: 'join',
	11: 'error',
	12: 'leave',
	14: 'state',
	15: 'patch',
	18: 'ping',
	19: 'input',
};
const CODE_MASK = 31;
/** A message with a name of ours. */
const ROOM_DATA = 13;
/** What can be named by a client is counted under its name only when we know it: names are not for clients to invent. */
const NAMES = [...new Set<string>([...Object.values(SERVER_MESSAGES), ...Object.values(CLIENT_MESSAGES)])].map((name) => ({
	name,
	bytes: Buffer.from(name),
}));
/** One message in so many is timed: reading the clock takes as long as much of what is timed. */
const TIMED_EVERY = 8;

export interface WireCount {
	messages: number;
	bytes: number;
}

export class WireMeter {
	/** By kind: what went out, and what came in. Payloads, without the headers of WebSocket. */
	readonly sent = new Map<string, WireCount>();
	readonly received = new Map<string, WireCount>();
	/** Time spent in taking in messages, outside of ticks, ms; of some of them measured, for all of them counted. */
	receivingMs = 0;
	private taken = 0;

	/** Counts all that this socket sends and receives from now on. */
	watch(socket: WebSocket): void {
		const { _socket: stream } = socket as unknown as { _socket: Stream };
		const { write } = stream;
		const outgoing = new OutgoingMessages((bytes, start, length) => count(this.sent, bytes, start, length));
		stream.write = (chunk, encoding, done) => {
			if (chunk instanceof Uint8Array) outgoing.read(chunk);
			return write.call(stream, chunk, encoding, done);
		};
		const emit = socket.emit as (this: WebSocket, event: string | symbol, ...args: unknown[]) => boolean;
		socket.emit = (event: string | symbol, first?: unknown, second?: unknown, ...more: unknown[]) => {
			if (event !== 'message') return emit.call(socket, event, first, second, ...more);
			if (first instanceof Uint8Array) count(this.received, first, 0, first.length);
			return this.timed(() => emit.call(socket, event, first, second));
		};
		tapSocket(socket, {
			sent: (bytes) => outgoing.read(bytes),
			received: (memory, start, end, take) => {
				const isTaken = this.timed(() => take(memory, start, end));
				// What is left is counted when it is emitted.
				if (isTaken) count(this.received, memory, start, end - start);
				return isTaken;
			},
		});
	}

	private timed(take: () => boolean): boolean {
		if (this.taken++ % TIMED_EVERY !== 0) return take();
		const startedMs = performance.now();
		try {
			return take();
		} finally {
			this.receivingMs += TIMED_EVERY * (performance.now() - startedMs);
		}
	}
}

interface Stream {
	write(chunk: unknown, encoding?: unknown, done?: unknown): boolean;
}

const MESSAGE_OPCODES = 2;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/**
 * Finds the messages in what is written to a socket of a server (RFC 6455, unmasked): `ws` writes header and payload
 * apart, the room writes many messages with their headers as one.
 */
export class OutgoingMessages {
	readonly #onMessage: (bytes: Uint8Array, start: number, length: number) => void;
	/** Of the message whose header has passed: bytes that are still to come, and whether it is data. */
	#left = 0;
	#isData = false;
	#begun = false;

	/** `onMessage`: given what was written, where in it a payload begins, and the payload's length, of which more may follow. */
	constructor(onMessage: (bytes: Uint8Array, start: number, length: number) => void) {
		this.#onMessage = onMessage;
	}

	read(bytes: Uint8Array): void {
		let offset = 0;
		while (offset < bytes.length) {
			if (this.#left === 0) offset = this.#readHeader(bytes, offset);
			if (this.#left === 0 || offset >= bytes.length) continue;
			if (!this.#begun && this.#isData) this.#onMessage(bytes, offset, this.#left);
			this.#begun = true;
			const here = Math.min(this.#left, bytes.length - offset);
			this.#left -= here;
			offset += here;
		}
	}

	#readHeader(bytes: Uint8Array, offset: number): number {
		const opcode = (bytes[offset] ?? 0) & 15;
		const length = bytes[offset + 1] ?? 0;
		const wide = length === LENGTH_16 ? 2 : length === LENGTH_64 ? 8 : 0;
		let value = wide === 0 ? length : 0;
		for (let i = 0; i < wide; i++) value = value * 256 + (bytes[offset + 2 + i] ?? 0);
		this.#left = value;
		this.#isData = opcode <= MESSAGE_OPCODES;
		this.#begun = false;
		return offset + 2 + wide;
	}
}

function count(counts: Map<string, WireCount>, bytes: Uint8Array, start: number, length: number): void {
	const kind = kindOf(bytes, start);
	let known = counts.get(kind);
	if (!known) {
		known = { messages: 0, bytes: 0 };
		counts.set(kind, known);
	}
	known.messages++;
	known.bytes += length;
}

/** What the message is that begins there: a name of ours, a kind of Colyseus's, or `other`. */
export function kindOf(bytes: Uint8Array, start = 0): string {
	const code = (bytes[start] ?? 0) & CODE_MASK;
	if (code !== ROOM_DATA) return KINDS[code] ?? 'other';
	// MessagePack: a text of up to 31 bytes begins with 101 and its length.
	const head = bytes[start + 1] ?? 0;
	if ((head & 0xe0) !== 0xa0) return 'other';
	for (const name of NAMES) if (isAt(name.bytes, bytes, start + 2, head & 31)) return name.name;
	return 'other';
}

function isAt(name: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
	if (name.length !== length) return false;
	for (let i = 0; i < length; i++) if (bytes[start + i] !== name[i]) return false;
	return true;
}
