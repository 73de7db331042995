/** Counts what goes over the sockets, by kind of message. The transport gives it each socket; `/metrics` reads it. */

import type { WebSocket } from 'ws';
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
const NAMES: ReadonlySet<string> = new Set([...Object.values(SERVER_MESSAGES), ...Object.values(CLIENT_MESSAGES)]);

export interface WireCount {
	messages: number;
	bytes: number;
}

export class WireMeter {
	/** By kind: what went out, and what came in. Payloads, without the headers of WebSocket. */
	readonly sent = new Map<string, WireCount>();
	readonly received = new Map<string, WireCount>();
	/** Time spent in taking in messages, outside of ticks, ms. */
	receivingMs = 0;

	/** Counts all that this socket sends and receives from now on. */
	watch(socket: WebSocket): void {
		const send = socket.send.bind(socket) as (...args: unknown[]) => void;
		socket.send = (...args: unknown[]) => {
			const [data] = args;
			if (data instanceof Uint8Array) count(this.sent, data);
			send(...args);
		};
		const emit = socket.emit.bind(socket) as (event: string | symbol, ...args: unknown[]) => boolean;
		socket.emit = (event: string | symbol, ...args: unknown[]) => {
			if (event !== 'message') return emit(event, ...args);
			const [data] = args;
			if (data instanceof Uint8Array) count(this.received, data);
			const startedMs = performance.now();
			try {
				return emit(event, ...args);
			} finally {
				this.receivingMs += performance.now() - startedMs;
			}
		};
	}
}

function count(counts: Map<string, WireCount>, data: Uint8Array): void {
	const kind = kindOf(data);
	let known = counts.get(kind);
	if (!known) {
		known = { messages: 0, bytes: 0 };
		counts.set(kind, known);
	}
	known.messages++;
	known.bytes += data.length;
}

/** What a message is: a name of ours, a kind of Colyseus's, or `other`. */
export function kindOf(data: Uint8Array): string {
	const code = (data[0] ?? 0) & CODE_MASK;
	if (code !== ROOM_DATA) return KINDS[code] ?? 'other';
	// MessagePack: a text of up to 31 bytes begins with 101 and its length.
	const head = data[1] ?? 0;
	if ((head & 0xe0) !== 0xa0) return 'other';
	const name = String.fromCharCode(...data.subarray(2, 2 + (head & 31)));
	return NAMES.has(name) ? name : 'other';
}
