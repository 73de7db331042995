/** One step a tick, whatever the line does: the pacer of a seat, and the loop that makes the ticks. */

import assert from 'node:assert/strict';
import { BUTTONS, type Command, NEUTRAL } from '../sim/command.ts';
import { maxRewindParts } from '../sim/history.ts';
import { FrameQueue } from '../sim/match/frameQueue.ts';
import { CATCH_UP_TICKS, HOLD_TICKS, InputPacer, MAX_WAITING_FRAMES } from '../sim/match/inputPacer.ts';
import { Seat } from '../sim/match/seat.ts';
import { SightLog } from '../sim/match/sightLog.ts';
import { TickLoop } from '../sim/match/tickLoop.ts';
import { random } from '../sim/random.ts';

/** Frames that wait; each moves right at a speed that names it. */
class Frames {
	readonly waiting: Command[] = [];

	get size(): number {
		return this.waiting.length;
	}

	next(): Command | undefined {
		return this.waiting.shift();
	}

	push(...speeds: number[]): void {
		for (const moveX of speeds) this.waiting.push({ ...NEUTRAL, moveX });
	}
}

const speeds = (commands: readonly Command[]) => commands.map((command) => command.moveX);

describe('pacing of input', () => {
	it('takes one frame a tick, in order', () => {
		const frames = new Frames();
		const pacer = new InputPacer();
		frames.push(1, 2, 3);
		assert.deepEqual(
			[1, 2, 3].map(() => speeds(pacer.take(frames).commands)),
			[[1], [2], [3]],
		);
	});

	it('holds the last command for a few ticks without a frame, then does nothing', () => {
		const frames = new Frames();
		const pacer = new InputPacer();
		frames.push(5);
		pacer.take(frames);
		const taken = Array.from({ length: HOLD_TICKS + 2 }, () => pacer.take(frames).commands[0]?.moveX);
		assert.deepEqual(taken, [...Array(HOLD_TICKS).fill(5), 0, 0]);
		assert.equal(pacer.heldTicks, HOLD_TICKS);
	});

	it('acknowledges a late frame whose tick was held, and does not step it', () => {
		const frames = new Frames();
		const pacer = new InputPacer();
		frames.push(1);
		pacer.take(frames);
		pacer.take(frames);
		frames.push(2, 3);
		assert.deepEqual(speeds(pacer.take(frames).commands), [3]);
		assert.equal(pacer.takenFrames, 3);
		assert.equal(pacer.discardedFrames, 1);
	});

	it('does not lose the tap of a frame that it discards', () => {
		const frames = new Frames();
		const pacer = new InputPacer();
		frames.push(1);
		pacer.take(frames);
		pacer.take(frames);
		frames.waiting.push({ ...NEUTRAL, buttons: BUTTONS.dash }, { ...NEUTRAL });
		assert.equal(pacer.take(frames).commands[0]?.buttons, BUTTONS.dash);
	});

	it('names the frame that a held command stands for', () => {
		const frames = new Frames();
		const pacer = new InputPacer();
		frames.push(1);
		assert.equal(pacer.take(frames).frame, 1);
		assert.equal(pacer.take(frames).frame, 2);
		frames.push(2, 3);
		assert.equal(pacer.take(frames).frame, 3);
	});

	it('catches up a bounded number of ticks that passed with nothing', () => {
		const frames = new Frames();
		const pacer = new InputPacer();
		frames.push(1);
		for (let tick = 0; tick < 1 + HOLD_TICKS + 10; tick++) pacer.take(frames);
		frames.push(...Array(HOLD_TICKS).fill(2), 3, 4, 5, 6, 7, 8);
		const { commands } = pacer.take(frames);
		assert.equal(commands.length, 1 + CATCH_UP_TICKS);
		assert.equal(pacer.take(frames).commands.length, 1);
	});

	it('after a standstill catches nothing up, and lets no more frames wait than did before it', () => {
		for (const [usual, pieces] of [
			[1, 1],
			[6, 1],
			[1, 3],
			[6, 4],
		] as const) {
			const frames = new Frames();
			const pacer = new InputPacer();
			frames.push(...Array(usual - 1).fill(1));
			for (let tick = 0; tick < 400; tick++) {
				frames.push(1);
				pacer.take(frames);
			}
			const waited = frames.size;
			for (let tick = 0; tick < 60; tick++) pacer.take(frames);
			// What was held up comes in so many pieces, a tick apart, and new frames behind it.
			for (let tick = 0; tick < 30; tick++) {
				frames.push(...Array(tick < pieces ? Math.ceil(60 / pieces) : 1).fill(2));
				assert.equal(pacer.take(frames).commands.length, 1);
			}
			assert.equal(frames.size, waited, `${usual} usually, in ${pieces} pieces`);
		}
	});

	it('moves nobody further by frames that come faster or in bursts', () => {
		for (let seed = 1; seed <= 50; seed++) {
			const rng = { seed };
			const frames = new Frames();
			const pacer = new InputPacer();
			let moved = 0;
			const ticks = 400;
			for (let tick = 0; tick < ticks; tick++) {
				if (random(rng) < 0.3) frames.push(...Array(Math.floor(random(rng) * 40)).fill(1));
				moved += speeds(pacer.take(frames).commands).reduce((sum, speed) => sum + speed, 0);
			}
			assert.ok(moved <= ticks, `seed ${seed}: ${moved} steps in ${ticks} ticks`);
			assert.ok(frames.size <= MAX_WAITING_FRAMES, `seed ${seed}: ${frames.size} frames wait`);
		}
	});

	it('misses nothing before the first frame of a connection', () => {
		const frames = new Frames();
		const pacer = new InputPacer();
		for (let tick = 0; tick < 20; tick++) pacer.take(frames);
		frames.push(1);
		assert.deepEqual(speeds(pacer.take(frames).commands), [1]);
		assert.equal(pacer.heldTicks, 0);
	});
});

/** A clock and timers by hand; `late` is how long after its time each timer fires, ms. */
class FakeTime {
	nowMs = 0;
	late: () => number = () => 0;
	private timers: { atMs: number; callback: () => void }[] = [];

	readonly schedule = (callback: () => void, delayMs: number) => {
		const timer = { atMs: this.nowMs + delayMs + this.late(), callback };
		this.timers.push(timer);
		return () => {
			this.timers = this.timers.filter((other) => other !== timer);
		};
	};

	run(untilMs: number): void {
		for (;;) {
			this.timers.sort((a, b) => a.atMs - b.atMs);
			const next = this.timers[0];
			if (!next || next.atMs > untilMs) break;
			this.timers.shift();
			this.nowMs = Math.max(this.nowMs, next.atMs);
			next.callback();
		}
		this.nowMs = untilMs;
	}
}

function countTicks(time: FakeTime, onTick: (dueMs: number) => void = () => {}, phase?: number) {
	const counted = { ticks: 0, skipped: 0 };
	const loop = new TickLoop({
		intervalMs: () => 1000 / 30,
		...(phase === undefined ? {} : { phase }),
		now: () => time.nowMs,
		schedule: time.schedule,
		onTick: (dueMs) => {
			counted.ticks++;
			onTick(dueMs);
		},
		onSkip: (skipped) => {
			counted.skipped += skipped;
		},
	});
	loop.start();
	return { counted, loop };
}

describe('what a client says of its screen', () => {
	it('reaches the journal in full: the newest state received, and how far beyond the cap the others were seen', () => {
		const seat = new Seat(1, 'Ada');
		const frames = new FrameQueue();
		const cap = maxRewindParts(30);
		const say = (receivedTick: number, seen: number) => frames.push({ ...NEUTRAL, seen: seen & 0xffff, received: receivedTick & 0xff });
		const take = (tick: number) => seat.takeInput(frames, tick, 30, 0);
		say(995, 1000 * 8 - 40);
		assert.deepEqual(take(1001)?.told, { received: 995, beyond: 0 });
		say(990, 1001 * 8 - cap - 17);
		const capped = take(1002);
		assert.deepEqual(capped?.told, { received: 990, beyond: 17 });
		assert.equal(capped?.commands[0]?.seen, 1001 * 8 - cap, 'what is judged is capped, whatever is said');
		assert.deepEqual(
			take(1003)?.told,
			{ received: 990, beyond: 17 },
			'a tick without a frame holds the last word, as it holds the command',
		);
		seat.reconnected();
		assert.equal(take(1004)?.told, undefined, 'a new connection has said nothing yet');
	});
});

describe('the log of who has been sent to whom', () => {
	it('tells changes once, leaves out what came and went between two ticks and oneself, and all of it to another journal', () => {
		const log = new SightLog<string>((session) => (session === 'ada' ? 1 : undefined));
		for (const id of [3, 1, 2, 4]) log.note('ada', id, true);
		log.note('ada', 4, false);
		log.note('nobody', 3, true);
		assert.deepEqual(log.take(), [{ id: 1, entered: [2, 3], left: [] }]);
		assert.deepEqual(log.take(), []);
		log.note('ada', 2, false);
		assert.deepEqual(log.take(), [{ id: 1, entered: [], left: [2] }]);
		log.anew('ada');
		log.note('ada', 3, true);
		assert.deepEqual(log.take(), [], 'given anew what it held, nothing has changed');
		log.begin(new Map([[3, 0]]));
		assert.deepEqual(log.take(), [{ id: 1, entered: [3], left: [] }]);
	});
});

describe('the tick loop', () => {
	it('does not drift when every timer is late', () => {
		const time = new FakeTime();
		const rng = { seed: 4 };
		time.late = () => random(rng) * 6;
		const { counted } = countTicks(time);
		time.run(60_010);
		assert.equal(counted.ticks, 1800);
	});

	it('makes up for a short stall and skips the rest of a long one', () => {
		const time = new FakeTime();
		let stall = 150;
		const { counted } = countTicks(time, () => {
			time.nowMs += stall;
			stall = 0;
		});
		time.run(1001);
		assert.deepEqual(counted, { ticks: 30, skipped: 0 });
		stall = 2000;
		time.run(4002);
		assert.equal(counted.ticks + counted.skipped, 120);
		assert.ok(counted.skipped > 40, `skipped ${counted.skipped}`);
	});

	it('begins at its phase of the clock, within an interval, and stays there', () => {
		for (const phase of [0, 0.25, 0.99]) {
			const time = new FakeTime();
			time.nowMs = 12_345;
			const dues: number[] = [];
			countTicks(time, (dueMs) => dues.push(dueMs), phase);
			time.run(12_345 + 1000);
			const shareOf = (ms: number) => ((ms * 30) / 1000) % 1;
			for (const dueMs of dues) assert.ok(Math.abs(shareOf(dueMs) - phase) < 1e-6, `${shareOf(dueMs)} is not ${phase}`);
			assert.ok(dues.length === 30 || dues.length === 31);
		}
	});

	it('stops for good, also from within a tick', () => {
		const time = new FakeTime();
		const { counted, loop } = countTicks(time, () => loop.stop());
		time.run(500);
		assert.equal(counted.ticks, 1);
	});
});
