/** Who is sent whom where a mode declares a sight: the box with its edge, walls, leaders, allies, and saving. */

import assert from 'node:assert/strict';
import { ArenaSight, NO_SAVING, type Saving } from '../schema/arenaInterest.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import { defineMode } from '../sim/modes/mode.ts';
import { createPlayer, type Player } from '../sim/player.ts';
import type { Sight } from '../sim/sight.ts';
import { createWorld } from '../sim/world.ts';

const SIGHT: Sight = { halfWidth: 300, halfHeight: 200, margin: 50, leaders: 2 };

/** Players at places of the foundry, and who sees whom. */
function setUp(places: readonly [x: number, y: number][], sight: Partial<Sight> = {}, saving: Saving = NO_SAVING) {
	const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
	world.mode = defineMode({ id: 'trial', title: 'Trial', goal: '', sight: { ...SIGHT, ...sight } });
	const players = places.map(([x, y], index) => Object.assign(createPlayer(index + 1, `P${index + 1}`, true), { x, y, alive: true }));
	for (const player of players) world.players.set(player.id, player);
	const synced = new SyncedArena();
	synced.world = world;
	for (const player of players) synced.add(player);
	const arenaSight = new ArenaSight(synced, () => saving);
	const seenBy = (own: Player | undefined) => {
		arenaSight.refresh();
		const ids = new Set<number>();
		arenaSight.look(own, ({ player }) => ids.add(player.id));
		return [...ids].sort((a, b) => a - b);
	};
	return { players: players as [Player, Player, ...Player[]], seenBy, arenaSight };
}

describe('sight', () => {
	it('is a box around oneself, with an edge that does not flicker', () => {
		const { players, seenBy, arenaSight } = setUp([
			[500, 400],
			[790, 590],
			[810, 400],
			[500, 610],
		]);
		const [own, near, ...outside] = players;
		assert.deepEqual(seenBy(own), [own.id, near.id]);
		for (const other of outside) assert.ok(arenaSight.keeps(own, other), 'just past the edge');
		assert.ok(!arenaSight.keeps(own, Object.assign(near, { x: 851 })), 'past the margin');
	});

	it('holds the leaders and allies wherever they are, and oneself dead or alive', () => {
		const { players, seenBy } = setUp([
			[100, 100],
			[1700, 100],
			[1700, 900],
			[1700, 1000],
			[100, 1000],
		]);
		const [own, second, first, third, ally] = players as [Player, Player, Player, Player, Player];
		second.score = 5;
		first.score = 9;
		third.score = 1;
		assert.deepEqual(seenBy(own), [own.id, second.id, first.id]);
		own.team = 1;
		ally.team = 1;
		second.team = 2;
		own.alive = false;
		assert.deepEqual(seenBy(own), [own.id, second.id, first.id, ally.id]);
	});

	it('tells the names and points of the best of a whole table to all, and sends their bodies to those who see them', () => {
		const trial = setUp(
			[
				[100, 100],
				[1700, 100],
				[1700, 900],
				[1700, 1000],
				[100, 1000],
			],
			{ leaders: 1, board: 3 },
		);
		const [own, ...others] = trial.players;
		for (const [index, other] of others.entries()) other.score = 4 - index;
		assert.deepEqual(trial.seenBy(own), [1, 2]);
		const named = new Set<number>();
		trial.arenaSight.lookAtNames(own, ({ player }) => named.add(player.id));
		assert.deepEqual([...named], [1, 2, 3, 4]);
	});

	it('shrinks while a room saves, and is everything for who only watches', () => {
		const trial = setUp(
			[
				[500, 400],
				[700, 400],
				[1500, 400],
			],
			{},
			{ farEvery: 2, sightScale: 0.5 },
		);
		assert.deepEqual(trial.seenBy(trial.players[0]), [1]);
		assert.deepEqual(trial.seenBy(undefined), [1, 2, 3]);
	});
});
