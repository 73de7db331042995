/** What is synced: wire precision, who gets what, events on the wire. */

import assert from 'node:assert/strict';
import { decodeEvents, encodeEvents } from '../schema/eventCodec.ts';
import { projectWorld } from '../schema/project.ts';
import { Self } from '../schema/Self.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import type { WorldEvent } from '../sim/events.ts';
import { SeenClock } from '../sim/match/seenClock.ts';
import { createMover, MOVER_FIELDS } from '../sim/mover.ts';
import { ENERGY_MAX, POSITION_MAX, roundEnergy, roundPosition, roundVelocity, VELOCITY_MAX, VELOCITY_MIN } from '../sim/precision.ts';
import { random } from '../sim/random.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import { createWorld } from '../sim/world.ts';
import { SimulatedMatch, STILL } from './simulatedMatch.ts';

describe('the wire', () => {
	it('carries every number of a mover exactly as a step leaves it', () => {
		const rng = { seed: 11 };
		const between = (min: number, max: number) => min + random(rng) * (max - min);
		for (let i = 0; i < 5000; i++) {
			const mover = createMover();
			mover.x = roundPosition(between(-10, POSITION_MAX + 10));
			mover.y = roundPosition(between(-10, POSITION_MAX + 10));
			mover.vx = roundVelocity(between(VELOCITY_MIN - 10, VELOCITY_MAX + 10));
			mover.vy = roundVelocity(between(VELOCITY_MIN - 10, VELOCITY_MAX + 10));
			mover.energy = roundEnergy(between(-1, ENERGY_MAX + 1));
			mover.aim = Math.floor(between(0, 4096));
			mover.dashAim = Math.floor(between(0, 4096));
			const self = new Self();
			for (const field of MOVER_FIELDS) self[field] = mover[field];
			for (const field of MOVER_FIELDS) assert.ok(Object.is(self[field], mover[field]), `${field}: ${mover[field]} became ${self[field]}`);
		}
	});

	it('gives the fine state of a player to its owner alone', () => {
		const match = new SimulatedMatch();
		const line = { delayMs: 5, jitterMs: 0 };
		const clients = [match.join(line), match.join(line), match.join(line)];
		match.run(1500);
		for (const [index, client] of clients.entries()) {
			assert.deepEqual([...client.state.selves.keys()], [String(index + 1)]);
			assert.equal(client.state.seen.size, 3);
		}
	});

	it('brings every number of a player that is synced by its name', () => {
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		const input = createTickInput();
		input.joins.push({ id: 1, name: 'Ada', bot: false });
		stepWorld(world, input);
		const player = world.players.get(1);
		assert.ok(player);
		const numbers = player as unknown as Record<string, number | boolean>;
		const synced = new SyncedArena();
		const maps = [synced.selves, synced.roster] as const;
		const names = maps.map(({ codecs }) => codecs.map(({ name }) => name).filter((name) => name in player && name !== 'id'));
		assert.ok((names[0]?.length ?? 0) > MOVER_FIELDS.length && (names[1]?.length ?? 0) > 5);
		for (const [index, name] of [...new Set(names.flat())].entries()) {
			if (typeof numbers[name] === 'number') numbers[name] = index + 1;
			else if (name === 'bot' || name === 'alive') numbers[name] = true;
		}
		player.bot = false;
		projectWorld(world, synced);
		for (const [index, map] of maps.entries()) {
			const entry = map.get('1') as unknown as Record<string, unknown>;
			for (const name of names[index] ?? []) assert.equal(entry[name], numbers[name], name);
		}
	});

	it('sends nothing about what stands still but the tick', () => {
		const match = new SimulatedMatch({ tuning: { 'player.energyPerSecond': 0 } });
		const client = match.join({ delayMs: 5, jitterMs: 0 });
		client.intent = () => STILL;
		match.run(6000);
		const sizes: number[] = [];
		const { decode } = client.decoder;
		client.decoder.decode = function (this: typeof client.decoder, bytes, ...rest) {
			sizes.push(bytes.byteLength);
			return decode.call(this, bytes, ...rest);
		} as typeof decode;
		match.run(500);
		assert.ok(Math.max(...sizes) <= 12, `a frame of ${Math.max(...sizes)} bytes`);
	});

	it('brings events over as they were, positions to a 16th of a unit', () => {
		const events: WorldEvent[] = [
			{ type: 'shot', playerId: 3, frame: 812, shotId: 77, weapon: 0, x: 100.0625, y: 20.5, aim: 4095, endX: 900.25, endY: 0, victimId: 4 },
			{ type: 'impact', shotId: 77, x: 1, y: 2, victimId: 0 },
			{ type: 'hit', attackerId: 3, victimId: 4, weapon: 1, damage: 12, x: 5, y: 6, shieldBroke: true, killed: false },
			{ type: 'kill', killerId: 3, victimId: 4, weapon: 1 },
			{ type: 'spawn', playerId: 9, x: 125, y: 125 },
			{ type: 'dash', playerId: 9 },
			{ type: 'pickup', playerId: 9, pickup: 2 },
			{ type: 'phase', phase: 1 },
		];
		assert.deepEqual(decodeEvents(encodeEvents(4711, events)), { tick: 4711, events });
		const [, , impact] = encodeEvents(4711, events);
		assert.deepEqual(impact, [1, 77, 16, 32]);
	});

	it('takes what a shooter saw as a tick near now: never in the future, never beyond the cap', () => {
		const cap = 60;
		const present = 123_456;
		const read = (stamp: number) => new SeenClock().read(stamp & 0xffff, present, 30, cap);
		assert.equal(read(present * 8 - 21), present * 8 - 21);
		assert.equal(read(present * 8 + 4000), present * 8);
		assert.equal(read(present * 8 - 9000), present * 8 - cap);
		assert.equal(read(0), 0);
	});

	it('projects a world of players, bots and what they left', () => {
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		const synced = new SyncedArena();
		const input = createTickInput();
		input.joins.push({ id: 1, name: 'Ada', bot: false }, { id: 2, name: 'Pike', bot: true });
		stepWorld(world, input);
		projectWorld(world, synced);
		assert.deepEqual([[...synced.roster.keys()], [...synced.selves.keys()]], [['1', '2'], ['1']]);
		stepWorld(world, { ...createTickInput(), leaves: [1] });
		projectWorld(world, synced);
		assert.deepEqual([[...synced.roster.keys()], [...synced.seen.keys()], [...synced.selves.keys()]], [['2'], ['2'], []]);
	});
});
