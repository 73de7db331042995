/** What the bench asks of a stack: a server that sends a workload to its clients, and clients of two kinds. */

import type { Input, Square, Workload } from './workload.ts';

export interface StackServer {
	port: number;
	/** A tick: brings what is synced up to the workload and sends it. Returns the updates sent: of one entity to one client. */
	tick(): number;
	/** Input frames that were received and decoded so far. */
	inputs(): number;
}

/** Sends one message of a WebSocket. */
export type Send = (payload: Uint8Array | string) => void;

/** Just enough of a stack's protocol to take part without understanding what comes. */
export interface PlainProtocol {
	/** What to open: the path of the WebSocket, with its query. */
	path(): Promise<string>;
	/** The WebSocket is open. True: this client has joined. */
	onOpen?(send: Send): boolean;
	/** A message has come before it joined. True: now it has. */
	onMessage?(payload: Uint8Array, send: Send): boolean;
	/** A frame of input; may be in memory that the next one is written to. */
	input(input: Input): Uint8Array | string;
}

/** What a client holds of one player. */
export type Tell = (player: number, x: number, y: number, aim: number) => void;

export interface CheckerEvents {
	/** A frame has come and is decoded: the tick it shows, and a way to be told of all whom the client holds now. */
	onFrame(tick: number, tellAll: (tell: Tell) => void): void;
	/** The connection is gone, or what came made no sense. */
	onFailed(reason: string): void;
}

/** A client with the stack's own library, which decodes what comes. Its frames tell what it displays between two of them. */
export interface Checker {
	send(input: Input): void;
}

export interface Stack {
	/** Whether it keeps from a client what that does not see. */
	culls: boolean;
	serve(workload: Workload): Promise<StackServer>;
	plain(port: number, player: number): PlainProtocol;
	/** Resolves when it has joined. `square`: what places mean that come. */
	check(port: number, player: number, events: CheckerEvents, square: Square): Promise<Checker>;
}
