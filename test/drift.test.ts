/** That prediction is not what the server does is noticed where it has to be, and nowhere else. Fake time. */

import assert from 'node:assert/strict';
import { DriftWatch } from '../netcode/driftWatch.ts';
import type { SyncedMatch } from '../netcode/syncedMatch.ts';
import { DRIFT_UNITS } from '../schema/complaint.ts';
import { random } from '../sim/random.ts';
import { type FakeLine, SimulatedMatch } from './simulatedMatch.ts';

const LINES: Readonly<Record<string, FakeLine>> = {
	good: { delayMs: 15, jitterMs: 2 },
	poor: { delayMs: 75, jitterMs: 40, stallChance: 0.02, stallMs: 200 },
	terrible: { delayMs: 150, jitterMs: 80, stallChance: 0.05, stallMs: 200 },
};

describe('drift of prediction', () => {
	for (const [name, line] of Object.entries(LINES)) {
		it(`an honest client is never taken for one that drifts: pushed, hurt, killed, fed, turned numbers, on a ${name} line`, () => {
			// Where everybody is pushed all the time.
			const match = new SimulatedMatch({
				fillTo: 6,
				seed: 11,
				tuning: { 'rapid.knockback': 200, 'match.playSeconds': 30, 'match.resultsSeconds': 3 },
			});
			const client = match.join(line, 5);
			const rng = { seed: 3 };
			let [moveX, moveY, aim] = [1, 0, 0];
			client.intent = (nowMs) => {
				if (random(rng) < 0.03) [moveX, moveY, aim] = [random(rng) * 2 - 1, random(rng) * 2 - 1, Math.floor(random(rng) * 4096)];
				return {
					moveX,
					moveY,
					aim,
					fire: Math.floor(nowMs / 700) % 2 === 0,
					dash: random(rng) < 0.02,
					weapon: Math.floor(nowMs / 3000) % 5,
				};
			};
			let compared = 0;
			let touched = 0;
			client.onSession = (session) =>
				session.watch({
					onReconciled(report) {
						if (report.exact !== undefined && report.undisturbed && !report.touched) compared++;
						if (report.exact === false && report.touched) touched++;
					},
					onShotShown() {},
					onFlightStarted() {},
					onFlightEnded() {},
					onShotJudged() {},
				});
			for (let second = 0; second < 45; second++) {
				match.run(1000);
				if (second % 10 === 3) match.runner.tune('player.speed', 250 + 2 * second);
			}
			assert.deepEqual(client.drifts, []);
			assert.ok(compared > 500 && touched > 4, `${compared} compared, ${touched} pushed`);
		});
	}

	it('one that predicts with another number is told of once a match', () => {
		const match = new SimulatedMatch({ fillTo: 1, tuning: { 'match.playSeconds': 12, 'match.resultsSeconds': 2 } });
		const client = match.join({ delayMs: 20, jitterMs: 2 });
		client.intent = (nowMs) => ({
			moveX: Math.sin(nowMs / 200),
			moveY: Math.cos(nowMs / 200),
			aim: 0,
			fire: false,
			dash: false,
			weapon: 0,
		});
		client.onSession = (session) => {
			const { synced } = session as unknown as { synced: SyncedMatch };
			const right = synced.contextAt.bind(synced);
			synced.contextAt = (tick) => {
				const context = right(tick);
				return { ...context, tuning: { ...context.tuning, player: { ...context.tuning.player, friction: 2000, speed: 300 } } };
			};
		};
		match.run(8000);
		assert.equal(client.drifts.length, 1);
		match.run(20_000);
		assert.ok(client.drifts.length >= 2, 'the next match is another');
	});

	it('three small ones within ten seconds count, or one that is large; what is explained in time does not', () => {
		const watch = new DriftWatch();
		watch.note(1, 1, 0);
		watch.note(200, 1, 7000);
		watch.note(500, 1, 17_000);
		assert.equal(watch.take(19_000), undefined, 'too far apart');
		watch.note(520, 1, 17_500);
		watch.note(530, 2, 18_000);
		assert.equal(watch.take(18_500), undefined, 'the newest may still be explained');
		assert.deepEqual(watch.take(19_000), { tick: 530, ticks: 3, units: 2 });
		watch.note(600, 99, 20_000);
		assert.equal(watch.take(22_000), undefined, 'once a match');
		watch.beginMatch();
		watch.note(700, DRIFT_UNITS + 1, 30_000);
		watch.explain();
		assert.equal(watch.take(32_000), undefined);
		watch.note(800, DRIFT_UNITS + 1, 33_000);
		assert.deepEqual(watch.take(34_000), { tick: 800, ticks: 1, units: DRIFT_UNITS + 1 });
	});
});
