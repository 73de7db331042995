/** The weapon range: targets where they are marked, that come back at once, in play without an end or a winner. */

import assert from 'node:assert/strict';
import { addHit, type DamageNumber, DamageRate, MERGE_MS } from '../game-client/hud/damageTally.ts';
import type { ViewEvent } from '../netcode/view.ts';
import { ARENA_IDS, ARENAS } from '../sim/arenas/registry.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { MATCH_MODES } from '../sim/modes/registry.ts';
import type { Player } from '../sim/player.ts';
import { canSee } from '../sim/ray.ts';

function openRange(): { match: MatchRunner; id: number; targets: () => Player[] } {
	const setup = { seed: 3, arenaId: 'range', modeId: 'practice', tickRate: 30, tuning: {} };
	const match = new MatchRunner({ setup, recorder: { begin() {}, tick() {}, end() {} }, maxPlayers: 16 });
	const id = match.join('Ada');
	for (let tick = 0; tick < 10; tick++) match.step(new Map());
	return { match, id, targets: () => [...match.world.players.values()].filter(({ bot }) => bot) };
}

describe('the weapon range', () => {
	it('has targets 100, 300, 600 and 1000 units from the firing line, in sight of it: four that stand and four that strafe', () => {
		const { match, id, targets } = openRange();
		const shooter = match.world.players.get(id);
		assert.ok(shooter);
		const begin = targets().map(({ x, y }) => ({ x, y }));
		assert.deepEqual(
			begin.map(({ x }) => x - shooter.x),
			[100, 300, 600, 1000, 100, 300, 600, 1000],
		);
		const ways = begin.map(() => ({ least: Infinity, most: -Infinity }));
		for (let tick = 0; tick < 300; tick++) {
			match.step(new Map());
			for (const [index, { x, y, alive }] of targets().entries()) {
				const way = ways[index];
				const at = begin[index];
				assert.ok(way && at && alive);
				assert.ok(Math.abs(x - at.x) < 1, `target ${index} leaves its distance`);
				assert.ok(canSee(match.world.arena, shooter.x, y, x, y), `target ${index} is behind something`);
				way.least = Math.min(way.least, y - at.y);
				way.most = Math.max(way.most, y - at.y);
			}
		}
		for (const [index, { least, most }] of ways.entries()) {
			if (index < 4) assert.ok(most - least < 1, `target ${index} stands`);
			else assert.ok(most - least > 140 && most - least < 220, `target ${index} strafes over ${most - least}`);
		}
	});

	it('brings a target back within a second, and one that was thrown walks back to its place', () => {
		const { match, targets } = openRange();
		const [first, second] = targets();
		assert.ok(first && second);
		const { x, y } = second;
		Object.assign(first, { alive: false, respawnTick: match.world.tick + 15 });
		Object.assign(second, { vx: 460, vy: 300 });
		for (let tick = 0; tick < 30; tick++) match.step(new Map());
		assert.ok(first.alive);
		for (let tick = 0; tick < 60; tick++) match.step(new Map());
		assert.ok(Math.hypot(second.x - x, second.y - y) < 6, `${second.x - x}, ${second.y - y} from its place`);
	});

	it('has no end and no shooting back, and is neither voted for nor offered', () => {
		const { match, id, targets } = openRange();
		const shooter = match.world.players.get(id);
		assert.ok(shooter);
		shooter.score = 9999;
		match.world.phaseEndsTick = match.world.tick + 1;
		for (let tick = 0; tick < 300; tick++) match.step(new Map());
		assert.equal(match.world.phase, 'play');
		assert.equal(
			targets().reduce((shots, target) => shots + target.shots, 0),
			0,
		);
		assert.ok(ARENAS.range && !ARENA_IDS.includes('range'));
		assert.ok(MATCH_MODES.every((mode) => mode.id !== 'practice'));
	});
});

describe('damage numbers', () => {
	const hit = (victimId: number, damage: number, more: Partial<Extract<ViewEvent, { type: 'hit' }>> = {}) => {
		const where = { x: 1, y: 2, fromX: 0, fromY: 0 };
		return {
			type: 'hit' as const,
			attackerId: 1,
			victimId,
			weapon: 0,
			damage,
			...where,
			shieldBroke: false,
			killed: false,
			byMe: true,
			me: false,
			...more,
		};
	};

	it('grow while hits on one victim follow closely, and tell shield from health', () => {
		const numbers: DamageNumber[] = [];
		addHit(numbers, hit(2, 14), 11, 1000);
		addHit(numbers, hit(3, 14), 0, 1010);
		addHit(numbers, hit(2, 14), 5, 1000 + MERGE_MS);
		assert.deepEqual(
			numbers.map(({ victimId, damage, kind }) => [victimId, damage, kind]),
			[
				[2, 28, 'shield'],
				[3, 14, 'health'],
			],
		);
		addHit(numbers, hit(2, 14, { shieldBroke: true }), 0, 1400);
		assert.equal(numbers[0]?.kind, 'both');
		addHit(numbers, hit(2, 14, { killed: true }), 0, 1450);
		addHit(numbers, hit(2, 14), 25, 1500);
		assert.equal(numbers.length, 3, 'a new life is a new number');
		addHit(numbers, hit(3, 14), 0, 1311);
		assert.equal(numbers.length, 4, 'later than 300 ms');
	});

	it('of the last seconds are a rate and a share of hits', () => {
		const rate = new DamageRate(5);
		const shot = { type: 'shot', own: true } as ViewEvent;
		assert.equal(rate.hitShare, undefined);
		rate.count([shot], 0);
		rate.count([shot], 1000);
		// Two pellets of one shot.
		rate.count([hit(2, 30), hit(2, 20)], 1050);
		assert.deepEqual([rate.damagePerSecond, rate.hitShare], [10, 0.5]);
		rate.count([shot, { type: 'withdrawn' }], 2000);
		assert.equal(rate.hitShare, 0.5);
		rate.count([], 5500);
		assert.equal(rate.hitShare, 1);
		rate.count([], 9000);
		assert.deepEqual([rate.damagePerSecond, rate.hitShare], [0, undefined]);
	});
});
