/** What a room saves when its ticks run out of time: one step after the other, and back in order. */

import assert from 'node:assert/strict';
import { LADDER, Ladder } from '../rooms/ladder.ts';
import { nextPhase, ProcessLoad } from '../rooms/processLoad.ts';

const INTERVAL_MS = 33;

/** Steps that a ladder takes while its own ticks take these shares of the interval. */
function climb(ladder: Ladder, share: (tick: number) => number, ticks: number): number[] {
	return steps(ladder, (tick) => ({ stepMs: share(tick) * INTERVAL_MS, lateMs: 0, busy: Math.min(1, share(tick)) }), ticks);
}

function steps(ladder: Ladder, tickOf: (tick: number) => { stepMs: number; lateMs: number; busy: number }, ticks: number): number[] {
	const taken: number[] = [];
	for (let tick = 0; tick < ticks; tick++) if (ladder.note({ ...tickOf(tick), intervalMs: INTERVAL_MS })) taken.push(ladder.step);
	return taken;
}

describe('the ladder', () => {
	it('saves step by step, to the last, and goes back in order when there is room', () => {
		const ladder = new Ladder();
		const up = LADDER.map((_, step) => step).slice(1);
		assert.deepEqual(
			climb(ladder, () => 1.2, 1000),
			up,
		);
		assert.deepEqual(
			climb(ladder, () => 0.2, 2000),
			[...up].reverse().map((step) => step - 1),
		);
	});

	it('is not moved by one long tick, nor by a load between its two marks', () => {
		const ladder = new Ladder();
		assert.deepEqual(
			climb(ladder, (tick) => (tick % 60 === 0 ? 2 : 0.1), 2000),
			[],
		);
		climb(ladder, () => 1.2, 80);
		const { step } = ladder;
		assert.ok(step > 0);
		climb(ladder, () => 0.65, 100);
		assert.deepEqual(
			climb(ladder, () => 0.65, 2000),
			[],
		);
	});

	it('does not swing: a load that each step changes settles', () => {
		const ladder = new Ladder();
		// Saving a step brings a tenth.
		const taken = climb(ladder, () => 1 - ladder.step * 0.12, 5000);
		assert.deepEqual(taken, [1, 2]);
	});

	it('saves first what is seen least, and slows time last, by a little at a time', () => {
		const [none, far, near, ...slow] = LADDER;
		assert.deepEqual(none, { farEvery: 1, sightScale: 1, pace: 1 });
		assert.ok(far && far.farEvery > 1 && far.sightScale === 1 && far.pace === 1);
		assert.ok(near && near.sightScale < 1 && near.pace === 1);
		const paces = [1, ...slow.map(({ pace }) => pace)];
		for (let i = 1; i < paces.length; i++) assert.ok((paces[i] ?? 1) < (paces[i - 1] ?? 0) && (paces[i - 1] ?? 0) - (paces[i] ?? 1) < 0.11);
	});

	it('does not save for its neighbours while its own ticks are short and the process has time', () => {
		assert.deepEqual(
			steps(new Ladder(), () => ({ stepMs: 0.6, lateMs: 32, busy: 0.95 }), 2000),
			[],
		);
	});

	it('saves with all the others when the process is out of time', () => {
		const ladder = new Ladder();
		assert.ok(steps(ladder, () => ({ stepMs: 0.6, lateMs: 40, busy: 1 }), 200).length > 1);
	});

	it('goes back only to a pace for which the process has time', () => {
		const ladder = new Ladder();
		// Rooms that want 106% of a core: late while that is more than all of it.
		const wanted = () => 1.06 * ladder.saving.pace;
		steps(ladder, () => ({ stepMs: 0.6, lateMs: wanted() > 1 ? 60 : 0, busy: Math.min(1, wanted()) }), 5000);
		assert.equal(ladder.saving.pace, 0.9);
		assert.deepEqual(
			steps(ladder, () => ({ stepMs: 0.6, lateMs: 0, busy: wanted() }), 5000),
			[],
		);
		// Half of them have left.
		steps(ladder, () => ({ stepMs: 0.6, lateMs: 0, busy: 0.5 * wanted() }), 5000);
		assert.equal(ladder.step, 0);
	});
});

describe('the load of the process', () => {
	it('is a share, looked at anew after a while', () => {
		const load = new ProcessLoad();
		assert.equal(load.busy(1000), 0);
		const busy = load.busy(2000);
		assert.ok(busy >= 0 && busy <= 1, `${busy}`);
		assert.equal(load.busy(2001), busy);
	});

	it('is spread over the interval: rooms that follow each other tick at different times', () => {
		const phases = Array.from({ length: 50 }, nextPhase).sort((a, b) => a - b);
		const gaps = phases.map((phase, index) => (phases[index + 1] ?? (phases[0] as number) + 1) - phase);
		assert.ok(Math.max(...gaps) < 3 / 50 && Math.min(...gaps) > 0.3 / 50, `${Math.min(...gaps)} to ${Math.max(...gaps)}`);
	});
});
