/** Simulated lines are what their names promise: late, uneven, held up, and never out of order. */

import assert from 'node:assert/strict';
import { Detours } from '../netcode/detours.ts';
import { isLineName, LINE_NAMES, LINES, type Line, wayOf } from '../netcode/lines.ts';
import { SimulatedLine } from '../netcode/simulatedLine.ts';

/** Time that passes when told, with timers that may come a little early, as those of browsers do. */
class FakeTime {
	nowMs = 1000;
	private timers: { atMs: number; run: () => void }[] = [];

	schedule = (run: () => void, delayMs: number) => {
		this.timers.push({ atMs: this.nowMs + Math.max(1, Math.floor(delayMs)), run });
	};

	pass(ms: number): void {
		const endMs = this.nowMs + ms;
		for (;;) {
			const next = this.timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
			if (!next) break;
			this.timers.splice(this.timers.indexOf(next), 1);
			this.nowMs = Math.max(this.nowMs, next.atMs);
			next.run();
		}
		this.nowMs = endMs;
	}
}

function lineOn(time: FakeTime, line: Readonly<Line>, seed = 1): SimulatedLine {
	const detours = new Detours(line.detour, { seed }, time.nowMs);
	return new SimulatedLine(wayOf(line, 'up'), { nowMs: () => time.nowMs, schedule: time.schedule, rng: { seed }, detours });
}

/** Sends a message every 33 ms; how long each took, in the order of arrival. */
function delaysOf(line: Readonly<Line>, messages: number): { index: number; delayMs: number }[] {
	const time = new FakeTime();
	const way = lineOn(time, line);
	const arrived: { index: number; delayMs: number }[] = [];
	for (let index = 0; index < messages; index++) {
		const sentMs = time.nowMs;
		way.carry(() => arrived.push({ index, delayMs: time.nowMs - sentMs }));
		time.pass(33);
	}
	time.pass(5000);
	return arrived;
}

describe('simulated lines', () => {
	for (const name of LINE_NAMES) {
		it(`"${name}" delivers everything, in order, after its way up and what is added`, () => {
			const line = LINES[name];
			const delays = delaysOf(line, 2000);
			assert.deepEqual(
				delays.map(({ index }) => index),
				Array.from({ length: 2000 }, (_, index) => index),
			);
			const least = Math.min(...delays.map(({ delayMs }) => delayMs));
			const most = Math.max(...delays.map(({ delayMs }) => delayMs));
			const { delayMs, detourMs, jitterMs, stallMs } = wayOf(line, 'up');
			assert.ok(least >= delayMs, `${least} ms`);
			// One ms is the fake timers' own.
			assert.ok(most <= delayMs + detourMs + jitterMs + stallMs + 1, `${most} ms`);
			assert.ok(most >= delayMs + detourMs + 0.8 * jitterMs + stallMs, `${most} ms`);
		});
	}

	it('a stall holds up everything behind it, and happens as often as said', () => {
		const line = { roundTripMs: 100, jitterMs: 0, stallChance: 0.05, stallMs: 200, about: '' };
		const delays = delaysOf(line, 4000).map(({ delayMs }) => delayMs);
		const fresh = delays.filter((delayMs, index) => delayMs >= 249 && (delays[index - 1] ?? 0) <= 51).length;
		assert.ok(fresh > 100 && fresh < 240, `${fresh} stalls that began on a free line`);
		const first = delays.findIndex((delayMs) => delayMs >= 249);
		for (let behind = 1; behind < 6; behind++) assert.ok((delays[first + behind] ?? 0) >= 249 - behind * 33, `message ${behind} behind`);
	});

	it('a bounded way carries so many bytes in a second, one after the other', () => {
		const time = new FakeTime();
		const way = lineOn(time, { ...LINES.good, roundTripMs: 100, upBytesPerSecond: 10_000 });
		const arrived: number[] = [];
		for (let i = 0; i < 10; i++) way.carry(() => arrived.push(time.nowMs - 1000), 1000);
		time.pass(5000);
		assert.deepEqual(
			arrived,
			Array.from({ length: 10 }, (_, i) => 50 + 100 * (i + 1)),
		);
	});

	it('a freeze holds everything, also what is on the way, and then all of it comes', () => {
		const time = new FakeTime();
		const way = lineOn(time, { ...LINES.good, roundTripMs: 100 });
		const arrived: [name: string, atMs: number][] = [];
		const carry = (name: string) => way.carry(() => arrived.push([name, time.nowMs - 1000]));
		carry('before');
		time.pass(20);
		way.freeze(2000);
		time.pass(500);
		carry('during');
		time.pass(1600);
		carry('after');
		time.pass(500);
		assert.deepEqual(arrived, [
			['before', 2020],
			['during', 2070],
			['after', 2170],
		]);
	});

	it('a detour makes both ways longer at the same times', () => {
		const raisedAt = () => {
			const detours = new Detours(LINES.mobile.detour, { seed: 3 }, 0);
			return Array.from({ length: 6000 }, (_, i) => detours.isOn(i * 10));
		};
		const raised = raisedAt();
		const share = raised.filter(Boolean).length / raised.length;
		assert.ok(share > 0.06 && share < 0.18, `${share} of the time`);
		assert.deepEqual(raisedAt(), raised);
		assert.equal(wayOf(LINES.mobile, 'up').detourMs + wayOf(LINES.mobile, 'down').detourMs, 300);
	});

	it('a line that is not alike both ways is as long as its round trip', () => {
		for (const name of LINE_NAMES)
			assert.ok(Math.abs(wayOf(LINES[name], 'up').delayMs + wayOf(LINES[name], 'down').delayMs - LINES[name].roundTripMs) < 1e-9, name);
	});

	it('messages sent at one instant arrive one by one, in order, not within the call that sends', () => {
		const time = new FakeTime();
		const way = lineOn(time, { ...LINES.good, roundTripMs: 0 });
		const arrived: string[] = [];
		way.carry(() => {
			arrived.push('a');
			way.carry(() => arrived.push('answer'));
		});
		way.carry(() => arrived.push('b'));
		assert.deepEqual(arrived, []);
		time.pass(10);
		assert.deepEqual(arrived, ['a', 'b', 'answer']);
	});

	it('a cut loses what is on the way, and what is sent after it arrives', () => {
		const time = new FakeTime();
		const way = lineOn(time, LINES.terrible);
		const arrived: string[] = [];
		way.carry(() => arrived.push('lost'));
		time.pass(50);
		way.cut();
		assert.equal(way.count, 0);
		const sentMs = time.nowMs;
		way.carry(() => arrived.push(`after ${Math.round((time.nowMs - sentMs) / 1000)} s`));
		time.pass(5000);
		assert.deepEqual(arrived, ['after 0 s']);
	});

	it('a receiver that throws loses its own message only', () => {
		const time = new FakeTime();
		const way = lineOn(time, LINES.good);
		const arrived: string[] = [];
		way.carry(() => {
			throw new Error('no');
		});
		way.carry(() => arrived.push('next'));
		assert.throws(() => time.pass(100), /no/);
		time.pass(100);
		assert.deepEqual(arrived, ['next']);
	});

	it('names that are none are told from those that are', () => {
		assert.equal(isLineName('poor'), true);
		for (const text of ['', 'bad', 'constructor', 'toString']) assert.equal(isLineName(text), false);
	});
});
