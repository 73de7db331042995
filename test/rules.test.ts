/** Who hurts whom, when and how much: the rules of a fight, as claims a designer can read. */

import assert from 'node:assert/strict';
import { ANGLES } from '../sim/angle.ts';
import { duel, ticks } from './duel.ts';

describe('a hit', () => {
	it('takes from the shield first, and what is left of it from health', () => {
		const match = duel('A....B').set('B', { shield: 25 }).fire('A', 'rail').expectHit('B');
		const { damage } = match.world.tuning.weapons.rail;
		assert.deepEqual([match.player('B').shield, match.player('B').health], [0, 100 - (damage - 25)]);
		const [hit] = match.events.filter((event) => event.type === 'hit');
		assert.deepEqual([hit?.damage, hit?.shieldBroke, hit?.killed], [damage, true, false]);
		assert.equal(duel('A....B').set('B', { shield: 100 }).fire('A', 'rail').player('B').health, 100);
	});

	it('does not reach who was just born, until the protection ends', () => {
		const match = duel('A....B', { tuning: { 'player.protectSeconds': 1 } }).set('B', { alive: false, respawnTick: 101 });
		match.wait(1).fire('A', 'rail').expectMiss();
		match.wait(129 - match.world.tick);
		match.fire('A', 'rail').expectMiss();
		match.fire('A', 'rail').expectHit('B');
	});

	it('reaches a protected player who fires: the first shot ends the protection', () => {
		const match = duel('A....B').set('B', { protectTicks: 100 }).fire('A', 'rail').expectMiss();
		match.fire('B', 'rapid').fire('A', 'rail').expectHit('B');
		assert.equal(match.player('B').protectTicks, 0);
	});

	it('by both of two who shoot each other in one tick counts for both', () => {
		const match = duel('A....B').set('A', { health: 1 }).set('B', { health: 1 }).fireBoth('rail', 'A', 'B').expectHit('A', 'B');
		assert.deepEqual([match.player('A').alive, match.player('B').alive], [false, false]);
		assert.deepEqual([match.player('A').kills, match.player('B').kills], [1, 1]);
	});

	it('pushes its victim along, and not into a shooter of its own', () => {
		const match = duel('A....B', { tuning: { 'rail.knockback': 120 } }).fire('A', 'rail');
		assert.equal(match.player('B').vx, 120);
		assert.equal(match.player('A').vx, 0);
	});
});

describe('a beam', () => {
	it('hits along its line at any distance within its range', () => {
		duel('A....B').fire('A', 'rail').expectHit('B');
		duel('A.........................B').fire('A', 'rail').expectHit('B');
		duel('A.........................B', { tuning: { 'rail.range': 1200 } })
			.fire('A', 'rail')
			.expectMiss();
	});

	it('stops at walls', () => {
		duel('A..#.B').fire('A', 'rail').expectMiss();
		const match = duel('A..#.B').fire('A', 'rail');
		const [shot] = match.events.filter((event) => event.type === 'shot');
		assert.equal(shot?.endX, 4 * 50, 'it ends at the side of the wall');
	});

	it('stops at the first body, the nearest one', () => {
		duel('A..B..C').fire('A', 'rail', { at: 'C' }).expectHit('B');
		duel('C..B..A').fire('A', 'rail', { at: 'C' }).expectHit('B');
	});

	it('passes through the dead, also where the shooter still saw them alive', () => {
		const match = duel('A..B..C').wait(8);
		match.set('B', { alive: false, respawnTick: 10_000 });
		match.fire('A', 'rail', { at: 'B', saw: 5 }).expectHit('C');
	});

	it('needs energy, which is there again after a while of not firing', () => {
		const match = duel('A....B').set('A', { energy: 28 }).fire('A', 'rail').expectMiss();
		assert.equal(match.count('shot'), 0);
		const { energyDelaySeconds } = match.world.tuning.player;
		match.set('A', { energy: 30 }).fire('A', 'rail').expectHit('B');
		const { energy } = match.player('A');
		assert.equal(match.wait(ticks(energyDelaySeconds)).player('A').energy, energy);
		assert.ok(match.wait(30).player('A').energy > energy + 30);
	});

	it('comes again after its cool-down, held or not, and a weapon just taken in hand has to be raised', () => {
		const match = duel('A....B').hold('A', { fire: true, aim: ANGLES / 4 });
		const { rail } = match.world.tuning.weapons;
		assert.equal(match.wait(ticks(rail.cooldownSeconds)).count('shot'), 1);
		assert.equal(match.wait(1).count('shot'), 1);
		match.hold('A', { fire: false }).wait(60).hold('A', { fire: true, weapon: 1 });
		assert.equal(match.wait(ticks(match.world.tuning.player.switchSeconds)).count('shot'), 0);
		assert.equal(match.wait(1).count('shot'), 1);
	});
});

describe('lag compensation', () => {
	/** B runs down past A, who looks straight at it. */
	const RUN = 'A.....B\n.......\n.......\n.......\n.......\n.......\n.......';
	const passing = (tickRate = 30) =>
		duel(RUN, { tickRate })
			.hold('B', { moveX: 0, moveY: 127 })
			.wait(Math.round(0.8 * tickRate));

	it('a beam hits what its shooter saw, not where the target has run to', () => {
		passing().fire('A', 'rail', { saw: 6 }).expectHit('B');
		const aimed = passing();
		aimed.fire('A', 'rail', { saw: 6 });
		assert.ok(aimed.player('B').y - 25 > (aimed.events.find((event) => event.type === 'hit')?.y ?? Infinity), 'B itself was gone');
	});

	it('without a stamp the present counts: the same shot misses', () => {
		passing().fire('A', 'rail', { saw: 6, stamp: 'none' }).expectMiss();
	});

	for (const tickRate of [20, 30, 60]) {
		it(`goes back 250 ms at most, and that far, at ${tickRate} ticks a second`, () => {
			const capTicks = Math.floor(0.25 * tickRate);
			const longAgo = Math.round(0.45 * tickRate);
			passing(tickRate).fire('A', 'rail', { saw: capTicks }).expectHit('B');
			passing(tickRate).fire('A', 'rail', { saw: longAgo }).expectMiss();
			passing(tickRate).fire('A', 'rail', { saw: capTicks, stamp: longAgo }).expectHit('B');
		});
	}

	it('a projectile is judged all its way at the delay at which its shooter saw', () => {
		// B leaves the line of fire three ticks before the dart arrives: too late for who saw it six ticks ago.
		const dodge = (saw?: number) => {
			const match = duel('A.......B\n.........\n.........').wait(10);
			match.fire('A', 'rapid', saw === undefined ? {} : { saw });
			return match.wait(4).hold('B', { moveX: 0, moveY: 127 }).wait(12);
		};
		dodge(6).expectHit('B');
		dodge().expectMiss();
	});
});

describe('a projectile', () => {
	it('takes its time, and must be led', () => {
		const match = duel('A.......B').fire('A', 'rapid').expectMiss();
		match.wait(5).expectMiss();
		match.wait(10).expectHit('B');
	});

	it('ends at a wall and at the end of its range', () => {
		assert.equal(duel('A..#..B').fire('A', 'rapid').wait(20).expectMiss().count('impact'), 1);
		const short = duel('A........B', { tuning: { 'rapid.range': 200 } })
			.fire('A', 'rapid')
			.wait(20)
			.expectMiss();
		assert.equal(short.count('impact'), 1);
		assert.equal(short.world.projectiles.length, 0);
	});

	it('of somebody who left still hurts, gives nobody a point and takes none', () => {
		const match = duel('A.......B')
			.set('B', { health: 1 })
			.fire('A', 'rapid')
			.wait(15, { leaves: [1] });
		assert.equal(match.count('kill'), 1);
		assert.deepEqual([match.player('B').alive, match.player('B').score, match.player('B').deaths], [false, 0, 1]);
	});
});
