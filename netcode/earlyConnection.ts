/**
 * A client's second connection, to the process that a match is about to move to: made while the match is still played over
 * the first, held open there, and put in its place. Made by `ColyseusLink`; reaches into the SDK's `Connection`.
 */

import { Protocol, type Room } from '@colyseus/sdk';
import type { LiveLine } from './liveLine.ts';

type Connection = Room['connection'];

/** What the SDK's connection is made of, as far as it is exchanged. */
interface Transport {
	events: Connection['events'];
	readonly isOpen: boolean;
	connect(address: string): void;
	send(data: Uint8Array): void;
	close(code?: number, reason?: string): void;
}

export interface EarlyConnectionOptions {
	/** Of the process, `/p2/PROCESS`. */
	path: string;
	/** Of the room there, without a token. */
	address: string;
	/** Of the seat. */
	token: string;
	/** The simulated line of this connection, where there is one. */
	line: LiveLine | undefined;
	/** The match is there: what follows comes over this connection. Called once. */
	onSpeaks(): void;
}

export class EarlyConnection {
	readonly path: string;
	readonly line: LiveLine | undefined;
	private readonly connection: Connection;
	private readonly options: EarlyConnectionOptions;
	private readonly transport: Transport;
	/** What came before it was taken. */
	private heard: MessageEvent[] = [];
	private receive: ((event: MessageEvent) => void) | undefined;
	private dead = false;

	/** `connection`: the one that it may take the place of. */
	constructor(connection: Connection, options: EarlyConnectionOptions) {
		this.connection = connection;
		this.options = options;
		this.path = options.path;
		this.line = options.line;
		const Kind = connection.transport.constructor as new (events: Connection['events']) => Transport;
		this.transport = new Kind({
			onopen: () => this.sayReady(),
			onmessage: (event: MessageEvent) => {
				if (this.line) this.line.down.carry(() => this.hear(event), (event.data as ArrayBuffer).byteLength);
				else this.hear(event);
			},
			onclose: () => this.close(),
			onerror: () => {},
		});
		const address = new URL(options.address);
		address.searchParams.set('reconnectionToken', options.token);
		address.searchParams.set('skipHandshake', '1');
		this.transport.connect(address.toString());
	}

	/** Whether it stands or is being made. */
	get isAlive(): boolean {
		return !this.dead;
	}

	/** Ends the connection in whose place this one comes, as if it had been closed for this reason: the SDK makes another, by `take`. */
	replace(code: number, reason: string): void {
		const old = this.connection.transport as unknown as Transport;
		const { events } = old;
		old.events = {};
		old.close();
		events.onclose?.({ code, reason });
	}

	/** Is the SDK's connection from now on; what has come already is handed to `receive`, which reads a message. */
	take(receive: (event: MessageEvent) => void): void {
		const { connection, transport, options } = this;
		const { events } = connection;
		const old = connection.transport as unknown as Transport;
		if (old.events === events) old.events = {};
		transport.events = events;
		connection.transport = transport as unknown as Connection['transport'];
		connection.url = options.address;
		if (transport.isOpen) events.onopen?.({});
		this.receive = receive;
		for (const event of this.heard.splice(0)) receive(event);
	}

	/** Lets go of it, if it was not taken. */
	close(): void {
		if (this.dead || this.receive) return;
		this.dead = true;
		this.line?.cut();
		this.transport.events = {};
		this.transport.close();
	}

	/** Says what a client answers when it is let in: the server sends the state when it has heard this, and need not wait for it once the room is there. */
	private sayReady(): void {
		const ready = new Uint8Array([Protocol.JOIN_ROOM]);
		const say = () => this.transport.isOpen && this.transport.send(ready);
		if (this.line) this.line.up.carry(say, ready.byteLength);
		else say();
	}

	private hear(event: MessageEvent): void {
		if (this.receive) {
			this.receive(event);
			return;
		}
		const isFirst = this.heard.length === 0;
		if (isFirst && new Uint8Array(event.data as ArrayBuffer)[0] !== Protocol.JOIN_ROOM) {
			// The seat is not to be had this way.
			this.close();
			return;
		}
		this.heard.push(event);
		if (isFirst) this.options.onSpeaks();
	}
}
