/** Lives, points, pickups and phases of a match, as claims a designer can read. */

import assert from 'node:assert/strict';
import { TILE } from '../sim/arena.ts';
import { duel, ticks } from './duel.ts';

const RIGHT = { moveX: 127, moveY: 0 };

describe('a death', () => {
	it('gives its killer a point, and its victim a new life after the respawn time', () => {
		const match = duel('A....B').set('B', { health: 1 }).fire('A', 'rail');
		assert.deepEqual([match.player('A').score, match.player('A').kills, match.player('B').deaths], [1, 1, 1]);
		assert.deepEqual([match.player('B').alive, match.player('B').killerId], [false, 1]);
		const wait = ticks(match.world.tuning.player.respawnSeconds);
		assert.equal(match.wait(wait - 1).player('B').alive, false);
		assert.equal(match.wait(1).player('B').alive, true);
		const { health, protectSeconds } = match.world.tuning.player;
		assert.deepEqual([match.player('B').health, match.player('B').protectTicks], [health, ticks(protectSeconds)]);
	});

	it('is followed by a life out of sight of enemies, where there is a place, rather than far from them', () => {
		const match = duel('A..C.......S\n############\n...S........').set('C', { health: 1 });
		match.fire('A', 'rail', { at: 'C' }).wait(ticks(match.world.tuning.player.respawnSeconds));
		assert.equal(match.player('C').y, 3.5 * TILE);
	});
});

describe('a pickup', () => {
	it('gives what is missing, up to the most there can be, and comes back after its time', () => {
		const match = duel('Ah....B').set('A', { health: 30 }).hold('A', RIGHT).wait(5).hold('A', { moveX: 0 });
		assert.equal(match.player('A').health, 30 + match.world.tuning.pickups.health.amount);
		const back = ticks(match.world.tuning.pickups.health.respawnSeconds);
		match.set('A', { health: 80, x: match.world.pickups[0]?.x ?? 0 });
		const tookAt = (match.world.pickups[0]?.backAtTick ?? 0) - back;
		match.wait(tookAt + back - 1 - match.world.tick);
		assert.equal(match.player('A').health, 80);
		assert.equal(match.wait(1).player('A').health, match.world.tuning.player.health);
	});

	it('is left where it lies by who is full', () => {
		const match = duel('Ahe...B').hold('A', RIGHT).wait(15);
		assert.equal(match.count('pickup'), 0);
		assert.ok(match.world.pickups.every(({ backAtTick }) => backAtTick === 0));
	});

	it('shield goes beyond what a life begins with, energy fills at once', () => {
		const match = duel('Ase...B').set('A', { energy: 10, shield: 80 }).hold('A', RIGHT).wait(9);
		assert.equal(match.player('A').shield, match.world.tuning.player.shieldMax);
		assert.ok(match.player('A').energy > 70);
	});

	it('is for the living', () => {
		const match = duel('Ah....B').set('A', { health: 0, alive: false, respawnTick: 10_000 });
		const [pickup] = match.world.pickups;
		match.set('A', { x: pickup?.x ?? 0, y: pickup?.y ?? 0 });
		assert.equal(match.wait(9).count('pickup'), 0);
	});
});

describe('a match', () => {
	it('ends when somebody has the score to win', () => {
		const match = duel('A....B', { tuning: { 'match.scoreToWin': 1 } })
			.set('B', { health: 1 })
			.fire('A', 'rail');
		assert.equal(match.world.phase, 'play');
		assert.equal(match.wait(1).world.phase, 'results');
	});

	it('ends when its time is up, and is over after the results', () => {
		const match = duel('A....B', { phaseEndsTick: 110 }).set('A', { score: 1 });
		assert.equal(match.wait(9).world.phase, 'play');
		assert.equal(match.wait(1).world.phase, 'results');
		const { resultsSeconds } = match.world.tuning.match;
		assert.equal(match.wait(ticks(resultsSeconds) - 1).world.phase, 'results');
		assert.equal(match.wait(1).world.phase, 'over');
		assert.equal(match.wait(100).world.phase, 'over');
	});

	it('begins with a warm-up whose kills give no points, after which everybody begins anew', () => {
		const match = duel('A....Bh', { phase: 'warmUp', phaseEndsTick: 150 }).set('B', { health: 1 }).fire('A', 'rail').expectHit('B');
		assert.deepEqual([match.player('A').score, match.player('A').kills, match.player('B').deaths], [0, 0, 0]);
		match.wait(148 - match.world.tick).fire('A', 'rapid');
		assert.equal(match.world.projectiles.length, 1);
		match.wait(1);
		assert.equal(match.world.phase, 'play');
		assert.equal(match.count('spawn'), 2, 'the dead and the living');
		assert.deepEqual([match.player('A').shots, match.player('B').alive, match.world.projectiles.length], [0, true, 0]);
	});

	it('stands still in the results: nobody moves, fires or is hurt', () => {
		const match = duel('A.......B', { phaseEndsTick: 102 })
			.set('A', { score: 1 })
			.set('B', { health: 1 })
			.fire('A', 'rapid')
			.hold('B', RIGHT)
			.wait(1);
		assert.equal(match.world.phase, 'results');
		const before = structuredClone([match.player('A'), match.player('B')].map(({ x, y, health }) => ({ x, y, health })));
		match
			.hold('A', { fire: true, ...RIGHT })
			.wait(30)
			.expectMiss();
		assert.equal(match.count('shot'), 0);
		assert.deepEqual(
			[match.player('A'), match.player('B')].map(({ x, y, health }) => ({ x, y, health })),
			before,
		);
	});

	it('lets in who comes, at once, and forgets who goes', () => {
		const match = duel('A....B').wait(1, { joins: [{ id: 9, name: 'Ada', bot: false }], leaves: [2] });
		assert.equal(match.world.players.get(9)?.alive, true);
		assert.equal(match.world.players.has(2), false);
	});
});

describe('a changed number', () => {
	it('counts from the announced tick on, not before', () => {
		const match = duel('A............').hold('A', RIGHT).wait(10);
		match.wait(1, { tunings: [{ atTick: 120, key: 'player.speed', value: 100 }] });
		match.wait(119 - match.world.tick);
		assert.equal(match.player('A').vx, 320);
		assert.ok(match.wait(1).player('A').vx < 320);
		assert.equal(match.world.tick, 120);
		assert.equal(match.wait(10).player('A').vx, 100);
	});

	it('announced twice for one tick, the later word counts', () => {
		const change = { atTick: 105, key: 'rail.damage' };
		const match = duel('A....B').wait(10, {
			tunings: [
				{ ...change, value: 10 },
				{ ...change, value: 20 },
			],
		});
		assert.equal(match.fire('A', 'rail').player('B').health, 80);
	});

	it('lets who comes after somebody who left hurt or dead live no sooner than that one would have', () => {
		const livesAfter = (given: object) => {
			const match = duel('A....B').set('B', given);
			const left = match.world.players.get(2);
			assert.ok(left);
			left.bot = false;
			match.wait(1, { joins: [{ id: 9, name: 'Ada', bot: false }], leaves: [2] });
			for (let ticks = 0; ticks < 200; ticks++) {
				if (match.world.players.get(9)?.alive) return ticks;
				match.wait(1);
			}
			return Infinity;
		};
		const respawnTicks = 75;
		assert.equal(livesAfter({}), 0, 'who left whole and in peace costs nobody anything');
		assert.equal(livesAfter({ health: 10 }), respawnTicks);
		assert.equal(livesAfter({ lastFightTick: 100 }), respawnTicks);
		assert.equal(livesAfter({ alive: false, health: 0, respawnTick: 140 }), 140 - 101);
	});
});
