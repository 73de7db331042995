/** Slow motion: a match runs slower for everybody at once, and nobody's picture jumps when it begins or ends. */

import assert from 'node:assert/strict';
import { TickTime } from '../netcode/tickTime.ts';
import { TickLoop } from '../sim/match/tickLoop.ts';
import { type FakeLine, SimulatedMatch, STILL } from './simulatedMatch.ts';
import { WorkerMatch } from './workerMatch.ts';

const LINES: readonly FakeLine[] = [
	{ delayMs: 5, jitterMs: 0 },
	{ delayMs: 45, jitterMs: 12 },
	{ delayMs: 90, jitterMs: 30 },
];
const TICK_MS = 1000 / 30;
const KEY = 'match.timeScale';
/** Pictures come every 16.7 ms: so much time holds a whole number of them. */
const THREE_PICTURES_MS = 50;

/** Runs to and fro, dashing now and then. */
function running(nowMs: number) {
	return { ...STILL, moveX: Math.floor(nowMs / 900) % 2 === 0 ? 1 : -1, dash: nowMs % 2000 < 40 };
}

function away({ delayMs, jitterMs }: FakeLine): string {
	return `${delayMs} ms away with ${jitterMs} ms of jitter`;
}

describe('slow motion', () => {
	for (const line of LINES) {
		it(`is predicted to the bit while it begins, lasts and ends, ${away(line)}`, () => {
			const match = new SimulatedMatch();
			const client = match.join(line, 3);
			client.intent = running;
			match.run(6000);
			const { session } = client;
			assert.ok(session);
			const { held, discarded, framesAcknowledged } = session.view.net;
			for (const scale of [0.25, 1, 0.1, 0.6, 1]) {
				assert.equal(match.runner.tune(KEY, scale), undefined);
				match.run(9000);
				assert.equal(session.view.tuning.match.timeScale, scale);
			}
			const { net } = session.view;
			assert.ok(net.framesAcknowledged - framesAcknowledged > 600, `${net.framesAcknowledged - framesAcknowledged} frames`);
			assert.deepEqual([net.exactShare, net.corrections], [1, 0]);
			assert.deepEqual([net.held, net.discarded], [held, discarded]);
		});

		it(`shows others where they were at an instant that moves evenly, ${away(line)}`, () => {
			const match = new SimulatedMatch({ fillTo: 8 });
			const client = match.join(line, 3);
			const past = new Map<number, Map<number, { x: number; y: number; alive: boolean }>>();
			match.afterTick = () => {
				const { world } = match.runner;
				past.set(world.tick, new Map([...world.players.values()].map(({ id, x, y, alive }) => [id, { x, y, alive }])));
			};
			match.run(6000);
			const view = client.session?.view;
			assert.ok(view);
			const errors: number[] = [];
			for (const scale of [0.25, 1]) {
				const from = 1.25 - scale;
				match.runner.tune(KEY, scale);
				for (let passedMs = 0; passedMs < 5000; passedMs += THREE_PICTURES_MS) {
					const { tick } = view;
					match.run(THREE_PICTURES_MS);
					const speed = ((view.tick - tick) * TICK_MS) / THREE_PICTURES_MS;
					assert.ok(speed > 0.89 * Math.min(from, scale) && speed < 1.11, `${passedMs} ms after the change to ${scale}: ${speed}`);
					if (passedMs > 4000) assert.ok(Math.abs(speed - scale) < 0.11 * scale, `at ${scale} the view runs at ${speed}`);
					for (const { id, x, y, alive, isSelf } of view.players.values()) {
						const before = past.get(Math.floor(view.tick))?.get(id);
						const after = past.get(Math.floor(view.tick) + 1)?.get(id);
						if (isSelf || !alive || !before?.alive || !after?.alive || Math.hypot(after.x - before.x, after.y - before.y) > 120) continue;
						const part = view.tick % 1;
						errors.push(Math.hypot(before.x + (after.x - before.x) * part - x, before.y + (after.y - before.y) * part - y));
					}
				}
			}
			errors.sort((a, b) => a - b);
			const p99 = errors[Math.floor(errors.length * 0.99)] ?? Infinity;
			assert.ok(errors.length > 800 && p99 < 4, `p99 ${p99.toFixed(2)} units of ${errors.length}`);
		});
	}

	it('never shows the own body stepping back', () => {
		const match = new SimulatedMatch();
		const client = match.join({ delayMs: 45, jitterMs: 12 }, 3);
		match.run(3000);
		const player = match.runner.world.players.get(1);
		const view = client.session?.view;
		assert.ok(player && view);
		// The long lane under the north wall.
		Object.assign(player, { x: 100, y: 175 });
		match.run(500);
		client.intent = () => ({ ...STILL, moveX: 1 });
		let last = 0;
		let moved = 0;
		for (const scale of [0.25, 1]) {
			match.runner.tune(KEY, scale);
			for (let passedMs = 0; passedMs < 3000; passedMs += 17) {
				match.run(17);
				const x = view.players.get(view.selfId)?.x ?? 0;
				assert.ok(x >= last, `${passedMs} ms after the change to ${scale}: back by ${last - x}`);
				assert.ok(last === 0 || x - last < 12, `${passedMs} ms after the change to ${scale}: a step of ${x - last}`);
				moved += x - last;
				last = x;
			}
		}
		assert.ok(moved > 900, `moved ${moved}`);
	});

	it('lets those in who come during it', () => {
		const match = new SimulatedMatch({ tuning: { [KEY]: 0.1 } });
		const client = match.join({ delayMs: 45, jitterMs: 12 }, 3);
		client.intent = running;
		match.run(20_000);
		const net = client.session?.view.net;
		assert.ok(net && net.framesEarly < 0.6 && net.pendingFrames <= 2, `${net?.framesEarly} early, ${net?.pendingFrames} pending`);
		const { held } = net;
		match.run(20_000);
		assert.deepEqual([client.session?.view.net.exactShare, client.session?.view.net.held], [1, held]);
	});

	it('is a number of a match in the page, too', () => {
		const match = new WorkerMatch({ name: 'Ada', tuning: { 'match.fillTo': 1, [KEY]: 0.5 } });
		match.run(2000);
		const { tick } = match.link.state;
		assert.ok(Math.abs(tick - 30) <= 1, `${tick} ticks in 2 s`);
		match.session.tune(KEY, 1);
		match.run(3000);
		const ticks = match.link.state.tick - tick;
		assert.ok(Math.abs(ticks - 75) <= 2, `${ticks} ticks: 15 at half speed, then 2 s at full`);
		assert.equal(match.view.net.corrections, 0);
	});
});

describe('the tick loop', () => {
	it('asks after each tick how long it takes, and leaves nothing out or in when that changes', () => {
		let nowMs = 0;
		let intervalMs = 10;
		const due: number[] = [];
		let timer: { atMs: number; run: () => void } | undefined;
		const loop = new TickLoop({
			intervalMs: () => intervalMs,
			now: () => nowMs,
			// Every timer is 3 ms late.
			schedule(run, delayMs) {
				timer = { atMs: nowMs + delayMs + 3, run };
				return () => {
					timer = undefined;
				};
			},
			onTick(dueMs) {
				due.push(dueMs);
				if (due.length === 3) intervalMs = 40;
				if (due.length === 5) intervalMs = 10;
				if (due.length === 7) loop.stop();
			},
		});
		loop.start();
		for (let next = timer; next; next = timer) {
			timer = undefined;
			nowMs = Math.max(nowMs, next.atMs);
			next.run();
		}
		assert.deepEqual(due, [10, 20, 30, 70, 110, 120, 130]);
	});
});

describe('the time of ticks', () => {
	it('turns on the announced tick, and back and forth it says the same', () => {
		const time = new TickTime(30);
		time.follow(100, 1, [
			{ atTick: 115, timeScale: 0.5 },
			{ atTick: 120, timeScale: 1 },
		]);
		assert.equal(time.msOf(115), 115 * TICK_MS);
		assert.ok(Math.abs(time.msOf(121) - (115 + 5 * 2 + 1) * TICK_MS) < 1e-9);
		assert.equal(time.shortestMs(116), TICK_MS);
		for (const tick of [0, 90.5, 115, 117.25, 119.9, 120, 300]) assert.ok(Math.abs(time.tickAt(time.msOf(tick)) - tick) < 1e-9, `${tick}`);
	});

	it('forgets an announcement that a new match has made void, and takes what a state says', () => {
		const time = new TickTime(30);
		time.follow(100, 1, [{ atTick: 110, timeScale: 0.5 }]);
		time.follow(105, 1, []);
		assert.equal(time.msOf(120), 120 * TICK_MS);
		time.follow(106, 0.1, []);
		assert.ok(Math.abs(time.msOf(107) - (106 + 10) * TICK_MS) < 1e-9);
	});

	it('keeps the past that is still shown and no more', () => {
		const time = new TickTime(30);
		for (let tick = 1; tick < 5000; tick++) time.follow(tick, tick % 2 === 0 ? 1 : 0.5, []);
		assert.ok(Math.abs(time.msOf(4999) - time.msOf(4899) - 150 * TICK_MS) < 1e-6);
		assert.ok((time as unknown as { spans: unknown[] }).spans.length < 310);
	});
});
