/** The interest serializer in a Colyseus room, with stock SDK clients on real sockets. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, getMessageBytes, Protocol, Room, Server } from '@colyseus/core';
import { type SchemaType, schema, t } from '@colyseus/schema';
import { Client as SdkClient, type Room as SdkRoom } from '@colyseus/sdk';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { type Delivery, InterestSerializer } from '../rooms/interestSerializer.ts';
import { ManagedMap } from '../schema/interest/managedMap.ts';

const Ship = schema({ x: t.int16(), note: t.string().default('') }, 'Ship');
type Ship = SchemaType<typeof Ship>;
const Input = schema({ turn: t.int8().default(0) }, 'Input');
const SpaceState = schema({ tick: t.uint32().default(0), ships: t.map(Ship) }, 'SpaceState');
type SpaceState = SchemaType<typeof SpaceState>;
const SEES = 100;

class SpaceRoom extends Room<{ state: SpaceState }> {
	override state = new SpaceState();
	override patchRate = null;
	readonly ships = new ManagedMap<Ship>(Ship);
	readonly delivery = new Map<string, Delivery>();
	readonly serializer = new InterestSerializer<SpaceState>({
		deliveryTo: ({ sessionId }) => this.delivery.get(sessionId) ?? 'patch',
		interest: () => ({
			fields: {
				ships: {
					map: this.ships,
					look: ({ sessionId }, see) => {
						const own = this.ships.get(sessionId);
						for (const ship of this.ships.values()) if (own && Math.abs(ship.x - own.x) <= SEES) see(ship);
					},
				},
			},
		}),
	});

	override setSerializer(): void {
		super.setSerializer(this.serializer);
	}

	override onCreate(): void {
		this.defineInput(Input, { tickRate: 30 });
	}

	override onJoin({ sessionId }: Client): void {
		this.ships.add(sessionId);
	}

	override onLeave(client: Client): void {
		this.ships.delete(client.sessionId);
		this.serializer.forget(client);
	}

	tick(): void {
		this.state.tick++;
		this.broadcastPatch();
	}
}

async function until(what: string, condition: () => boolean): Promise<void> {
	for (let waited = 0; waited < 5000; waited += 5) {
		if (condition()) return;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	assert.fail(`${what} did not happen within 5 s`);
}

describe('the interest serializer in a room', () => {
	const rooms: SpaceRoom[] = [];
	const http = createServer();
	const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false, gracefullyShutdown: false });
	let sdk: SdkClient;

	before(async () => {
		class Known extends SpaceRoom {
			override onCreate(): void {
				super.onCreate();
				rooms.push(this);
			}
		}
		server.define('space', Known);
		await server.listen(0, '127.0.0.1');
		sdk = new SdkClient(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
	});
	after(() => server.gracefullyShutdown(false));

	/** Joins, and waits for the first state. */
	async function join(): Promise<SdkRoom<unknown, SpaceState>> {
		const room = (await sdk.joinOrCreate('space')) as unknown as SdkRoom<unknown, SpaceState>;
		await until('the first state', () => room.state?.ships !== undefined && room.state.ships.size > 0);
		return room;
	}

	const shipsOf = ({ state }: SdkRoom<unknown, SpaceState>) => [...state.ships].map(([key, { x, note }]) => ({ key, x, note }));

	it('gives every client its own ships, frames of any length, and messages before the state of their tick', async () => {
		const ada = await join();
		const ben = await join();
		const room = rooms[0] as SpaceRoom;
		const shipOf = ({ sessionId }: { sessionId: string }) => room.ships.get(sessionId) as { x: number; note: string };
		const heard: [string, number][] = [];
		ada.onMessage('word', (word: string) => heard.push([word, ada.state.tick]));

		shipOf(ben).x = 90;
		// Lengths around those at which a WebSocket header grows, and at which the SDK's own do.
		for (const length of [0, 30, 90, 100, 110, 118, 120, 126, 300, 65_000, 65_500, 65_540, 140_000]) {
			shipOf(ben).note = 'x'.repeat(length);
			const [client] = [...room.clients].filter(({ sessionId }) => sessionId === ada.sessionId) as [Client];
			room.serializer.stage(client, getMessageBytes.raw(Protocol.ROOM_DATA, 'word', `before ${length}`));
			room.serializer.stage(client, getMessageBytes.raw(Protocol.ROOM_DATA, 'word', 'y'.repeat(length)));
			room.tick();
			await until('the tick', () => ada.state.tick === room.state.tick && ben.state.tick === room.state.tick);
			assert.deepEqual(
				shipsOf(ada)
					.map(({ note }) => note.length)
					.sort((a, b) => a - b),
				[0, length],
			);
			assert.deepEqual(shipsOf(ada), shipsOf(ben));
			const [first, second] = heard.splice(0);
			assert.deepEqual(first, [`before ${length}`, room.state.tick - 1]);
			assert.equal(second?.[0].length, length);
		}

		shipOf(ben).x = 500;
		room.tick();
		await until('the parting', () => ada.state.ships.size === 1 && ben.state.ships.size === 1);
		assert.deepEqual([...ada.state.ships.keys()], [ada.sessionId]);
		await ada.leave();
		await ben.leave();
	});

	it('sends a frame every tick, also an empty one, with the input that it took', async () => {
		const ada = await join();
		const room = rooms[rooms.length - 1] as SpaceRoom;
		let frames = 0;
		ada.onStateChange(() => frames++);
		for (let i = 0; i < 5; i++) room.broadcastPatch();
		await until('five frames', () => frames === 5);
		await ada.leave();
	});

	it('brings a client that was sent nothing for a while up to date with one full state', async () => {
		const ada = await join();
		const ben = await join();
		const room = rooms[rooms.length - 1] as SpaceRoom;
		const other = room.ships.get(ben.sessionId) as { x: number; note: string };
		room.tick();
		await until('both', () => ada.state.ships.size === 2);
		room.delivery.set(ada.sessionId, 'nothing');
		for (let i = 0; i < 10; i++) {
			other.x += 1;
			room.ships.add(`drone${i}`).x = 5;
			room.tick();
			room.ships.delete(`drone${i - 1}`);
		}
		await until("Ben's frames", () => ben.state.tick === room.state.tick);
		assert.ok(ada.state.tick < room.state.tick);
		room.delivery.set(ada.sessionId, 'resync');
		room.tick();
		room.delivery.delete(ada.sessionId);
		await until('the resync', () => ada.state.tick === room.state.tick);
		assert.deepEqual(
			shipsOf(ada).sort((a, b) => (a.key < b.key ? -1 : 1)),
			shipsOf(ben).sort((a, b) => (a.key < b.key ? -1 : 1)),
		);
		other.x = 7;
		room.tick();
		await until('the next tick', () => ada.state.ships.get(ben.sessionId)?.x === 7);
		await ada.leave();
		await ben.leave();
	});
});
