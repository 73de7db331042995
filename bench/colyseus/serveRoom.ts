/** One Colyseus room in this process, as the Colyseus stacks of the bench serve it. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, Room, Server } from '@colyseus/core';
import { Encoder, type Schema } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { StackServer } from '../stack.ts';
import { TICK_RATE, type Workload } from '../workload.ts';
import { BenchInput, ROOM_NAME } from './schema.ts';

/** Of everybody's state at once: the usual 16 KB hold a few hundred players. */
const ENCODER_BYTES = 1024 * 1024;

/** Takes input frames as they come, and patches when it is told to. */
export abstract class BenchRoom<State extends Schema> extends Room<{ state: State; input: BenchInput }> {
	override patchRate = null;
	override autoDispose = false;
	taken = 0;

	/** After each step of the workload, before the patch. Returns the updates that the patch sends. */
	abstract project(): number;
	abstract seat(client: Client, player: number): void;

	override onCreate(): void {
		this.openInput();
	}

	/** As Colyseus does it by itself: every frame is decoded as it comes, and kept until a tick uses it up. */
	protected openInput(): void {
		this.inputs = this.defineInput(BenchInput, { tickRate: TICK_RATE });
	}

	override onJoin(client: Client, options: { player: number }): void {
		this.seat(client, options.player);
	}

	/** Uses up what has come, and with that acknowledges it. */
	takeInputs(): void {
		for (const { sessionId } of this.clients) for (const _input of this.inputs?.get(sessionId) ?? []) this.taken++;
	}
}

/** `create`: makes the room's class. `Transport`: Colyseus's own unless said otherwise. */
export async function serveRoom<State extends Schema>(
	workload: Workload,
	create: (opened: (room: BenchRoom<State>) => void) => new () => BenchRoom<State>,
	Transport = WebSocketTransport,
): Promise<StackServer> {
	Encoder.BUFFER_SIZE = ENCODER_BYTES;
	const http = createServer();
	const server = new Server({ transport: new Transport({ server: http }), greet: false, gracefullyShutdown: false });
	let room: BenchRoom<State> | undefined;
	server.define(
		ROOM_NAME,
		create((opened) => {
			opened.maxClients = workload.players;
			room = opened;
		}),
	);
	await server.listen(0, '127.0.0.1');
	return {
		port: (http.address() as AddressInfo).port,
		inputs: () => room?.taken ?? 0,
		tick() {
			if (!room) throw new Error('nobody has joined');
			room.takeInputs();
			const updates = room.project();
			room.broadcastPatch();
			return updates;
		},
	};
}
