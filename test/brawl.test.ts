/** Brawl: hundreds in one match, on a map of its own, with all rules on. */

import assert from 'node:assert/strict';
import { readRoomOptions } from '../rooms/roomOptions.ts';
import { PROTOCOL_VERSION } from '../schema/protocol.ts';
import { ARENA_IDS, ARENAS, arenasFor } from '../sim/arenas/registry.ts';
import { hashWorld } from '../sim/hash.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { arenaFor, MODES } from '../sim/modes/registry.ts';

function runBrawl(bots: number, ticks: number) {
	const runner = new MatchRunner({
		setup: {
			seed: 4,
			arenaId: arenaFor('brawl'),
			modeId: 'brawl',
			tickRate: 30,
			tuning: { 'match.fillTo': bots, 'match.warmUpSeconds': 0 },
		},
		recorder: { begin() {}, tick() {}, end() {} },
	});
	let kills = 0;
	for (let tick = 0; tick < ticks; tick++) for (const event of runner.step(new Map())) if (event.type === 'kill') kills++;
	return { world: runner.world, kills };
}

describe('brawl', () => {
	it('has a map of its own, which nobody votes for', () => {
		assert.deepEqual(arenasFor('crowd'), [arenaFor('brawl')]);
		assert.ok(!ARENA_IDS.includes(arenaFor('brawl')));
		const ask = (options: object) => readRoomOptions({ protocol: PROTOCOL_VERSION, ...options });
		assert.equal(ask({ mode: 'brawl' }).map, arenaFor('brawl'));
		assert.equal(ask({ mode: 'teams' }).map, 'foundry');
		assert.throws(() => ask({ mode: 'brawl', map: 'foundry' }), /not played on "foundry". It is on: citadel/);
		assert.throws(() => ask({ mode: 'hill', map: 'citadel' }), /not played on "citadel". It is on: foundry/);
	});

	it('is fought all over the map, and runs the same again', function () {
		this.timeout(30_000);
		const { world, kills } = runBrawl(150, 450);
		assert.equal(world.players.size, 150);
		assert.ok(kills > 20, `${kills} kills in 15 s`);
		const arena = ARENAS[arenaFor('brawl')];
		assert.ok(arena);
		for (const [left, top] of [
			[0, 0],
			[1, 0],
			[0, 1],
			[1, 1],
		] as const) {
			const there = [...world.players.values()].filter(
				({ x, y }) => Math.floor((2 * x) / arena.width) === left && Math.floor((2 * y) / arena.height) === top,
			);
			assert.ok(there.length > 15, `${there.length} of 150 in one quarter`);
		}
		assert.equal(hashWorld(runBrawl(150, 120).world), hashWorld(runBrawl(150, 120).world));
	});

	it('holds as many as it says', () => {
		assert.ok((MODES.brawl?.maxPlayers ?? 0) >= 500);
		assert.equal(runBrawl(600, 3).world.players.size, 600);
	});
});
