/** Fog over the wire: a map hack that notes all that a room sends, the stock SDK's state and every event, beside honest play. */

import assert from 'node:assert/strict';
import { Client as SdkClient } from '@colyseus/sdk';
import { openServer } from '../abuse/server.ts';
import type { ArenaState } from '../schema/ArenaState.ts';
import { decodeEvents, type EventMessage } from '../schema/eventCodec.ts';
import { ARENA_ROOM, PROTOCOL_VERSION, SERVER_MESSAGES } from '../schema/protocol.ts';
import type { WorldEvent } from '../sim/events.ts';
import type { Player } from '../sim/player.ts';
import { canSee } from '../sim/ray.ts';
import { eyesOf, mayBeSeen, placesIn } from './fogRule.ts';

const SECONDS = 10;
const BOTS = 7;

/** The truth of a tick. */
type Truth = Map<number, Player>;

describe('a map hack in a room in fog', () => {
	it('shows nobody who is out of sight, by state or by event, from the first byte on; and all who are in plain sight', async () => {
		const server = await openServer();
		const truths = new Map<number, Truth>();
		const leaks: string[] = [];
		const missing: string[] = [];
		let plain = 0;
		let hidden = 0;
		try {
			const client = new SdkClient(server.url.replace('http', 'ws'));
			const options = { protocol: PROTOCOL_VERSION, name: 'hacker', private: true, bots: BOTS, map: 'atrium' };
			const opener = await client.create<ArenaState>(ARENA_ROOM, options);
			opener.onMessage('*', () => {});
			let arena: Parameters<typeof mayBeSeen>[0] | undefined;
			const stop = server.watch(opener.roomId, (world) => {
				arena = world.arena;
				world.tuning.match.fog = 1;
				for (const player of world.players.values()) if (!player.bot && player.health < 50) player.health = 100;
				truths.set(world.tick, new Map([...world.players].map(([id, player]) => [id, { ...player }])));
			});
			await new Promise((resolve) => setTimeout(resolve, 1500));
			// Whoever joins now has fog from the first state on.
			const room = await client.joinById<ArenaState>(opener.roomId, options);
			const heard: { tick: number; events: WorldEvent[] }[] = [];
			const seen: { tick: number; own: number; ids: number[] }[] = [];
			room.onMessage(SERVER_MESSAGES.events, (message: EventMessage) => heard.push(decodeEvents(message)));
			room.onMessage('*', () => {});
			const note = (state: ArenaState) => {
				if (!state.tick) return;
				const own = Number([...(state.selves?.keys() ?? [])][0] ?? 0);
				seen.push({ tick: state.tick, own, ids: [...(state.seen?.keys() ?? [])].map(Number) });
			};
			room.onStateChange((state) => note(state as ArenaState));
			const input = room.input<{ moveX: number; moveY: number; aim: number; buttons: number }>();
			for (let n = 0; n < SECONDS * 30; n++) {
				Object.assign(input.data, {
					moveX: Math.floor(n / 30) % 2 === 0 ? 127 : -127,
					moveY: Math.floor(n / 50) % 2 === 0 ? 127 : -127,
					aim: (n * 37) & 4095,
					buttons: 1,
				});
				input.send();
				await new Promise((resolve) => setTimeout(resolve, 1000 / 30));
			}
			stop();
			await room.leave();
			await opener.leave();
			assert.ok(arena && seen.length > SECONDS * 20, 'states came');
			const ownId = seen.at(-1)?.own ?? 0;
			const map = arena;
			for (const { tick, own, ids } of seen) {
				const truth = truths.get(tick);
				const me = truth?.get(own);
				if (!truth || !me) {
					if (own === 0) assert.deepEqual(ids, [], 'before one is in the match');
					continue;
				}
				if (me.placeTick === 0) continue;
				for (const [id, other] of truth) {
					if (id === own || other.placeTick === 0) continue;
					const isPlain = other.alive && canSee(map, me.x, me.y, other.x, other.y);
					if (isPlain) plain++;
					if (isPlain && !ids.includes(id)) missing.push(`tick ${tick}: ${id}`);
					if (!ids.includes(id)) hidden++;
					else if (!isPlain && !mayBeSeen(map, me, other)) leaks.push(`tick ${tick}: ${id} is known`);
				}
			}
			for (const { tick, events } of heard) {
				const players = truths.get(tick);
				const me = players?.get(ownId);
				if (!players || !me) continue;
				const world = { players, arena: map } as unknown as Parameters<typeof placesIn>[1];
				for (const event of events)
					for (const place of placesIn(event, world, me))
						if (!eyesOf(world as Parameters<typeof eyesOf>[0], me).some((eye) => mayBeSeen(map, eye, place)))
							leaks.push(`tick ${tick}: ${event.type}`);
			}
			assert.deepEqual(leaks.slice(0, 5), [], `${leaks.length} leaks`);
			assert.deepEqual(missing.slice(0, 5), [], `${missing.length} missing`);
			assert.ok(hidden > 200, `${hidden} hidden, ${plain} in plain sight`);
		} finally {
			await server.close();
		}
	}).timeout(40_000);
});
