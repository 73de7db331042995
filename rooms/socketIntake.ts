/**
 * Takes the small binary messages of a client from its socket as they come, without the streams in between: for a frame
 * of input of 20 bytes Node takes a buffer of 64 KB and `ws` makes half a dozen objects, and a room of hundreds gets
 * thousands of frames a second. Whatever is anything else (long, in parts, text, a ping, a close, half a message) goes
 * to `ws` as it always did, with all that it checks. A small message that is not taken out of memory at once is handed
 * to the listeners of the socket in bytes of its own.
 *
 * The memory that is read into is given to the socket as Node's own option `onread` does it for sockets that one
 * makes oneself. The one place that reaches into how `ws` and Node read. Used by `readInputFrames`.
 */

import { type TakeMessage, tapOf } from './socketTap.ts';

/** State of a socket of `ws` that takes messages. */
const OPEN = 1;
/** The last and only part of a binary message; the bit of a masked one, and the longest whose length is one byte (RFC 6455, 5.2). */
const BINARY_MESSAGE = 0x82;
const MASKED = 0x80;
const SHORT_MOST = 125;
const MASK_BYTES = 4;
/** Two bytes, and the mask. */
const HEADER = 2 + MASK_BYTES;
/** What the reader of `ws` is in between two messages; the kind of a close, after which it takes nothing. */
const BETWEEN_MESSAGES = 0;
const CLOSE = 8;

/** Of one read of any socket of the process: it is read out before the next is made. */
const memory = Buffer.allocUnsafeSlow(64 * 1024);

/** A socket of `ws`, as far as it matters here. */
interface WsSocket {
	readyState: number;
	_socket?: Stream;
	_receiver?: Receiver;
	emit(event: 'message', data: Buffer, isBinary: boolean): boolean;
}

interface Receiver {
	_state: number;
	_bufferedBytes: number;
	_fragmented: number;
	_opcode: number;
	writableLength: number;
}

/** A socket of Node's; where it reads to, and what it calls then, it keeps under symbols of its own. */
interface Stream {
	_handle?: { useUserBuffer?(memory: Buffer): void };
	emit(event: 'data', chunk: Buffer): boolean;
	[key: symbol]: unknown;
}

/**
 * From now on this socket's small messages come the short way: its listeners notice nothing. `take`: is given each of
 * them in memory that is written to again when it has returned; what it does not take goes to the listeners.
 * Returns false, and leaves everything as it is, for a socket of another make.
 */
export function takeSmallMessages(socket: object, take: TakeMessage): boolean {
	const { _socket: stream, _receiver: receiver } = socket as WsSocket;
	const handle = stream?._handle;
	if (!stream || !receiver || typeof handle?.useUserBuffer !== 'function') return false;
	const memoryKey = symbolOf(stream, 'kBuffer');
	const readKey = symbolOf(stream, 'kBufferCb');
	if (!memoryKey || !readKey || stream[memoryKey]) return false;
	const tap = tapOf(socket);
	const taking: TakeMessage = tap ? (bytes, start, end) => tap.received(bytes, start, end, take) : take;
	// Only what it is given here changes what the reader of `ws` is in: looking at it costs thousands of sockets a line of memory or two each.
	let isBetween = false;
	stream[memoryKey] = memory;
	stream[readKey] = (count: number) => {
		isBetween ||= isBetweenMessages(receiver);
		const taken = isBetween ? takeMessages(socket as WsSocket, count, taking) : 0;
		if (taken < count) {
			isBetween = false;
			stream.emit('data', Buffer.from(memory.subarray(taken, count)));
		}
		// False would ask for the reading to be stopped: `ws` pauses the socket itself when it has to.
		return true;
	};
	handle.useUserBuffer(memory);
	return true;
}

function symbolOf(stream: object, name: string): symbol | undefined {
	return Object.getOwnPropertySymbols(stream).find(({ description }) => description === name);
}

/** Whether `ws` has nothing under way that what comes now would belong to, or have to wait for. */
function isBetweenMessages({ _state, _bufferedBytes, _fragmented, _opcode, writableLength }: Receiver): boolean {
	return _state === BETWEEN_MESSAGES && _bufferedBytes === 0 && _fragmented === 0 && _opcode !== CLOSE && writableLength === 0;
}

/** Takes the small messages that the memory begins with; returns where the first thing is that is none. */
function takeMessages(socket: WsSocket, count: number, take: TakeMessage): number {
	let offset = 0;
	// A listener may close the socket.
	while (socket.readyState === OPEN) {
		const end = endOfSmallMessage(offset, count);
		if (end === 0) break;
		unmask(offset, end);
		const start = offset + HEADER;
		offset = end;
		if (!take(memory, start, end)) socket.emit('message', Buffer.from(memory.subarray(start, end)), true);
	}
	return offset;
}

/** Where the message ends that begins here; 0 when it is none that is taken here, or not whole. */
function endOfSmallMessage(offset: number, count: number): number {
	if (offset + HEADER > count || memory[offset] !== BINARY_MESSAGE) return 0;
	const second = memory[offset + 1] as number;
	const length = second & ~MASKED;
	const end = offset + HEADER + length;
	return (second & MASKED) !== 0 && length > 0 && length <= SHORT_MOST && end <= count ? end : 0;
}

function unmask(offset: number, end: number): void {
	const mask = offset + 2;
	for (let at = offset + HEADER, i = 0; at < end; at++, i++)
		memory[at] = (memory[at] as number) ^ (memory[mask + (i & (MASK_BYTES - 1))] as number);
}
