/** What each way of firing does, as claims a designer can read. */

import assert from 'node:assert/strict';
import { TILE } from '../sim/arena.ts';
import { aimsOfPellets } from '../sim/firing/shot.ts';
import { createTuning } from '../sim/tuning.ts';
import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';
import { type Duel, duel } from './duel.ts';

function damageIn(match: Duel): number {
	return match.events.reduce((sum, event) => sum + (event.type === 'hit' ? event.damage : 0), 0);
}

describe('pellets', () => {
	it('hit at once, and what one body takes of a shot is one blow', () => {
		const match = duel('AB').fire('A', 'scatter').expectHit('B');
		assert.equal(damageIn(match), 72, 'all eight at arm’s length');
	});

	it('open like a fan: less the farther away, nothing beyond their range', () => {
		const near = damageIn(duel('A..B').fire('A', 'scatter'));
		const far = damageIn(duel('A......B').fire('A', 'scatter'));
		assert.ok(near > far && far > 0, `${near} near, ${far} far`);
		duel('A.........B').fire('A', 'scatter').expectMiss();
	});

	it('hurt two who stand side by side with one shot, which counts as one hit', () => {
		const match = duel('..B\nA..\n..C', { tuning: { 'scatter.spread': 400 } })
			.set('B', { y: 1.5 * TILE })
			.set('C', { y: 2.5 * TILE });
		match.set('A', { y: 2 * TILE }).hold('A', { aim: 0 });
		match.player('A').weapon = WEAPON_IDS.indexOf('scatter');
		match
			.hold('A', { fire: true, weapon: WEAPON_IDS.indexOf('scatter'), aim: 0 })
			.wait()
			.expectHit('B', 'C');
		assert.deepEqual([match.player('A').shots, match.player('A').hits], [1, 1]);
	});

	it('stop at walls', () => {
		duel('A#B').fire('A', 'scatter').expectMiss();
	});

	it('leave no gap wider than twice an even one, and differ from shot to shot', () => {
		const tuning = createTuning();
		const fan = (name: number) => aimsOfPellets(tuning, 7, name, WEAPON_IDS.indexOf('scatter'), 2000);
		const { spread, pellets } = tuning.weapons.scatter;
		for (let name = 1; name < 200; name++) {
			const aims = fan(name);
			assert.equal(aims.length, pellets);
			const gaps = aims.slice(1).map((aim, index) => aim - (aims[index] ?? 0));
			assert.ok(Math.max(...gaps) <= (4 * spread) / pellets, `${gaps}`);
			assert.ok(aims.every((aim) => Math.abs(aim - 2000) <= spread));
		}
		assert.notDeepEqual(fan(1), fan(2));
		assert.deepEqual(fan(5), fan(5), 'server and client turn them alike');
	});
});

describe('a rocket', () => {
	it('takes all from whom it meets and less from who stands beside', () => {
		const match = duel('....C\nA...B\n.....').fire('A', 'rocket').wait(12).expectHit('B', 'C');
		const of = (id: number) =>
			match.events.reduce((sum, event) => sum + (event.type === 'hit' && event.victimId === id ? event.damage : 0), 0);
		assert.equal(of(2), 70);
		assert.ok(of(3) > 20 && of(3) < 70, `${of(3)}`);
	});

	it('bursts at a wall and hurts who hides near it, but nobody behind it', () => {
		duel('A....#\n....B.').fire('A', 'rocket', { at: 'A' }).expectMiss();
		const match = duel('A...#.\n...B#C').hold('A', { aim: 0 });
		match.player('A').weapon = WEAPON_IDS.indexOf('rocket');
		match
			.hold('A', { fire: true, weapon: WEAPON_IDS.indexOf('rocket'), aim: 0 })
			.wait()
			.hold('A', { fire: false })
			.wait(12)
			.expectHit('B');
	});

	it('throws: its own shooter too, for half of the damage', () => {
		const match = duel('..A#..B', { tuning: { 'rocket.damage': 60 } }).hold('A', { aim: 0 });
		match.player('A').weapon = WEAPON_IDS.indexOf('rocket');
		match
			.hold('A', { fire: true, weapon: WEAPON_IDS.indexOf('rocket'), aim: 0 })
			.wait(3)
			.expectHit('A');
		const { vx, health } = match.player('A');
		assert.ok(health >= 70 && health < 100, `${health}`);
		assert.ok(vx < -100, `thrown back at ${vx}`);
	});

	it('that kills its own shooter takes a point in deathmatch, and is nobody’s kill', () => {
		const match = duel('A#.B').set('A', { health: 1, score: 3 }).hold('A', { aim: 0 });
		match.player('A').weapon = WEAPON_IDS.indexOf('rocket');
		match.hold('A', { fire: true, weapon: WEAPON_IDS.indexOf('rocket'), aim: 0 }).wait(3);
		assert.deepEqual(
			[match.player('A').alive, match.player('A').score, match.player('A').kills, match.player('A').deaths],
			[false, 2, 0, 1],
		);
	});
});

describe('a strike', () => {
	it('reaches everybody before it within its arc, and nobody behind', () => {
		const match = duel('.B.\n.A.\n...');
		match.set('A', { x: 2.5 * TILE, y: 2.5 * TILE }).set('B', { x: 2.5 * TILE, y: 1.5 * TILE });
		match.fire('A', 'strike').expectHit('B');
		duel('A.B').fire('A', 'strike', { at: 'B' }).expectHit('B');
		duel('A..B').fire('A', 'strike').expectMiss();
		duel('B.A..C').fire('A', 'strike', { at: 'C' }).expectMiss();
	});

	it('does not go through walls', () => {
		duel('A#B')
			.set('A', { x: 1.6 * TILE })
			.set('B', { x: 3.2 * TILE })
			.fire('A', 'strike')
			.expectMiss();
	});

	it('is judged where its shooter saw the other', () => {
		const match = duel('A.B......').hold('B', { moveX: 127 }).wait(6);
		assert.ok(match.player('B').x > 200);
		match.fire('A', 'strike', { saw: 6 }).expectHit('B');
	});

	it('costs so little that it is always there', () => {
		const match = duel('A.B').set('A', { energy: WEAPONS.strike.rules.energyPerShot });
		match.fire('A', 'strike').expectHit('B');
	});
});

describe('weapons', () => {
	it('each say what they win and what they lose', () => {
		for (const { title, about } of Object.values(WEAPONS)) assert.match(about, /[Ww]ins .*loses /s, title);
	});
});
