/** How a body moves, as claims a designer can check against the numbers. */

import assert from 'node:assert/strict';
import { ANGLES, cosOf, sinOf } from '../sim/angle.ts';
import { TILE } from '../sim/arena.ts';
import { BUTTONS, NEUTRAL } from '../sim/command.ts';
import type { Player } from '../sim/player.ts';
import { duel, ticks } from './duel.ts';

const HALL = 'A...........................';
const ROOM = '.......\n.......\n.......\n...A...\n.......\n.......\n.......';
const RIGHT = { moveX: 127, moveY: 0 };
/** Positions end every step in 16ths of a unit. */
const STEP_ERROR = 1 / 32;
const STILL = { moveX: 0, moveY: 0 };

function speedOf({ vx, vy }: Player): number {
	return Math.sqrt(vx * vx + vy * vy);
}

describe('movement', () => {
	it('a run builds up at the acceleration, and stays at top speed', () => {
		const match = duel(HALL).hold('A', RIGHT);
		const { speed, acceleration } = match.world.tuning.player;
		assert.equal(match.wait(1).player('A').vx, Math.round((acceleration / 30) * 16) / 16);
		assert.equal(match.wait(ticks(speed / acceleration)).player('A').vx, speed);
		const from = match.player('A').x;
		const way = match.wait(30).player('A').x - from;
		assert.ok(Math.abs(way - speed) <= 30 * STEP_ERROR, `${way} units in a second at top speed`);
	});

	it('diagonally it is no faster, whatever the keys ask for', () => {
		const match = duel(ROOM).hold('A', { moveX: 127, moveY: 127 }).wait(6);
		const { speed } = match.world.tuning.player;
		assert.ok(Math.abs(speedOf(match.player('A')) - speed) < 0.1);
	});

	it('half the stick is half the speed', () => {
		const match = duel(HALL).hold('A', { moveX: 64, moveY: 0 }).wait(10);
		assert.ok(Math.abs(match.player('A').vx - (match.world.tuning.player.speed * 64) / 127) < 0.1);
	});

	it('without keys friction stops it, without sliding back', () => {
		const match = duel(HALL).hold('A', RIGHT).wait(10).hold('A', STILL);
		const { speed, friction } = match.world.tuning.player;
		assert.equal(match.wait(1).player('A').vx, Math.round((speed - friction / 30) * 16) / 16);
		assert.equal(match.wait(Math.ceil((speed / friction) * 30)).player('A').vx, 0);
		const stoppedAt = match.player('A').x;
		assert.equal(match.wait(30).player('A').x, stoppedAt);
	});

	it('who runs into a wall at an angle slides along it', () => {
		const match = duel(HALL).hold('A', { moveX: 90, moveY: 90 }).wait(30);
		const { x, y, vx, vy } = match.player('A');
		const { speed, radius } = match.world.tuning.player;
		assert.equal(vy, 0);
		assert.equal(y, 2 * TILE - radius, 'touching the wall below');
		assert.ok(vx > speed * 0.6, `${vx} units a second along the wall`);
		assert.ok(x > 4 * TILE);
	});

	it('seams between wall tiles do not catch a body that slides over them', () => {
		const match = duel(HALL).hold('A', { moveX: 120, moveY: 40 }).wait(10);
		for (let tick = 0; tick < 60; tick++) {
			const before = match.player('A').x;
			assert.ok(match.wait().player('A').x > before + 8, `caught at ${before}`);
		}
	});

	it('at the highest dash speed, in no direction does it pass a wall', () => {
		for (let aim = 0; aim < ANGLES; aim += 32) {
			const match = duel(ROOM, { tuning: { 'player.dashSpeed': 1900, 'player.dashSeconds': 1, 'player.radius': 8 } });
			match.hold('A', { moveX: Math.round(cosOf(aim) * 127), moveY: Math.round(sinOf(aim) * 127), dash: true });
			for (let tick = 0; tick < 30; tick++) {
				const { x, y } = match.wait().player('A');
				const inside = x >= TILE + 8 && y >= TILE + 8 && x <= 8 * TILE - 8 && y <= 8 * TILE - 8;
				assert.ok(inside, `direction ${aim}: at ${x}, ${y}`);
			}
		}
	});
});

describe('dash', () => {
	it('goes its speed times its time in the direction of travel', () => {
		const match = duel(HALL).hold('A', { ...RIGHT, dash: true, aim: ANGLES / 4 });
		const { dashSpeed, dashSeconds } = match.world.tuning.player;
		const from = match.player('A').x;
		match.wait(ticks(dashSeconds));
		const way = match.player('A').x - from;
		assert.ok(Math.abs(way - (dashSpeed * ticks(dashSeconds)) / 30) <= ticks(dashSeconds) * STEP_ERROR, `${way} units`);
		assert.equal(match.player('A').dashTicks, 0);
		assert.equal(match.wait(7).player('A').vx, match.world.tuning.player.speed, 'back to running');
	});

	it('without a direction of travel it goes where the barrel points', () => {
		const match = duel(ROOM)
			.hold('A', { dash: true, aim: ANGLES / 4 })
			.wait(1);
		assert.ok(match.player('A').vy > 900);
		assert.equal(match.player('A').vx, 0);
	});

	it('comes again after its cool-down and no tick sooner, however long the key is held', () => {
		const match = duel(HALL).hold('A', { dash: true });
		assert.equal(match.wait(1).count('dash'), 1);
		const cooldown = ticks(match.world.tuning.player.dashCooldownSeconds);
		assert.equal(match.wait(cooldown - 1).count('dash'), 0);
		assert.equal(match.wait(1).count('dash'), 1);
	});

	it('a late frame that is caught up moves the body, but recharges nothing', () => {
		const match = duel(HALL).hold('A', { dash: true }).wait(1).hold('A', { dash: false }).wait(20);
		const { x, dashCooldownTicks } = match.player('A');
		const run = { ...NEUTRAL, ...RIGHT };
		match.wait(1, { commands: new Map([[1, { commands: [run, run, { ...run, buttons: BUTTONS.dash }], frame: 3 }]]) });
		assert.ok(match.player('A').x - x > 15, 'three steps of a run');
		assert.equal(match.player('A').dashCooldownTicks, dashCooldownTicks - 1);
	});
});
