/**
 * A Colyseus serializer that sends each client what it is to hold and no more: `setSerializer(new InterestSerializer(...))`
 * in any room, with a state whose managed fields are filled through `ManagedMap`. See docs/interest.md.
 *
 * Every joined client gets a frame every tick, timed when the room has defined its input, even when there is nothing
 * to tell. Its bytes are made once, in memory that nobody writes to again.
 */

import { type Client, ClientState, Protocol, ProtocolModifier, SchemaSerializer } from '@colyseus/core';
import type { Schema } from '@colyseus/schema';
import { FrameWriter } from '../schema/interest/frameWriter.ts';
import { InterestEncoder, type InterestOptions } from '../schema/interest/interestEncoder.ts';
import { beginMessage, endMessage, SocketWay, writeMessage } from './messageFrames.ts';
import type { Outlet } from './socketOutlet.ts';

/** What a timed frame says first: the room's time, and the newest input that it took. */
const TIMED_BYTES = 8;

type PatchTimingContext = NonNullable<Parameters<SchemaSerializer<Schema>['getFullState']>[1]>;

/** What a client may be sent in a tick: `resync` is everything it is to hold, for one that missed frames. */
export type Delivery = 'patch' | 'resync' | 'nothing';

export interface InterestSerializerOptions<State> {
	/** Which maps of the state are managed, and who is told what of them. */
	interest(state: State): InterestOptions<Client>;
	/** The newest input frame of a client that was used up, in a room that keeps them itself; Colyseus's own count otherwise. */
	acknowledged?(client: Client): number;
	/** Asked for each joined client before its frame of a tick; `patch` for everybody unless said otherwise. */
	deliveryTo?(client: Client): Delivery;
	/** Whether a client that is given a full state holds one of another room's serializer: the room was made anew. */
	holdsAnother?(client: Client): boolean;
	/** A client was sent a state frame of so many bytes. */
	onSent?(client: Client, bytes: number): void;
}

/** What is known of a client whatever the tick: Colyseus's own object of it is slow to read, for it deletes from it. */
interface Recipient {
	readonly client: Client;
	readonly key: string;
	readonly way: SocketWay;
}

export class InterestSerializer<State extends Schema> extends SchemaSerializer<State> {
	private readonly options: InterestSerializerOptions<State>;
	private readonly writer = new FrameWriter(4096, (bytes) => Buffer.allocUnsafeSlow(bytes));
	/** Messages that go out with a client's next state frame, before it. */
	private readonly staged = new Map<string, Uint8Array[]>();
	private interest: InterestEncoder<Client, State> | undefined;
	/** Time that the last patch spent on deciding who sees what and on making frames of it, without sending them, ms. */
	encodingMs = 0;
	/** Frames of the tick that are made and not yet written, and where they go. */
	private readonly frames: Uint8Array[] = [];
	private readonly outlets: Outlet[] = [];
	/** In the order of the room's clients, as of the last patch. */
	private readonly recipients: Recipient[] = [];

	constructor(options: InterestSerializerOptions<State>) {
		super();
		this.options = options;
	}

	override reset(state: State): void {
		super.reset(state);
		this.interest = new InterestEncoder<Client, State>(this.encoder, this.options.interest(state));
	}

	/** Of what is counted of frames. */
	get figures() {
		return this.encoderOf().figures;
	}

	/** For a room that goes on from one of another process: before its state is filled. `era`: another than there. */
	beginEra(era: number): void {
		this.encoderOf().beginEra(era);
	}

	override getFullState(client?: Client, timing?: PatchTimingContext): Uint8Array {
		const { writer } = this;
		if (client && this.options.holdsAnother?.(client)) {
			writer.begin();
			this.writeHead(Protocol.ROOM_STATE, client, timing);
			this.encoderOf().emptyState(writer);
			client.raw(writer.end());
		}
		writer.begin();
		this.writeHead(Protocol.ROOM_STATE, client, timing);
		this.encoderOf().fullState(writer, client, client?.sessionId);
		return writer.end();
	}

	/** Sends a protocol message of this room together with the client's next state frame, which comes right after it. */
	stage(client: Client, message: Uint8Array): void {
		const waiting = this.staged.get(client.sessionId);
		if (waiting) waiting.push(message);
		else this.staged.set(client.sessionId, [message]);
	}

	/** A client left for good. */
	forget(client: Client): void {
		this.encoderOf().forget(client.sessionId);
		this.staged.delete(client.sessionId);
	}

	override applyPatches(clients: Client[], _state?: unknown, timing?: PatchTimingContext): boolean {
		const interest = this.encoderOf();
		const changed = this.encoder.hasChanges;
		const startedMs = performance.now();
		interest.beginTick();
		for (let at = 0; at < clients.length; at++) {
			const client = clients[at] as Client;
			const delivery = client.state === ClientState.JOINED ? (this.options.deliveryTo?.(client) ?? 'patch') : 'nothing';
			const recipient = this.recipientAt(at, client);
			if (delivery === 'nothing') this.skip(recipient);
			else this.encode(recipient, delivery, timing);
		}
		this.recipients.length = clients.length;
		interest.endTick();
		this.writer.newPiece();
		this.encodingMs = performance.now() - startedMs;
		this.write();
		return changed;
	}

	/** What happened is news only while it happens: it is not kept for a client that gets no frame. */
	private skip({ key }: Recipient): void {
		this.encoderOf().skipFrame(key);
		this.staged.delete(key);
	}

	private encoderOf(): InterestEncoder<Client, State> {
		if (!this.interest) throw new Error('the serializer was used before the room had a state');
		return this.interest;
	}

	private encode(recipient: Recipient, delivery: 'patch' | 'resync', timing: PatchTimingContext | undefined): void {
		const { writer } = this;
		const { client, key } = recipient;
		const messages = this.staged.size > 0 ? this.staged.get(key) : undefined;
		if (messages) this.staged.delete(key);
		const socket = recipient.way.open;
		if (!socket) {
			for (const message of messages ?? []) client.raw(message);
			writer.begin();
			this.writeState(recipient, delivery, timing);
			const frame = writer.end();
			client.raw(frame);
			this.options.onSent?.(client, frame.length);
			return;
		}
		writer.begin();
		for (const message of messages ?? []) writeMessage(writer, message);
		const reserved = beginMessage(writer);
		this.writeState(recipient, delivery, timing);
		const bytes = writer.offset - writer.frameStart - reserved.payload;
		endMessage(writer, reserved);
		this.frames.push(writer.end(reserved.skipped));
		this.outlets.push(socket);
		this.options.onSent?.(client, bytes);
	}

	/** `at`: where the client is among the room's. Where somebody left, those behind are made anew, once. */
	private recipientAt(at: number, client: Client): Recipient {
		let recipient = this.recipients[at];
		if (recipient?.client !== client) {
			recipient = { client, key: client.sessionId, way: new SocketWay(client) };
			this.recipients[at] = recipient;
		}
		return recipient;
	}

	/** Hands everybody's frames to their sockets, after all of them are made: the kernel's work in between would cost each its caches. */
	private write(): void {
		const { frames, outlets } = this;
		for (let i = 0; i < frames.length; i++) (outlets[i] as Outlet).write(frames[i] as Uint8Array);
		frames.length = 0;
		outlets.length = 0;
	}

	private writeState({ client, key }: Recipient, delivery: 'patch' | 'resync', timing: PatchTimingContext | undefined): void {
		const interest = this.encoderOf();
		this.writeHead(delivery === 'resync' ? Protocol.ROOM_STATE : Protocol.ROOM_STATE_PATCH, client, timing);
		if (delivery === 'resync') interest.fullState(this.writer, client, key);
		else interest.writeFrame(client, key, this.writer);
	}

	/** What comes before a state: the protocol's code and, in a room that takes input, its time and the input it has used. */
	private writeHead(code: number, client: Client | undefined, timing: PatchTimingContext | undefined): void {
		const { writer } = this;
		writer.ensure(1 + TIMED_BYTES);
		if (!timing || !client) {
			writer.bytes[writer.offset++] = code;
			return;
		}
		writer.bytes[writer.offset++] = code | ProtocolModifier.TIMED;
		writeUint32(writer, timing.sNow);
		writeUint32(writer, this.options.acknowledged?.(client) ?? acknowledgedBy(client));
	}
}

/** By Colyseus's own count, in rooms whose input it keeps. */
function acknowledgedBy(client: Client): number {
	return (client as { _inputBuffer?: { ackSeq: number } })._inputBuffer?.ackSeq ?? 0;
}

function writeUint32(writer: FrameWriter, value: number): void {
	const { bytes, offset } = writer;
	bytes[offset] = value & 255;
	bytes[offset + 1] = (value >>> 8) & 255;
	bytes[offset + 2] = (value >>> 16) & 255;
	bytes[offset + 3] = value >>> 24;
	writer.offset = offset + 4;
}
