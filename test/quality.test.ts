/** Claims about the quality of the picture: it holds the display's own rate, and the player's word stands. */

import assert from 'node:assert/strict';
import { createScreenAwake } from '../game-client/screenAwake.ts';
import { DisplayRate, intervalOf } from '../game-client/stage/displayRate.ts';
import { FrameMeter, firstTier, type Tier } from '../game-client/stage/frameMeter.ts';

const AT_60 = 1000 / 60;

/** A display of this rate, as it is known after a page has loaded. */
function displayOf(hertz: number): DisplayRate {
	const rate = new DisplayRate();
	for (let n = 0; n < 30; n++) rate.note(n * (1000 / hertz), true);
	return rate;
}

/** Draws for so long; `frameMs` tells what a frame takes at a tier. Returns the last tier and every one on the way. */
class Player {
	nowMs = 10_000;
	readonly tiers: Tier[] = [];
	readonly meter: FrameMeter;
	constructor(first: Tier, rate: DisplayRate) {
		this.meter = new FrameMeter(first, rate);
	}
	draw(seconds: number, frameMs: (tier: Tier) => number, quality: 'auto' | 'high' | 'low' = 'auto'): Tier {
		let tier = this.tiers.at(-1) ?? 'high';
		for (const endMs = this.nowMs + seconds * 1000; this.nowMs < endMs; ) {
			tier = this.meter.step(this.nowMs, quality);
			if (tier !== this.tiers.at(-1)) this.tiers.push(tier);
			this.nowMs += frameMs(tier);
		}
		return tier;
	}
}

describe('the quality of the picture', () => {
	it('stays where the display is held, and counts frames', () => {
		const player = new Player('high', displayOf(60));
		assert.equal(
			player.draw(30, () => AT_60),
			'high',
		);
		assert.equal(player.meter.framesPerSec, 60);
	});

	it('steps down, one tier at a time, until it is held', () => {
		const player = new Player('high', displayOf(60));
		player.draw(40, (tier) => (tier === 'high' || tier === 'middle' ? 2 * AT_60 : AT_60));
		assert.deepEqual(player.tiers, ['high', 'middle', 'low']);
	});

	it('goes by the tenth of the frames that is slowest, and not by a single one', () => {
		const slowEvery = (nth: number) => {
			let n = 0;
			const player = new Player('high', displayOf(60));
			return player.draw(20, () => (++n % nth === 0 ? 3 * AT_60 : AT_60));
		};
		assert.equal(slowEvery(40), 'high');
		assert.notEqual(slowEvery(5), 'high');
	});

	it('asks as much of a fast display as it can show, and no more of a slow one', () => {
		assert.equal(
			new Player('high', displayOf(120)).draw(20, (tier) => (tier === 'high' ? AT_60 : AT_60 / 2)),
			'middle',
		);
		assert.equal(
			new Player('high', displayOf(30)).draw(60, () => 2 * AT_60),
			'high',
			'a phone that saves power',
		);
	});

	it('never changes in the first seconds, when shaders and fonts come', () => {
		assert.equal(
			new Player('high', displayOf(60)).draw(7, () => 60),
			'high',
		);
	});

	it('does not take a hidden page for a slow one', () => {
		const player = new Player('high', displayOf(60));
		let n = 0;
		assert.equal(
			player.draw(60, () => (++n % 200 === 0 ? 5000 : AT_60)),
			'high',
		);
	});

	it('tries one step up after a long calm, once', () => {
		const player = new Player('high', displayOf(60));
		let isBusy = true;
		const frameMs = (tier: Tier) => (isBusy && tier === 'high' ? 40 : AT_60);
		assert.equal(player.draw(20, frameMs), 'middle');
		isBusy = false;
		assert.equal(player.draw(30, frameMs), 'middle', 'too soon');
		assert.equal(player.draw(30, frameMs), 'high');
		isBusy = true;
		assert.equal(player.draw(20, frameMs), 'middle');
		isBusy = false;
		assert.equal(player.draw(300, frameMs), 'middle', 'up and down for ever');
	});

	it('is what the player chose, whatever frames take', () => {
		const player = new Player('middle', displayOf(60));
		assert.equal(
			player.draw(60, () => 80, 'high'),
			'high',
		);
		assert.equal(
			player.draw(60, () => AT_60, 'low'),
			'low',
		);
		assert.equal(
			player.draw(1, () => AT_60),
			'middle',
			'back on automatic',
		);
	});

	it('ends at the lowest tier on a machine that holds none', () => {
		assert.equal(
			new Player('low', displayOf(60)).draw(120, () => 90),
			'rough',
		);
	});

	it('begins as the device promises', () => {
		assert.equal(firstTier({ isSoftware: true, isPhone: false, cores: 16 }), 'low');
		assert.equal(firstTier({ isSoftware: false, isPhone: true, cores: 4 }), 'middle');
		assert.equal(firstTier({ isSoftware: false, isPhone: true, cores: 8 }), 'high');
		assert.equal(firstTier({ isSoftware: false, isPhone: false, cores: 2 }), 'high');
	});
});

describe('the rate of the display', () => {
	it('is 60 until more is known', () => {
		assert.equal(new DisplayRate().intervalMs, AT_60);
	});

	it('is found for the displays there are, from averages that are a little off', () => {
		for (const hertz of [30, 60, 75, 90, 120, 144]) {
			assert.equal(displayOf(hertz).intervalMs, 1000 / hertz);
			for (const share of [0.97, 1.03]) assert.equal(intervalOf((1000 / hertz) * share), 1000 / hertz, `${hertz} Hz`);
		}
	});

	it('is not thought slow because a page loads slowly or draws slowly', () => {
		const rate = new DisplayRate();
		for (let n = 0; n < 60; n++) rate.note(n * 38 + (n % 3) * 21, true);
		for (let n = 0; n < 300; n++) rate.note(5000 + n * 40, false);
		assert.equal(rate.intervalMs, AT_60);
	});
});

describe('the screen', () => {
	const sentinel = () => ({ released: false, release: () => Promise.resolve() }) as WakeLockSentinel;
	const settle = () => new Promise((done) => setImmediate(done));

	it('is kept awake while one plays, asked for once', async () => {
		let asked = 0;
		const request = () => {
			asked++;
			return Promise.resolve(sentinel());
		};
		const wakeLock = { request };
		const awake = createScreenAwake({ wakeLock, isHidden: () => false });
		for (let n = 0; n < 5; n++) {
			awake.keep(true);
			await settle();
		}
		assert.equal(asked, 1);
	});

	it('is left alone over plain http, in a hidden page, and where the phone refuses', async () => {
		createScreenAwake({ wakeLock: undefined, isHidden: () => false }).keep(true);
		let asked = 0;
		const refuse = { request: () => Promise.reject(new Error(String(asked++))) };
		createScreenAwake({ wakeLock: refuse, isHidden: () => true }).keep(true);
		assert.equal(asked, 0);
		const awake = createScreenAwake({ wakeLock: refuse, isHidden: () => false });
		for (let n = 0; n < 5; n++) {
			awake.keep(true);
			await settle();
		}
		assert.equal(asked, 1);
	});
});
