/**
 * WebSocket messages (RFC 6455) written with their headers into one piece of memory, so that a client's tick is one
 * write to its socket: `ws` writes header and payload apart, and every message by itself. The one place that reaches
 * into how `ws` writes; `socketOutlet.ts` is that for how Node does, `socketIntake.ts` for how both read. Used by
 * `InterestSerializer`.
 */

import type { Client } from '@colyseus/core';
import type { FrameWriter } from '../schema/interest/frameWriter.ts';
import { type Outlet, outletOf } from './socketOutlet.ts';

/** The last and only part of a binary message. */
const BINARY_MESSAGE = 0x82;
const SHORT_MOST = 125;
const MEDIUM_MOST = 0xffff;
/** Header bytes of a message of up to 125, up to 65,535 and more bytes. */
const SHORT_HEADER = 2;
const MEDIUM_HEADER = 4;
const LONG_HEADER = 10;
const OPEN = 1;

/** A socket of `ws`, as far as it matters here. */
interface WsSocket {
	readyState: number;
	_socket?: Outlet;
	/** `_state` is 0 while nothing is being compressed, and nothing waits for that then. */
	_sender?: { _state: number };
}

/** The way to one client's socket. */
export class SocketWay {
	private readonly client: Client;
	private socket: WsSocket | undefined;
	private outlet: Outlet | undefined;

	constructor(client: Client) {
		this.client = client;
	}

	/** Where its messages may be written to directly; undefined when its transport is another or has something under way. */
	get open(): Outlet | undefined {
		const socket = this.client.ref as unknown as WsSocket;
		if (this.socket !== socket) {
			this.socket = socket;
			this.outlet = socket._socket && socket._sender && outletOf(socket, socket._socket);
		}
		return socket.readyState === OPEN && socket._sender?._state === 0 ? this.outlet : undefined;
	}
}

/** Adds a whole message. */
export function writeMessage(writer: FrameWriter, payload: Uint8Array): void {
	const header = headerBytes(payload.length);
	writer.ensure(header + payload.length);
	writeHeader(writer, writer.offset, payload.length);
	writer.offset += header;
	writer.copy(payload, 0, payload.length);
}

/** A message whose length is not known yet; places count from the start of the frame. */
export interface Reserved {
	payload: number;
	/** Bytes at the frame's start that turned out not to be needed. */
	skipped: number;
}

/** Leaves room for the header of a message, which goes on until `endMessage`. */
export function beginMessage(writer: FrameWriter): Reserved {
	writer.ensure(LONG_HEADER);
	writer.offset += LONG_HEADER;
	return { payload: writer.offset - writer.frameStart, skipped: 0 };
}

/** Writes the header right before the payload; messages before it in the frame move up to it. */
export function endMessage(writer: FrameWriter, reserved: Reserved): void {
	const payloadStart = writer.frameStart + reserved.payload;
	const length = writer.offset - payloadStart;
	const header = headerBytes(length);
	writeHeader(writer, payloadStart - header, length);
	reserved.skipped = LONG_HEADER - header;
	const before = reserved.payload - LONG_HEADER;
	if (before > 0) writer.bytes.copyWithin(writer.frameStart + reserved.skipped, writer.frameStart, writer.frameStart + before);
}

function headerBytes(length: number): number {
	return length <= SHORT_MOST ? SHORT_HEADER : length <= MEDIUM_MOST ? MEDIUM_HEADER : LONG_HEADER;
}

function writeHeader({ bytes }: FrameWriter, at: number, length: number): void {
	bytes[at] = BINARY_MESSAGE;
	if (length <= SHORT_MOST) {
		bytes[at + 1] = length;
		return;
	}
	const wide = length > MEDIUM_MOST;
	bytes[at + 1] = wide ? 127 : 126;
	let rest = length;
	for (let i = at + (wide ? LONG_HEADER : MEDIUM_HEADER) - 1; i > at + 1; i--) {
		bytes[i] = rest % 256;
		rest = Math.floor(rest / 256);
	}
}
