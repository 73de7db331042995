/** How far behind a client may be, and what is done about it, in fake time. */

import assert from 'node:assert/strict';
import { Backlog, MOST_BEHIND_BYTES, MOST_BEHIND_MS, MOST_STANDSTILL_MS, STUCK_MS } from '../rooms/backlog.ts';

const TICK_MS = 33;

/** A client that acknowledges `lag` ticks late, on its way through 40 seconds. `hears`: whether a frame of it comes in a tick. */
function run(lag: (tick: number) => number, bytes = 100, hears: (tick: number) => boolean = () => true) {
	const backlog = new Backlog();
	const told: string[] = [];
	let stuckMs: number | undefined;
	let last = 0;
	for (let tick = 1; tick * TICK_MS < 40_000; tick++) {
		const received = Math.min(last, tick - lag(tick));
		if (received > 0 && hears(tick)) backlog.noteReceived(received & 0xff);
		const delivery = backlog.delivery(tick * TICK_MS, 0, true);
		told.push(delivery);
		if (delivery !== 'nothing') {
			backlog.noteSent(tick, bytes, tick * TICK_MS);
			last = tick;
		}
		if (backlog.isStuck(tick * TICK_MS)) stuckMs ??= tick * TICK_MS;
	}
	return { told, stuckMs, backlog };
}

const count = (told: readonly string[], what: string) => told.filter((one) => one === what).length;

describe('the backlog of a client', () => {
	it('is no hindrance on a line of half a second', () => {
		const { told } = run(() => 15);
		assert.equal(count(told, 'patch'), told.length);
	});

	it('past a second on a line that is too thin sends nothing until it has drained, then one resync, then goes on', () => {
		// From tick 200 on it reads two of three; from tick 350 on as fast as it can.
		const { told, stuckMs } = run((tick) => (tick < 200 ? 2 : tick < 350 ? 2 + Math.floor((tick - 200) / 3) : 2));
		const heldFrom = told.indexOf('nothing');
		const lag = told.slice(0, heldFrom).length - (200 + ((heldFrom - 200) * 2) / 3);
		assert.ok(Math.abs(lag * TICK_MS - MOST_BEHIND_MS) < 4 * TICK_MS, `held from tick ${heldFrom}`);
		const resync = told.indexOf('resync');
		assert.ok(resync > heldFrom && resync < 353, `resync at ${resync}`);
		assert.ok(told.slice(heldFrom, resync).every((one) => one === 'nothing'));
		assert.equal(stuckMs, undefined);
	});

	it('through a freeze of two seconds goes on', () => {
		const frozen = (tick: number) => tick >= 200 && tick < 260;
		const { told } = run(
			(tick) => (frozen(tick) ? tick - 198 : 2),
			100,
			(tick) => !frozen(tick),
		);
		assert.equal(count(told, 'patch'), told.length);
	});

	it('so it does where news took most of a second to come before', () => {
		const frozen = (tick: number) => tick >= 200 && tick < 260;
		const { told } = run(
			(tick) => (frozen(tick) ? tick - 173 : tick < 270 ? 27 : 4),
			100,
			(tick) => !frozen(tick),
		);
		assert.equal(count(told, 'patch'), told.length);
	});

	it('nor is a freeze a hindrance whose end first brings news of what came before it', () => {
		// Frozen from tick 200 to 260; for a third of a second it says no more than that it had received 201 and 202.
		const { told } = run(
			(tick) => (tick < 200 ? 6 : tick < 260 ? tick - 194 : tick < 270 ? tick - 194 - Math.min(2, tick - 259) : 6),
			100,
			(tick) => tick < 200 || tick >= 260,
		);
		assert.equal(count(told, 'patch'), told.length);
	});

	it('past a long standstill sends nothing until it goes on, then one resync', () => {
		// A line that stands still from tick 200 to 400.
		const still = (tick: number) => tick >= 200 && tick < 400;
		const { told, stuckMs } = run(
			(tick) => (still(tick) ? tick - 198 : 2),
			100,
			(tick) => !still(tick),
		);
		const heldFrom = told.indexOf('nothing');
		assert.ok(Math.abs(heldFrom - (198 + MOST_STANDSTILL_MS / TICK_MS)) < 4, `held from tick ${heldFrom}`);
		const resync = told.indexOf('resync');
		assert.ok(resync >= 398 && resync < 403, `resync at ${resync}`);
		assert.equal(count(told, 'resync'), 1);
		assert.ok(told.slice(heldFrom, resync).every((one) => one === 'nothing'));
		assert.ok(told.slice(resync + 1).every((one) => one === 'patch'));
		assert.equal(stuckMs, undefined);
	});

	it('past 256 KB sends nothing, however short the time', () => {
		const { told } = run((tick) => (tick < 100 ? 1 : 12), 40_000);
		const held = told.indexOf('nothing');
		assert.ok(held >= 100 && held < 102 + MOST_BEHIND_BYTES / 40_000, `held at ${held}`);
	});

	it('past a second without reading sends nothing to who is heard of all the while, and ends in a new connection', () => {
		const { told, stuckMs } = run((tick) => (tick > 60 ? tick - 58 : 2));
		const heldFrom = told.indexOf('nothing');
		assert.ok(Math.abs(heldFrom - (58 + MOST_BEHIND_MS / TICK_MS)) < 4, `held from tick ${heldFrom}`);
		assert.ok(stuckMs !== undefined && Math.abs(stuckMs - (58 * TICK_MS + MOST_BEHIND_MS + STUCK_MS)) < 200, `${stuckMs}`);
	});

	it('counts by the socket alone for clients that say nothing, and for hidden pages', () => {
		const backlog = new Backlog();
		for (let tick = 0; tick < 1000; tick++) {
			assert.equal(backlog.delivery(tick * TICK_MS, 0, true), 'patch');
			backlog.noteSent(tick, 2000, tick * TICK_MS);
		}
		assert.equal(backlog.delivery(33_000, MOST_BEHIND_BYTES + 1, true), 'nothing');
		assert.equal(backlog.delivery(33_100, 10, true), 'nothing');
		assert.equal(backlog.delivery(33_200, 0, true), 'resync');

		const hidden = new Backlog();
		hidden.noteSent(1, 100, 0);
		hidden.noteReceived(1);
		hidden.noteSent(2, 100, 30);
		assert.equal(hidden.delivery(60_000, 0, false), 'patch');
		assert.equal(hidden.delivery(60_030, 0, true), 'patch', 'what was sent meanwhile is not held against it');
	});

	it('knows a tick again by its low bits, and only what it sent', () => {
		const backlog = new Backlog();
		for (let tick = 250; tick < 270; tick++) backlog.noteSent(tick, 10, tick);
		backlog.noteReceived(77);
		assert.equal(backlog.behindBytes, 200);
		backlog.noteReceived(260 & 0xff);
		assert.equal(backlog.behindBytes, 90);
	});
});
