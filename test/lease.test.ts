/** Claims about whose a room is: never two processes', whatever stands still; never taken from one that is well; never lost. */

import assert from 'node:assert/strict';
import { OwnLease } from '../server/cluster/ownLease.ts';
import { LOOK_GAP_MS, OWN_TERM_MS, TAKE_TERM_MS } from '../server/cluster/terms.ts';
import { Watch } from '../server/cluster/watch.ts';
import { random, randomIndex } from '../sim/random.ts';
import { LeaseModel, type ModelProcess } from './leaseModel.ts';

const ROOMS = 4;
const SCHEDULES = 300;
const TROUBLE_MS = 40_000;
/** After the last trouble everything has come in order within this, ms. */
const SETTLED_MS = 6_000;

async function inOrder(seed: number): Promise<LeaseModel> {
	const model = new LeaseModel(seed);
	for (let i = 0; i < 3; i++) model.start();
	await model.time.runUntil(500);
	for (let i = 0; i < ROOMS; i++) void (model.processes[i % 3] as ModelProcess).openRoom(`room${i}`);
	await model.time.runUntil(2000);
	return model;
}

/** Rooms that somebody has ticked in the last moments, and how many of them. */
function alive(model: LeaseModel): number {
	return [...model.ticks.values()].filter(({ atMs }) => model.time.nowMs - atMs < 200).length;
}

describe('a lease', () => {
	it('of its owner ends before anybody else may take it: it began no later than anybody saw it', () => {
		assert.ok(OWN_TERM_MS < TAKE_TERM_MS && LOOK_GAP_MS < TAKE_TERM_MS);
		const lease = new OwnLease();
		const watch = new Watch();
		lease.renewed(1000);
		for (let ms = 1000; ms <= 1000 + 2 * TAKE_TERM_MS; ms += 10) {
			watch.look(new Map([['other', '7']]), ms);
			assert.ok(!(lease.holds(ms) && watch.stopped().length > 0), `at ${ms}`);
		}
		assert.deepEqual(watch.stopped(), [{ processId: 'other', beat: '7' }]);
	});

	it('counts anew for whoever did not look for a while: its owner may have renewed unseen', () => {
		const watch = new Watch();
		const beats = new Map([['other', '7']]);
		watch.look(beats, 0);
		watch.look(beats, TAKE_TERM_MS + LOOK_GAP_MS);
		assert.deepEqual(watch.stopped(), []);
		for (let ms = 0; ms <= TAKE_TERM_MS; ms += 100) watch.look(beats, TAKE_TERM_MS + LOOK_GAP_MS + ms);
		assert.equal(watch.stopped().length, 1);
	});
});

describe('rooms of several processes', function () {
	this.timeout(60_000);

	it('go on elsewhere within a second or so when their process dies', async () => {
		const model = await inOrder(1);
		const [first] = model.processes as [ModelProcess];
		first.isDead = true;
		await model.time.runUntil(model.time.nowMs + 1500);
		assert.equal(alive(model), ROOMS);
		assert.ok([...model.ticks.values()].every(({ process }) => process !== first.id));
		assert.deepEqual(model.wrong, []);
	});

	it('go on where they are while Redis stands still, for as long as that is', async () => {
		const model = await inOrder(2);
		model.redis.isSilent = true;
		for (let seconds = 0; seconds < 20; seconds++) {
			await model.time.runUntil(model.time.nowMs + 1000);
			assert.equal(alive(model), ROOMS, `after ${seconds + 1} s`);
		}
		model.redis.wake(true);
		await model.time.runUntil(model.time.nowMs + 2000);
		assert.deepEqual([alive(model), model.taken, model.redis.rooms.size, model.wrong], [ROOMS, 0, ROOMS, []]);
	});

	it('stop in a process that is cut off from everybody, and go on with the others', async () => {
		const model = await inOrder(3);
		const [first] = model.processes as [ModelProcess];
		first.isCutFromRedis = true;
		first.isCutFromOthers = true;
		await model.time.runUntil(model.time.nowMs + 3000);
		assert.equal(alive(model), ROOMS);
		assert.ok([...model.ticks.values()].every(({ process }) => process !== first.id));
		first.isCutFromRedis = false;
		first.isCutFromOthers = false;
		await model.time.runUntil(model.time.nowMs + 2000);
		assert.deepEqual([first.holds.size, model.wrong], [0, []]);
	});

	it('stay with a process that is cut off from Redis alone', async () => {
		const model = await inOrder(4);
		const [first] = model.processes as [ModelProcess];
		first.isCutFromRedis = true;
		await model.time.runUntil(model.time.nowMs + 5000);
		assert.deepEqual([alive(model), model.taken], [ROOMS, 0]);
	});

	it('begin where they were given to, also when word of it is lost', async () => {
		const model = await inOrder(5);
		const [first, second] = model.processes as [ModelProcess, ModelProcess];
		const row = model.redis.rooms.get('room0');
		assert.ok(row && first.holds.has('room0'));
		row.owner = second.id;
		row.epoch++;
		await model.time.runUntil(model.time.nowMs + 1800);
		assert.deepEqual([first.holds.has('room0'), second.holds.has('room0'), alive(model), model.wrong], [false, true, ROOMS, []]);
	});

	it(`never have two owners, are never taken from one that is well, and none is lost: ${SCHEDULES} random schedules`, async () => {
		let taken = 0;
		for (let seed = 100; seed < 100 + SCHEDULES; seed++) {
			const model = await inOrder(seed);
			const { rng, time, redis } = model;
			let redisUntilMs = 0;
			let emptiedMs = -10_000;
			let diedMs = -10_000;
			const untilMs = time.nowMs + TROUBLE_MS;
			while (time.nowMs < untilMs) {
				await time.runUntil(time.nowMs + 50 + random(rng) * 900);
				const living = model.processes.filter(({ isDead }) => !isDead);
				const one = living[randomIndex(rng, living.length)] as ModelProcess;
				const dice = random(rng);
				if (dice < 0.3 && !one.isStill) {
					one.isStill = true;
					time.after(random(rng) ** 2 * 6000, () => one.wake());
				} else if (dice < 0.45 && time.nowMs > redisUntilMs) {
					const ms = random(rng) * 4000;
					redisUntilMs = time.nowMs + ms + 1500;
					redis.isSilent = true;
					// Empty only while every room has an owner that is well: what nobody has and Redis forgets is gone.
					const isSafe = living.every(({ isWell, wellSinceMs }) => isWell && time.nowMs - wellSinceMs > 3000);
					const empty = random(rng) < 0.5 && isSafe && time.nowMs - diedMs > 4000 && alive(model) === ROOMS;
					if (empty) emptiedMs = time.nowMs;
					time.after(empty ? 300 : ms, () => redis.wake(empty));
				} else if (dice < 0.6) {
					one.isCutFromRedis = random(rng) < 0.7;
					one.isCutFromOthers = random(rng) < 0.5;
					one.wellSinceMs = time.nowMs;
					time.after(random(rng) * 5000, () => {
						one.isCutFromRedis = false;
						one.isCutFromOthers = false;
						one.wellSinceMs = time.nowMs;
					});
					// Whoever slept while Redis forgot everything has the only copy.
				} else if (dice < 0.65 && living.length > 2 && time.nowMs > redisUntilMs && time.nowMs - emptiedMs > 10_000) {
					one.isDead = true;
					diedMs = time.nowMs;
					model.start();
				}
			}
			await time.runUntil(time.nowMs + 8000);
			if (redis.isSilent) redis.wake(false);
			await time.runUntil(time.nowMs + SETTLED_MS);
			assert.deepEqual(model.wrong, [], `schedule ${seed}`);
			assert.equal(model.takenFromTheWell, 0, `schedule ${seed}`);
			assert.equal(alive(model), ROOMS, `schedule ${seed}`);
			taken += model.taken;
		}
		assert.ok(taken > SCHEDULES, `the schedules made no trouble: ${taken} rooms changed hands`);
	});
});
