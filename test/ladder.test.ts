/** What a room saves when its ticks run out of time: one step after the other, and back in order. */

import assert from 'node:assert/strict';
import { LADDER, Ladder } from '../rooms/ladder.ts';

const INTERVAL_MS = 33;

/** Steps that a ladder takes while ticks take these shares of the interval. */
function climb(ladder: Ladder, share: (tick: number) => number, ticks: number): number[] {
	const steps: number[] = [];
	for (let tick = 0; tick < ticks; tick++) if (ladder.note(share(tick) * INTERVAL_MS, 0, INTERVAL_MS)) steps.push(ladder.step);
	return steps;
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
		const steps = climb(ladder, () => 1 - ladder.step * 0.12, 5000);
		assert.deepEqual(steps, [1, 2]);
	});

	it('counts ticks that begin late, and saves first what is seen least', () => {
		const ladder = new Ladder();
		let steps = 0;
		for (let tick = 0; tick < 200; tick++) if (ladder.note(3, 40, INTERVAL_MS)) steps++;
		assert.ok(steps > 1);
		const [none, far, near, slow] = LADDER;
		assert.deepEqual(none, { farEvery: 1, sightScale: 1, pace: 1 });
		assert.ok(far && far.farEvery > 1 && far.sightScale === 1 && far.pace === 1);
		assert.ok(near && near.sightScale < 1 && near.pace === 1);
		assert.ok(slow && slow.pace < 1);
	});
});
