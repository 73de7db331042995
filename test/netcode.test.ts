/** What a client shows, against what is true on the server, with fake time and lines of any delay. */

import assert from 'node:assert/strict';
import type { Intent } from '../netcode/view.ts';
import { angleOf } from '../sim/angle.ts';
import type { Player } from '../sim/player.ts';
import { random } from '../sim/random.ts';
import { canSee } from '../sim/ray.ts';
import { type FakeLine, type SimulatedClient, SimulatedMatch, STILL } from './simulatedMatch.ts';

const RAIL = 0;
const RAPID = 1;
const SCATTER = 2;

/** Everybody unhurt for ever, shots free and fast: only what is seen and what is judged counts. */
const RANGE = {
	'player.protectSeconds': 0,
	'player.health': 250,
	'player.energyMax': 255,
	'rail.energyPerShot': 0,
	'rapid.energyPerShot': 0,
	'rail.damage': 1,
	'rapid.damage': 1,
	'scatter.energyPerShot': 0,
	'scatter.damage': 1,
	'scatter.knockback': 0,
	'scatter.cooldownSeconds': 0.3,
	// Reach beyond where the two run, so that the numbers of the game may change.
	'scatter.range': 420,
	'rapid.range': 900,
	'rail.knockback': 0,
	'rapid.spread': 0,
	'player.dashCooldownSeconds': 8,
	'rail.cooldownSeconds': 0.3,
};

function place(player: Player | undefined, x: number, y: number): void {
	assert.ok(player);
	player.x = x;
	player.y = y;
}

/** Runs to and fro across the shooter's line of sight, turning at uneven times. */
function runner(seed: number): (nowMs: number) => Intent {
	const rng = { seed };
	let until = 0;
	let direction = 1;
	return (nowMs) => {
		if (nowMs >= until) {
			until = nowMs + 250 + random(rng) * 500;
			direction = -direction;
		}
		return { ...STILL, moveY: direction };
	};
}

/** Aims at where the other is on the own screen, and shoots. */
function shooter(client: SimulatedClient, targetId: number, weapon: number): () => Intent {
	return () => {
		const view = client.session?.view;
		const me = view?.players.get(view.selfId);
		const target = view?.players.get(targetId);
		if (!me || !target) return { ...STILL, weapon };
		return {
			...STILL,
			weapon,
			aim: angleOf(target.x - me.x, target.y - me.y),
			fire: canSee(view?.arena as never, me.x, me.y, target.x, target.y),
		};
	};
}

/** A place with room to run up and down and to be seen from: found by looking, so that the map may change. */
function openGround(match: SimulatedMatch): { x: number; y: number; away: number } {
	const { arena } = match.runner.world;
	for (let y = 400; y < arena.height - 400; y += 25) {
		for (let x = 150; x < arena.width - 600; x += 25) {
			const away = 300;
			const clear = [-250, -125, 0, 125, 250].every(
				(dy) =>
					canSee(arena, x, y, x + away, y + dy) &&
					canSee(arena, x, y, x + away + 25, y + dy) &&
					canSee(arena, x + away, y, x + away, y + dy),
			);
			if (clear) return { x, y, away };
		}
	}
	return assert.fail('the map has no open ground for this test');
}

function duel(line: FakeLine, weapon: number, away?: number, seed = 9) {
	const match = new SimulatedMatch({ tuning: RANGE });
	const a = match.join(line, 11);
	const b = match.join({ delayMs: 20, jitterMs: 4 }, 12);
	match.run(4000);
	const ground = openGround(match);
	place(match.runner.world.players.get(1), ground.x, ground.y);
	place(match.runner.world.players.get(2), ground.x + (away ?? ground.away), ground.y);
	b.intent = runner(seed);
	match.run(1000);
	a.intent = shooter(a, 2, weapon);
	a.seen.length = 0;
	match.run(20_000);
	a.intent = () => STILL;
	match.run(1500);
	const shots = a.seen.filter((event) => event.type === 'shot' && event.own).length;
	const onScreen = a.seen.filter(
		(event) =>
			(event.type === 'shot' && event.own && event.ends.some(({ hit }) => hit)) ||
			(event.type === 'impact' && event.own && event.victimId === 2),
	).length;
	const judged = a.seen.filter((event) => event.type === 'hit' && event.byMe).length;
	const withdrawn = a.seen.filter((event) => event.type === 'withdrawn').length;
	return { shots, onScreen, judged, withdrawn };
}

describe('what a client shows', () => {
	for (const delayMs of [5, 40, 90]) {
		it(`hits with the rail what it saw, ${delayMs} ms away from the server`, () => {
			const { shots, onScreen, judged, withdrawn } = duel({ delayMs, jitterMs: 8 }, RAIL);
			assert.ok(shots > 50 && onScreen > shots * 0.5, `${shots} shots, ${onScreen} on the screen`);
			assert.ok(Math.abs(judged - onScreen) <= Math.max(1, onScreen * 0.03), `${onScreen} hits on the screen, ${judged} by the server`);
			assert.ok(withdrawn <= shots * 0.03, `${withdrawn} of ${shots} shots were taken back`);
		});
	}

	it('hits with pellets whom a pellet met on the screen', () => {
		const { shots, onScreen, judged } = duel({ delayMs: 40, jitterMs: 8 }, SCATTER, 220);
		assert.ok(shots > 50 && onScreen > shots * 0.5, `${shots} shots, ${onScreen} on the screen`);
		assert.ok(Math.abs(judged - onScreen) <= Math.max(2, onScreen * 0.05), `${onScreen} hits on the screen, ${judged} by the server`);
	});

	it('hits with a projectile what it met on the screen', () => {
		let onScreen = 0;
		let judged = 0;
		// Whoever runs across the line is met at an edge: some of either are close calls, so that few shots say little.
		for (let seed = 9; seed < 15; seed++) {
			const hits = duel({ delayMs: 40, jitterMs: 5 }, RAPID, undefined, seed);
			onScreen += hits.onScreen;
			judged += hits.judged;
		}
		assert.ok(onScreen > 180, `${onScreen} on the screen`);
		assert.ok(Math.abs(judged - onScreen) <= onScreen * 0.05, `${onScreen} hits on the screen, ${judged} by the server`);
	});

	it('shows others where they truly were at the instant shown, under jitter', () => {
		const match = new SimulatedMatch({ fillTo: 8 });
		const client = match.join({ delayMs: 75, jitterMs: 40 }, 5);
		/** Truth by tick. */
		const past = new Map<number, Map<number, { x: number; y: number; alive: boolean }>>();
		match.afterTick = () => {
			const { world } = match.runner;
			past.set(world.tick, new Map([...world.players.values()].map(({ id, x, y, alive }) => [id, { x, y, alive }])));
		};
		const errors: number[] = [];
		match.run(3000);
		for (let i = 0; i < 1000; i++) {
			match.run(17);
			const view = client.session?.view;
			for (const shown of view?.players.values() ?? []) {
				if (shown.isSelf || !shown.alive || !view) continue;
				const before = past.get(Math.floor(view.tick))?.get(shown.id);
				const after = past.get(Math.floor(view.tick) + 1)?.get(shown.id);
				if (!before?.alive || !after?.alive || Math.hypot(after.x - before.x, after.y - before.y) > 120) continue;
				const part = view.tick - Math.floor(view.tick);
				errors.push(Math.hypot(before.x + (after.x - before.x) * part - shown.x, before.y + (after.y - before.y) * part - shown.y));
			}
		}
		errors.sort((x, y) => x - y);
		const p99 = errors[Math.floor(errors.length * 0.99)] ?? Infinity;
		assert.ok(errors.length > 3000 && p99 < 4, `p99 ${p99.toFixed(2)} units of ${errors.length}`);
	});

	it('shows a shot in the frame of its click, and takes back what the server did not fire', () => {
		const match = new SimulatedMatch({ tuning: RANGE });
		const client = match.join({ delayMs: 100, jitterMs: 0 });
		match.run(4000);
		client.seen.length = 0;
		client.intent = () => ({ ...STILL, fire: true });
		match.run(18);
		assert.equal(client.seen.filter((event) => event.type === 'shot' && event.own).length, 1);
		// Dies in the tick before the server hears of the next shots.
		match.run(1000);
		const player = match.runner.world.players.get(1);
		assert.ok(player);
		player.alive = false;
		player.respawnTick = match.runner.world.tick + 60;
		match.run(400);
		assert.ok(
			client.seen.some((event) => event.type === 'withdrawn'),
			'a shot fired by the dead stayed on the screen',
		);
	});

	it('flies every projectile to the wall that the server sees it end at', () => {
		const match = new SimulatedMatch({ fillTo: 8 });
		const client = match.join({ delayMs: 40, jitterMs: 10 });
		match.run(40_000);
		const shots = client.seen.filter((event) => event.type === 'shot' && event.fires === 'projectile').length;
		const impacts = client.seen.filter((event) => event.type === 'impact').length;
		assert.ok(shots > 100, `${shots} shots`);
		assert.ok(Math.abs(shots - impacts) <= 40, `${shots} flew, ${impacts} ended`);
	});

	it('goes over to the numbers of an announced change on its tick, without a correction', () => {
		const match = new SimulatedMatch();
		const client = match.join({ delayMs: 80, jitterMs: 5 });
		client.intent = (nowMs) => ({ ...STILL, moveX: Math.floor(nowMs / 700) % 2 === 0 ? 1 : -1 });
		match.run(5000);
		assert.equal(match.runner.tune('player.speed', 500), undefined);
		match.run(3000);
		assert.equal(client.session?.view.tuning.player.speed, 500);
		assert.equal(client.session?.view.net.corrections, 0);
		assert.equal(client.session?.view.net.exactShare, 1);
	});
});
