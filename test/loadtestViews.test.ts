/** The check of what a client shows against the truth: that it sees what is wrong, and nothing where nothing is. */

import assert from 'node:assert/strict';
import { checkView, EVERYBODY, GRACE_TICKS, type Look, type ShownPlayer } from '../loadtest/truth/checkView.ts';
import { inFog, sightRuleOf } from '../loadtest/truth/sightRule.ts';
import type { TruePlayer } from '../schema/truthCodec.ts';
import type { Arena } from '../sim/arena.ts';
import { ARENAS } from '../sim/arenas/registry.ts';

const OWN = 1;
const VIEW_TICK = 100.25;

function player(id: number, x: number, y = 500, given: Partial<TruePlayer> = {}): TruePlayer {
	return { id, x, y, alive: true, team: 0, score: 0, ...given };
}

/** The truth of every tick: oneself at 500, 500 and another who runs 8 units a tick. */
function running(others: (tick: number) => readonly TruePlayer[]): (tick: number) => Look {
	return (tick) => new Map([player(OWN, 500), ...others(tick)].map((one) => [one.id, one]));
}

const runner = (tick: number) => [player(2, tick * 8)];
const show = (...shown: ShownPlayer[]) => ({
	viewTick: VIEW_TICK,
	newestTick: 102,
	selfId: OWN,
	shown,
});
const where = (x: number, id = 2, alive = true, isNew = false) => ({ id, x, y: 500, alive, isNew });

describe('what a client shows', () => {
	it('is measured where it was at the instant shown, between two ticks', () => {
		const truth = running(runner);
		assert.deepEqual(checkView(show(where(802)), truth, EVERYBODY), { errorUnits: [0], worstId: 2, missing: [], strangers: [] });
		assert.deepEqual(checkView(show(where(805)), truth, EVERYBODY)?.errorUnits, [3]);
	});

	it('is not measured across a new life, nor for the dead, nor for who has just come into sight', () => {
		assert.deepEqual(checkView(show(where(700, 2, true, true)), running(runner), EVERYBODY)?.errorUnits, []);
		const reborn = running((tick) => [player(2, tick <= 100 ? 100 : 900)]);
		assert.deepEqual(checkView(show(where(100)), reborn, EVERYBODY)?.errorUnits, []);
		const dead = running((tick) => [player(2, tick * 8, 500, { alive: tick < 100 })]);
		assert.deepEqual(checkView(show(where(700)), dead, EVERYBODY)?.errorUnits, []);
		assert.deepEqual(checkView(show(where(700, 2, false)), running(runner), EVERYBODY)?.errorUnits, []);
	});

	it('misses whom it does not show who had been there all the while, and nobody who has just come or is about to go', () => {
		assert.deepEqual(checkView(show(), running(runner), EVERYBODY)?.missing, [2]);
		const late = running((tick) => (tick > 100 - GRACE_TICKS + 1 ? runner(tick) : []));
		assert.deepEqual(checkView(show(), late, EVERYBODY)?.missing, []);
		const gone = running((tick) => (tick <= 101 ? runner(tick) : []));
		assert.deepEqual(checkView(show(), gone, EVERYBODY)?.missing, []);
	});

	it('has strangers when it shows who has not been there for long', () => {
		assert.deepEqual(checkView(show(where(1, 7)), running(runner), EVERYBODY)?.strangers, [7]);
		const left = running((tick) => (tick < 100 - GRACE_TICKS + 1 ? runner(tick) : []));
		assert.deepEqual(checkView(show(where(1)), left, EVERYBODY)?.strangers, []);
	});

	it('is nobody missed and no stranger who was away, or there, for a tick between two looks', () => {
		const away = running((tick) => (tick === 100 - GRACE_TICKS + 3 ? [] : runner(tick)));
		assert.deepEqual(checkView(show(), away, EVERYBODY)?.missing, []);
		const there = running((tick) => (tick === 100 - GRACE_TICKS + 3 ? runner(tick) : []));
		assert.deepEqual(checkView(show(where(1)), there, EVERYBODY)?.strangers, []);
	});

	it('cannot be checked without the truth around it', () => {
		const truth = running(runner);
		assert.equal(
			checkView(show(where(802)), (tick) => (tick < 80 ? undefined : truth(tick)), EVERYBODY),
			undefined,
		);
		assert.equal(
			checkView(show(where(802)), (tick) => (tick > 100 ? undefined : truth(tick)), EVERYBODY),
			undefined,
		);
	});
});

describe('whom a mode lets one see', () => {
	const arena = ARENAS.foundry as Arena;
	const sight = { halfWidth: 300, halfHeight: 200, margin: 50, leaders: 1 };
	const rule = sightRuleOf(sight, false);
	const own = player(OWN, 1000);
	const look = (...players: TruePlayer[]): Look => new Map([own, ...players].map((one) => [one.id, one]));

	it('is everybody where it declares no sight', () => {
		assert.equal(sightRuleOf(undefined, false), EVERYBODY);
	});

	it('must be those in the box, may be those just past it, and nobody far away', () => {
		const places = [1299, 1340, 1740, 1760].map((x, index) => player(2 + index, x));
		const all = look(...places);
		assert.deepEqual(
			places.map((other) => [rule.shows(own, other, all), rule.mayShow(own, other, all)]),
			[
				[true, true],
				[false, true],
				[false, true],
				[false, false],
			],
		);
	});

	it('must be the leader, and may be each of two who share the lead', () => {
		const far = player(2, 100, 100, { score: 5 });
		assert.ok(rule.shows(own, far, look(far, player(3, 0, 0, { score: 4 }))));
		const tied = look(far, player(3, 0, 0, { score: 5 }));
		assert.ok(!rule.shows(own, far, tied) && rule.mayShow(own, far, tied));
		const behind = look(far, player(3, 0, 0, { score: 6 }));
		assert.ok(!rule.shows(own, far, behind) && !rule.mayShow(own, far, behind));
	});

	it('is in fog whom a line of sight reaches, and allies', () => {
		const fog = inFog(EVERYBODY, arena, 320);
		// The block in the middle of the foundry's upper edge is between these two.
		const [left, right] = [player(OWN, 980, 75, { team: 1 }), player(2, 1220, 75, { team: 2 })];
		const all: Look = new Map([left, right].map((one) => [one.id, one]));
		assert.ok(!fog.shows(left, right, all));
		assert.ok(fog.shows(left, { ...right, team: 1 }, all));
		const across = player(3, 960, 160, { team: 2 });
		assert.ok(fog.shows(left, across, all) && fog.mayShow(left, across, all));
		const corner = player(4, 2100, 1400, { team: 2 });
		assert.ok(!fog.mayShow(left, corner, all));
	});

	it('need be nobody but leaders and allies while a room saves', () => {
		const near = player(2, 1010);
		const saving = sightRuleOf(sight, true);
		assert.ok(!saving.shows(own, near, look(near)) && saving.mayShow(own, near, look(near)));
	});

	it('matters within the box alone: where exactly a leader far away is shown does not', () => {
		assert.ok(rule.matters(own, player(2, 1299)) && !rule.matters(own, player(2, 1301)));
		const truth = (tick: number) => look(player(2, 500 + tick, 500, { score: 5 }), player(3, 1100 + tick));
		const shown = [where(0), where(0, 3)];
		assert.equal(checkView({ viewTick: 100, newestTick: 102, selfId: OWN, shown }, truth, rule)?.errorUnits.length, 1);
	});

	it('must be allies, wherever they are', () => {
		const mate = player(2, 5000, 0, { team: 1 });
		assert.ok(rule.shows({ ...own, team: 1 }, mate, look(mate)));
		assert.ok(!rule.mayShow({ ...own, team: 2 }, mate, look(mate)));
	});
});
