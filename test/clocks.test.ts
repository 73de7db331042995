/** The clocks of a client: what they learn of a line, and what they do not learn from a standstill. */

import assert from 'node:assert/strict';
import { InputClock } from '../netcode/inputClock.ts';
import { TickClock } from '../netcode/tickClock.ts';
import { TickTime } from '../netcode/tickTime.ts';
import { random } from '../sim/random.ts';

const TICK_MS = 1000 / 30;
const PICTURE_MS = 1000 / 60;

/** States on their way for `delayMs`, held from one time to another. */
function clockAfterFreeze(): { before: number; after: number; jumpTicks: number } {
	/** The worst after the freeze: what was learnt from it would be forgotten five seconds later. */
	let after = 0;
	const clock = new TickClock(new TickTime(30));
	const rng = { seed: 4 };
	let before = 0;
	let shown = 0;
	let last = 0;
	for (let tick = 1; tick < 600; tick++) {
		const sentMs = tick * TICK_MS;
		const frozen = sentMs >= 10_000 && sentMs < 12_000;
		const nowMs = frozen ? 12_050 + tick * 0.01 : sentMs + 50 + random(rng) * 10;
		clock.noteArrival(tick, nowMs);
		if (tick * TICK_MS > 11_000) after = Math.max(after, clock.viewDelayTicks);
		if (frozen) continue;
		const view = clock.viewTick(nowMs);
		if (tick === 295) before = clock.viewDelayTicks;
		if (sentMs > 12_500) shown = Math.max(shown, Math.abs(view - last - 1));
		last = view;
	}
	return { before, after, jumpTicks: shown };
}

describe('the clock of what is shown', () => {
	it('is after a freeze of two seconds as it was before', () => {
		const { before, after, jumpTicks } = clockAfterFreeze();
		assert.ok(Math.abs(after - before) < 0.3, `${before.toFixed(2)} ticks behind before, ${after.toFixed(2)} after`);
		assert.ok(jumpTicks < 0.5, `${jumpTicks} ticks`);
	});

	it('learns another clock of the server within some seconds, whichever way it went', () => {
		for (const shiftMs of [-5000, 5000]) {
			const clock = new TickClock(new TickTime(30));
			for (let tick = 1; tick < 600; tick++) clock.noteArrival(tick, tick * TICK_MS + (tick > 300 ? shiftMs + 10_000 : 10_000));
			const atMs = 599 * TICK_MS + shiftMs + 10_000;
			assert.ok(Math.abs(clock.arrivedTick(atMs) - 599) < 1, `${clock.arrivedTick(atMs)} after ${shiftMs} ms`);
			assert.ok(clock.viewDelayTicks < 2);
		}
	});
});

/** Frames over a line that holds up one in fifty, and all behind it, for 200 ms; shares of them that come too late. */
function lateShare(forMs: number, from: number): number {
	const clock = new InputClock();
	const rng = { seed: 7 };
	let frame = 0;
	let arrivesMs = 0;
	let late = 0;
	let counted = 0;
	/** In order: what the server says of a tick reaches the client later. */
	const told: { atMs: number; frame: number; earlyMs: number }[] = [];
	const arrivals: { frame: number; atMs: number }[] = [];
	let taken = 0;
	for (let nowMs = 0; nowMs < forMs; nowMs += PICTURE_MS) {
		for (let due = clock.take(nowMs, () => TICK_MS); due > 0; due--) {
			frame++;
			clock.noteSent(frame, nowMs);
			arrivesMs = Math.max(arrivesMs, nowMs + 75 + random(rng) * 20 + (random(rng) < 0.02 ? 200 : 0));
			arrivals.push({ frame, atMs: arrivesMs });
		}
		// Each frame is meant for the tick after that of the one before.
		while (arrivals[0] && (taken + 6) * TICK_MS <= nowMs) {
			taken++;
			const first = arrivals.shift() as { frame: number; atMs: number };
			const meantMs = (first.frame + 5) * TICK_MS;
			if (nowMs > from) {
				counted++;
				if (first.atMs > meantMs) late++;
			}
			told.push({ atMs: Math.max(first.atMs, meantMs) + 95, frame: first.frame, earlyMs: meantMs - first.atMs });
		}
		const news = told.filter(({ atMs }) => atMs <= nowMs);
		const newest = news[news.length - 1];
		if (newest) clock.noteEarly(newest.frame, newest.earlyMs, TICK_MS, nowMs);
		told.splice(0, news.length);
	}
	return late / counted;
}

describe('the clock of the own frames', () => {
	it('lets about one in fifty come late where one in fifty is held up with all behind it', () => {
		const share = lateShare(90_000, 15_000);
		assert.ok(share < 0.035, `${(share * 100).toFixed(1)}% late`);
	});

	it('learns nothing from a standstill', () => {
		const clock = new InputClock();
		const say = (frame: number, earlyMs: number) => {
			clock.noteSent(frame, frame * TICK_MS);
			clock.noteEarly(frame, earlyMs, TICK_MS, frame * TICK_MS);
		};
		for (let frame = 1; frame <= 100; frame++) {
			clock.take(frame * TICK_MS, () => TICK_MS);
			say(frame, 20);
		}
		const before = clock.earlyMs;
		for (let frame = 101; frame <= 160; frame++) clock.noteSent(frame, frame * TICK_MS);
		clock.noteEarly(160, -40, TICK_MS, 160 * TICK_MS);
		assert.ok(before - clock.earlyMs < 1, `${before} before, ${clock.earlyMs} after`);
	});

	it('nor from those that were on their way when the line stopped, and come before the others', () => {
		const clock = new InputClock();
		for (let frame = 1; frame <= 160; frame++) {
			if (frame <= 100) clock.take(frame * TICK_MS, () => TICK_MS);
			clock.noteSent(frame, frame * TICK_MS);
			if (frame <= 100) clock.noteEarly(frame, 20, TICK_MS, frame * TICK_MS);
		}
		const before = clock.earlyMs;
		clock.noteEarly(103, -56, TICK_MS, 160 * TICK_MS);
		assert.ok(before - clock.earlyMs < 1, `${before} before, ${clock.earlyMs} after`);
	});

	it('nor from the frames behind it, which were sent before it was known to be over', () => {
		const clock = new InputClock();
		for (let frame = 1; frame <= 100; frame++) {
			clock.take(frame * TICK_MS, () => TICK_MS);
			clock.noteSent(frame, frame * TICK_MS);
			clock.noteEarly(frame, 20, TICK_MS, frame * TICK_MS);
		}
		const before = clock.earlyMs;
		for (let frame = 101; frame <= 170; frame++) clock.noteSent(frame, frame * TICK_MS);
		clock.noteEarly(160, -40, TICK_MS, 160 * TICK_MS);
		for (let frame = 161; frame <= 170; frame++) clock.noteEarly(frame, -30, TICK_MS, (frame + 10) * TICK_MS);
		assert.ok(before - clock.earlyMs < 1, `${before} before, ${clock.earlyMs} after`);
	});
});
