/** Who is told of what happens in a crowd, and that copied messages are what the codec would have written. */

import assert from 'node:assert/strict';
import { type Client, getMessageBytes, Protocol } from '@colyseus/core';
import { sendEvents } from '../rooms/eventSender.ts';
import { ArenaSight, NO_SAVING } from '../schema/arenaInterest.ts';
import { encodeEvents } from '../schema/eventCodec.ts';
import { EVERYWHERE, hears, reachOf } from '../schema/eventReach.ts';
import { SERVER_MESSAGES } from '../schema/protocol.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import type { WorldEvent } from '../sim/events.ts';
import { defineMode } from '../sim/modes/mode.ts';
import { createPlayer } from '../sim/player.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';
import { createWorld } from '../sim/world.ts';

function setUp() {
	const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 70_000, tuning: {} });
	const sight = { halfWidth: 300, halfHeight: 200, margin: 0, leaders: 0 };
	world.mode = defineMode({ id: 'trial', title: 'Trial', goal: '', sight });
	for (const [id, x] of [
		[1, 300],
		[2, 900],
		[3, 1500],
	] as const)
		world.players.set(id, Object.assign(createPlayer(id, `P${id}`, true), { x, y: 500, alive: true }));
	const synced = new SyncedArena();
	synced.world = world;
	const arenaSight = new ArenaSight(synced, () => NO_SAVING);
	/** Ids of those who are told. */
	const toldOf = (event: WorldEvent) =>
		[...world.players.values()].filter((player) => hears(arenaSight.earOf(player), reachOf(event, world))).map(({ id }) => id);
	return { world, toldOf, arenaSight };
}

describe('events in a crowd', () => {
	it('are told to whom they concern and to those around', () => {
		const { toldOf } = setUp();
		assert.deepEqual(toldOf({ type: 'spawn', playerId: 9, x: 350, y: 480 }), [1]);
		assert.deepEqual(toldOf({ type: 'kill', killerId: 3, victimId: 1, weapon: 0 }), [1, 3]);
		assert.deepEqual(toldOf({ type: 'dash', playerId: 2 }), [2]);
		assert.deepEqual(toldOf({ type: 'phase', phase: 1 }), [1, 2, 3]);
		assert.deepEqual(toldOf({ type: 'impact', shotId: 4, x: 1500, y: 710, victimId: 0 }), []);
	});

	it("a shot that crosses somebody's picture is told them, though it begins and ends outside", () => {
		const { toldOf } = setUp();
		const shot: WorldEvent = {
			type: 'shot',
			playerId: 9,
			frame: 0,
			shotId: 0,
			weapon: 0,
			x: 500,
			y: 400,
			aim: 0,
			endX: 1300,
			endY: 400,
			victimId: 0,
		};
		assert.deepEqual(toldOf(shot), [1, 2, 3]);
		assert.deepEqual(toldOf({ ...shot, x: 620, endX: 1190 }), [2]);
	});

	it('what flies is told along its way, and to who may run towards it meanwhile; a blow and pellets around their start', () => {
		const { world, toldOf } = setUp();
		const shot: Extract<WorldEvent, { type: 'shot' }> = {
			type: 'shot',
			playerId: 9,
			frame: 0,
			shotId: 5,
			weapon: WEAPON_IDS.indexOf('rapid'),
			x: 900,
			y: 470,
			aim: 0,
			endX: 0,
			endY: 0,
			victimId: 0,
		};
		// No end is told of it: that is not the corner of the map.
		assert.deepEqual(toldOf(shot), [2, 3]);
		const { range, projectileSpeed } = world.tuning.weapons.rapid;
		const fromRight = { ...shot, x: 900 + 300 + range + (range / projectileSpeed) * world.tuning.player.speed, aim: 2048 };
		assert.deepEqual(toldOf({ ...fromRight, x: fromRight.x - 5 }), [2, 3]);
		assert.deepEqual(toldOf({ ...fromRight, x: fromRight.x + 5 }), [3]);
		for (const weapon of ['scatter', 'strike'] as const) {
			const near = { ...shot, weapon: WEAPON_IDS.indexOf(weapon) };
			const reach = 300 + world.tuning.weapons[weapon].range;
			assert.deepEqual(toldOf({ ...near, x: 300 + reach - 5 }).includes(1), true, weapon);
			assert.deepEqual(toldOf({ ...near, x: 300 + reach + 5 }).includes(1), false, weapon);
		}
	});

	it('go out as the codec writes them, few or many', () => {
		const { world } = setUp();
		const client = { sessionId: 'ada' } as Client;
		for (const count of [1, 3, 14, 15, 16, 200]) {
			const events: WorldEvent[] = Array.from({ length: count }, (_, index) => ({ type: 'spawn', playerId: index, x: index * 7.5, y: 90 }));
			const sent: Uint8Array[] = [];
			sendEvents(
				[client],
				world,
				events,
				(_client, message) => sent.push(message),
				() => EVERYWHERE,
			);
			const plain = getMessageBytes.raw(Protocol.ROOM_DATA, SERVER_MESSAGES.events, encodeEvents(world.tick, events));
			assert.deepEqual(
				sent.map((bytes) => Buffer.from(bytes).toString('hex')),
				[plain.toString('hex')],
			);
		}
	});

	it('nobody is sent an empty message', () => {
		const { world } = setUp();
		const sent: Uint8Array[] = [];
		const stage = (_client: Client, message: Uint8Array) => sent.push(message);
		sendEvents([{} as Client], world, [], stage, () => EVERYWHERE);
		sendEvents([{} as Client], world, [{ type: 'spawn', playerId: 1, x: 10, y: 10 }], stage, () => ({ ...EVERYWHERE, left: 100 }));
		assert.equal(sent.length, 0);
	});
});
