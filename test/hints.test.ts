/** Claims about the first minute: hints come one at a time, go when they were really done, and do not return. */

import assert from 'node:assert/strict';
import { ASK_MS, DONE_MS, HintSteps, PAUSE_MS, QUIET_MS, REST_MS } from '../game-client/hud/hintSteps.ts';
import { hintWords } from '../game-client/hud/hintWords.ts';
import { HINT_IDS, type HintId } from '../game-client/settings.ts';
import { bindKey, STANDARD_KEYS } from '../game-client/settingsKeys.ts';
import type { Intent } from '../netcode/view.ts';

const FRAME_MS = 1000 / 60;
const STILL: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

/** A player in front of the hints, one frame after the other. */
class Novice {
	readonly steps = new HintSteps();
	nowMs = 1000;
	intent = STILL;
	own: { x: number; y: number; weapon: number; dashing: boolean } | undefined = { x: 500, y: 500, weapon: 0, dashing: false };
	done: HintId[] = [];
	open = true;

	constructor() {
		this.steps.quiet(this.nowMs, QUIET_MS);
	}

	/** Plays so long, ms; returns what is shown at the end. */
	play(ms: number, act: (seconds: number) => void = () => {}) {
		let shown: { id: HintId; isDone: boolean } | undefined;
		for (let passed = 0; passed < ms; passed += FRAME_MS) {
			act(passed / 1000);
			const now = this.steps.update({
				nowMs: this.nowMs,
				intent: this.intent,
				own: this.own && { ...this.own },
				open: this.open,
				done: this.done,
			});
			this.done = [...this.done, ...now.learned];
			shown = now.shown;
			this.nowMs += FRAME_MS;
		}
		return shown;
	}

	set(part: Partial<Intent>): void {
		this.intent = { ...this.intent, ...part };
	}

	walk(ms: number) {
		this.set({ moveX: 1 });
		const shown = this.play(ms, () => {
			if (this.own) this.own.x += 300 * (FRAME_MS / 1000);
		});
		this.set({ moveX: 0 });
		return shown;
	}

	/** To where the next hint asks. */
	untilNext() {
		return this.play(DONE_MS + PAUSE_MS + 100);
	}
}

describe('the hints', () => {
	it('wait until the match has said what it is about, then ask for the first thing', () => {
		const novice = new Novice();
		assert.equal(novice.play(QUIET_MS - 100), undefined);
		assert.deepEqual(novice.play(200), { id: 'move', isDone: false });
	});

	it('teach all four in order, each until it was done, and then nothing', () => {
		const novice = new Novice();
		assert.equal(novice.play(QUIET_MS + 100)?.id, 'move');
		assert.deepEqual(novice.walk(800), { id: 'move', isDone: true });
		assert.deepEqual(novice.untilNext(), { id: 'aim', isDone: false });
		novice.play(600, (seconds) => novice.set({ aim: Math.round(seconds * 3000) % 4096 }));
		assert.equal(novice.play(100)?.isDone, false, 'aimed without a shot');
		novice.set({ fire: true });
		assert.equal(novice.play(50)?.isDone, true);
		novice.set({ fire: false });
		assert.deepEqual(novice.untilNext(), { id: 'dash', isDone: false });
		novice.set({ dash: true });
		if (novice.own) novice.own.dashing = true;
		assert.equal(novice.play(50)?.isDone, true);
		novice.set({ dash: false });
		if (novice.own) novice.own.dashing = false;
		assert.deepEqual(novice.untilNext(), { id: 'switch', isDone: false });
		novice.set({ weapon: 1 });
		novice.play(100);
		if (novice.own) novice.own.weapon = 1;
		assert.equal(novice.play(50)?.isDone, true);
		assert.equal(novice.untilNext(), undefined);
		assert.deepEqual(novice.done, HINT_IDS);
		assert.equal(novice.play(60_000), undefined);
	});

	it('do not ask for what was done by itself', () => {
		const novice = new Novice();
		novice.walk(1500);
		assert.deepEqual(novice.done, ['move']);
		assert.equal(novice.play(QUIET_MS)?.id, 'aim');
	});

	it('take a push, a new life or an order that the match did not follow for nothing', () => {
		const novice = new Novice();
		novice.play(QUIET_MS + 100);
		// Thrown by a blast, without a key down.
		novice.play(500, () => {
			if (novice.own) novice.own.x += 12;
		});
		// Set to another place while a key is down.
		novice.set({ moveX: 1 });
		if (novice.own) novice.own.x += 900;
		novice.play(100);
		novice.set({ moveX: 0 });
		// Asked for while it was not ready.
		novice.set({ dash: true, weapon: 1 });
		novice.play(200);
		assert.deepEqual(novice.done, []);
	});

	it('are away while one is dead or something stands in front, and go on afterwards', () => {
		const novice = new Novice();
		novice.play(QUIET_MS + 100);
		novice.open = false;
		assert.equal(novice.play(500), undefined);
		novice.open = true;
		const { own } = novice;
		novice.own = undefined;
		assert.equal(novice.play(500), undefined);
		novice.own = own;
		assert.equal(novice.play(100)?.id, 'move');
	});

	it('make room for the next when nobody follows, and come again after a rest', () => {
		const novice = new Novice();
		novice.play(QUIET_MS + 100);
		assert.equal(novice.play(ASK_MS)?.id, 'aim');
		assert.equal(novice.play(ASK_MS)?.id, 'dash');
		assert.equal(novice.play(REST_MS)?.id, 'move');
	});

	it('that were learned on an earlier visit do not return, until they are asked for in the menu', () => {
		const novice = new Novice();
		novice.done = [...HINT_IDS];
		assert.equal(novice.play(QUIET_MS + 5000), undefined);
		novice.done = [];
		assert.equal(novice.play(100)?.id, 'move');
		assert.equal(novice.walk(800)?.isDone, true);
	});
});

describe('the words of a hint', () => {
	it('name the keys that are really bound', () => {
		const keys = bindKey(bindKey(STANDARD_KEYS, 'dash', 'ShiftLeft'), 'up', 'ArrowUp');
		assert.deepEqual(hintWords('dash', 'keyboard', keys).pictures, [{ kind: 'keys', names: ['Left Shift'] }]);
		assert.deepEqual(hintWords('move', 'keyboard', keys).pictures, [{ kind: 'cross', names: ['↑', 'A', 'S', 'D'] }]);
		assert.deepEqual(hintWords('dash', 'keyboard', { ...keys, dash: '' }).pictures, [{ kind: 'mouse' }]);
	});

	it('are others on touch and on a gamepad, and every one has a picture', () => {
		for (const id of HINT_IDS) {
			const all = (['keyboard', 'touch', 'gamepad'] as const).map((device) => hintWords(id, device, STANDARD_KEYS));
			assert.equal(new Set(all.map(({ pictures }) => JSON.stringify(pictures))).size, 3, id);
			assert.ok(
				all.every(({ how, pictures }) => how !== '' && pictures.length > 0),
				id,
			);
		}
		assert.deepEqual(hintWords('dash', 'gamepad', STANDARD_KEYS).pictures, [{ kind: 'keys', names: ['A'] }]);
	});
});
