/** What a crowd knows of itself: how many are where, how many there are, and one's own rank among all. */

import assert from 'node:assert/strict';
import { Encoder } from '@colyseus/schema';
import { perceiveView } from '../netcode/perceiveView.ts';
import type { View } from '../netcode/view.ts';
import { packCrowd, unpackCrowd } from '../schema/crowdWords.ts';
import { projectWorld } from '../schema/project.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import { chooseCrowd } from '../sim/bots/crowdPlaces.ts';
import { perceiveWorld } from '../sim/bots/percept.ts';
import { CROWD_CELLS, CROWD_COUNTS, crowdCellAt, stepCrowd } from '../sim/crowd.ts';
import { hashWorld } from '../sim/hash.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { arenaFor, MODES } from '../sim/modes/registry.ts';
import { restoreSnapshot, takeSnapshot } from '../sim/snapshot.ts';
import { SimulatedMatch } from './simulatedMatch.ts';

const TICK_RATE = 30;

function runCrowd(modeId: string, bots: number, ticks: number): MatchRunner {
	const tuning = { 'match.fillTo': bots, 'match.warmUpSeconds': 0 };
	const runner = new MatchRunner({
		setup: { seed: 11, arenaId: arenaFor(modeId), modeId, tickRate: TICK_RATE, tuning },
		recorder: { begin() {}, tick() {}, end() {} },
	});
	for (let tick = 0; tick < ticks; tick++) runner.step(new Map());
	return runner;
}

function total(counts: readonly number[]): number {
	return counts.reduce((sum, count) => sum + count, 0);
}

describe('crowd map', () => {
	it('counts everybody alive in the cell where they are, once a second', () => {
		const { world } = runCrowd('brawl', 120, 2 * TICK_RATE);
		assert.equal(world.crowd.length, CROWD_CELLS * CROWD_CELLS);
		const expected = new Map<number, number>();
		for (const { alive, x, y } of world.players.values()) {
			if (!alive) continue;
			const cell = Math.floor(y / (world.arena.height / CROWD_CELLS)) * CROWD_CELLS + Math.floor(x / (world.arena.width / CROWD_CELLS));
			expected.set(cell, (expected.get(cell) ?? 0) + 1);
		}
		assert.ok(expected.size > 20, `only ${expected.size} cells are peopled`);
		for (const [cell, count] of world.crowd.entries()) assert.equal(count, expected.get(cell) ?? 0, `cell ${cell}`);
	});

	it('stands still between two seconds', () => {
		const runner = runCrowd('brawl', 60, TICK_RATE);
		const counted = runner.world.crowd;
		for (let tick = 1; tick < TICK_RATE; tick++) {
			runner.step(new Map());
			assert.equal(runner.world.crowd, counted);
		}
		runner.step(new Map());
		assert.notEqual(runner.world.crowd, counted);
	});

	it('is only told in modes that say so', () => {
		for (const { id, crowdMap } of Object.values(MODES)) {
			assert.equal(runCrowd(id, 6, TICK_RATE).world.crowd.length > 0, crowdMap, id);
		}
	});

	it('is kept by a snapshot, and begins empty from one that is older than it', () => {
		const { world } = runCrowd('brawl', 40, TICK_RATE + 5);
		assert.ok(total(world.crowd) > 20);
		const snapshot = takeSnapshot(world);
		const restored = restoreSnapshot(JSON.parse(JSON.stringify(snapshot)));
		assert.deepEqual(restored.crowd, world.crowd);
		assert.equal(hashWorld(restored), hashWorld(world));
		const { crowd: _, ...older } = snapshot.world;
		assert.deepEqual(restoreSnapshot({ ...snapshot, world: older as typeof snapshot.world }).crowd, []);
	});

	it('reaches the view of a client as the server counted it, with the count of players and the own rank', () => {
		const match = new SimulatedMatch({ modeId: 'brawl', seed: 5, fillTo: 80 });
		const client = match.join({ delayMs: 0, jitterMs: 0 });
		const view = () => (client.session as NonNullable<typeof client.session>).view;
		match.run(8000);
		const { world } = match.runner;
		assert.equal(view().playerCount, 80);
		assert.ok(view().roster.length < 80, 'all are known: this match says nothing about a crowd');
		assert.ok(total(view().crowd) > 40);
		const own = world.players.get(view().selfId);
		assert.ok(own);
		assert.ok(view().rank >= 1 && view().rank <= 80, `rank ${view().rank}`);
	});

	it('ranks by score among all, equal scores on the better rank', () => {
		const { world } = runCrowd('brawl', 9, 1);
		const synced = new SyncedArena();
		for (const [index, player] of [...world.players.values()].entries()) {
			player.bot = false;
			player.score = [3, 7, 7, -1, 0, 0, 9, 2, 3][index] ?? 0;
		}
		projectWorld(world, synced);
		const ranks = [...world.players.keys()].map((id) => synced.selves.get(String(id))?.rank);
		assert.deepEqual(ranks, [4, 2, 2, 9, 7, 7, 1, 6, 4]);
		assert.equal(synced.state.playerCount, 9);
	});

	it('rounds what is told down to sixteen steps, and travels in four bits a cell', () => {
		const { world } = runCrowd('brawl', 100, TICK_RATE);
		for (const player of world.players.values()) {
			player.alive = true;
			player.x = 100;
			player.y = 100;
		}
		world.tick = 2 * TICK_RATE;
		stepCrowd(world);
		assert.equal(world.crowd[0], 80);
		const counts = Array.from({ length: CROWD_CELLS * CROWD_CELLS }, (_, cell) => CROWD_COUNTS[(cell * 7) % CROWD_COUNTS.length] as number);
		assert.equal(packCrowd(counts).length, counts.length / 8);
		assert.deepEqual(unpackCrowd(packCrowd(counts)), counts);
		assert.deepEqual(unpackCrowd([]), []);
		assert.throws(() => packCrowd([9]), /9 cannot be told/);
	});

	it('is not changed on the wire when no count has changed', () => {
		const { world } = runCrowd('brawl', 30, TICK_RATE);
		const synced = new SyncedArena();
		projectWorld(world, synced);
		const encoder = new Encoder(synced.state);
		const bytesOfTick = () => {
			projectWorld(world, synced);
			const { length } = encoder.encode();
			encoder.discardChanges();
			return length;
		};
		bytesOfTick();
		assert.equal(bytesOfTick(), 0);
		world.crowd = world.crowd.map((count, cell) => (cell === 7 ? count + 1 : count));
		const bytes = bytesOfTick();
		assert.ok(bytes > 0 && bytes < 12, `${bytes} bytes for one count`);
		assert.equal(bytesOfTick(), 0);
	});

	it('is known to bots of the room and of the network alike', () => {
		const { world } = runCrowd('brawl', 30, TICK_RATE);
		const id = world.players.keys().next().value as number;
		assert.equal(perceiveWorld(world, id).crowd, world.crowd);
		const match = new SimulatedMatch({ modeId: 'brawl', seed: 5, fillTo: 20 });
		const client = match.join({ delayMs: 0, jitterMs: 0 });
		match.run(3000);
		const view = client.session?.view as View;
		assert.ok(view.crowd.length > 0);
		assert.equal(perceiveView(view, [])?.crowd, view.crowd);
	});

	it('leads a bot to the fullest cell around it, not farther, and nowhere when nobody is there', () => {
		const { world } = runCrowd('brawl', 2, TICK_RATE);
		const [me] = [...world.players.values()];
		assert.ok(me);
		const columnOf = (x: number) => Math.floor((x / world.arena.width) * CROWD_CELLS);
		const start = world.arena.spawns.find(({ x }) => columnOf(x) > 0 && columnOf(x) < 6);
		Object.assign(me, start);
		const own = crowdCellAt(world.arena, me.x, me.y);
		const percept = (counts: Record<number, number>) => ({
			...perceiveWorld(world, me.id),
			crowd: world.crowd.map((_, cell) => counts[cell] ?? 0),
		});
		const target = own + 1;
		for (let seed = 1; seed <= 20; seed++) {
			const place = chooseCrowd(percept({ [own]: 1, [target]: 20, [own - 1]: 2, [own + 9]: 200 }), { seed });
			assert.ok(place, `seed ${seed}`);
			assert.equal(crowdCellAt(world.arena, place.x, place.y), target, `seed ${seed}`);
		}
		assert.equal(chooseCrowd(percept({ [own]: 1, [own + 9]: 200 }), { seed: 1 }), undefined);
	});
});
