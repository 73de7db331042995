/** A shot begins where its shooter's own screen had the body, also when it has just been pushed from there: as claims. */

import assert from 'node:assert/strict';
import { angleOf } from '../sim/angle.ts';
import { BUTTONS, type Command, NEUTRAL, SEEN_PARTS } from '../sim/command.ts';
import { resolveHit } from '../sim/damage.ts';
import { MAX_REWIND_MS } from '../sim/history.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import { type Duel, duel } from './duel.ts';

const MAP = 'A......B\n........\n........\n........\n.......C';
/** Far enough in a few ticks that a beam aimed from where the body was meets nobody. */
const PUSH = 900;

/** C pushes A down, at the end of the tick that the world stands at. */
function push(match: Duel, knockback = PUSH): number {
	const blow = { attackerId: 3, weapon: 0, damage: 1, x: 0, y: 0, dirX: 0, dirY: 1 };
	resolveHit(match.world, match.player('A'), { ...blow, knockback }, []);
	return match.world.tick;
}

/** A tick in which A does this, and says that it has received the state of a tick; `undefined`: says nothing, as a bot. */
function step(match: Duel, deed: Partial<Command>, received: number | undefined) {
	const input = createTickInput();
	const command = { ...NEUTRAL, ...deed };
	input.commands.set(
		1,
		received === undefined ? { commands: [command], frame: 0 } : { commands: [command], frame: 9, told: { received, beyond: 0 } },
	);
	return stepWorld(match.world, input);
}

/** Fires at B from where A's screen has the body. */
function fireAtB(match: Duel, from: { x: number; y: number }, received: number | undefined, seen = 0): { hit: boolean; fromY: number } {
	const b = match.player('B');
	const events = step(match, { aim: angleOf(b.x - from.x, b.y - from.y), buttons: BUTTONS.fire, seen }, received);
	const shot = events.find((event) => event.type === 'shot');
	assert.ok(shot, 'it fired');
	return { hit: shot.victimId === 2, fromY: shot.y };
}

describe('a shot of somebody who was just pushed', () => {
	it('begins where their screen has the body, and meets whom it met there', () => {
		const match = duel(MAP);
		const { x, y } = match.player('A');
		const pushed = push(match);
		for (let i = 0; i < 3; i++) step(match, {}, pushed - 1);
		assert.ok(match.player('A').y - y > 40, 'the body is elsewhere');
		const { hit, fromY } = fireAtB(match, { x, y }, pushed - 1);
		assert.deepEqual([hit, fromY], [true, y]);
	});

	it('goes with the keys that were pressed meanwhile', () => {
		const still = duel(MAP);
		const run = { moveX: 127 };
		for (let i = 0; i < 4; i++) step(still, run, still.world.tick);
		const { x, y } = still.player('A');
		const match = duel(MAP);
		step(match, run, match.world.tick);
		const pushed = push(match);
		for (let i = 0; i < 3; i++) step(match, run, pushed - 1);
		assert.notEqual(match.player('A').y, y);
		assert.deepEqual([match.player('A').unheard[0]?.body.x, match.player('A').unheard[0]?.body.y], [x, y]);
	});

	it('begins at the body once the push has been heard of, and stays there', () => {
		const match = duel(MAP);
		const { x, y } = match.player('A');
		const pushed = push(match);
		step(match, {}, pushed - 1);
		step(match, {}, pushed);
		step(match, {}, pushed - 1);
		assert.equal(fireAtB(match, { x, y }, pushed - 1).hit, false);
	});

	it('begins at the body for who shows an instant after the push', () => {
		const match = duel(MAP);
		const { x, y } = match.player('A');
		const pushed = push(match);
		for (let i = 0; i < 3; i++) step(match, {}, pushed - 1);
		assert.equal(fireAtB(match, { x, y }, pushed - 1, (pushed + 1) * SEEN_PARTS).hit, false);
	});

	it('is put back no further than a shot may be judged', () => {
		const match = duel(MAP);
		const { x, y } = match.player('A');
		const pushed = push(match);
		const most = Math.floor((MAX_REWIND_MS / 1000) * match.world.tickRate);
		while (match.world.tick < pushed + most - 1) step(match, {}, pushed - 1);
		assert.equal(match.player('A').unheard.length, 1);
		step(match, {}, pushed - 1);
		assert.equal(fireAtB(match, { x, y }, pushed - 1).hit, false);
	});

	it('knows of two pushes the one that it has heard of', () => {
		const match = duel(MAP);
		const first = push(match, 300);
		step(match, {}, first - 1);
		const second = push(match);
		step(match, {}, first);
		const { unheard } = match.player('A');
		assert.deepEqual([unheard.map(({ tick }) => tick), (unheard[0]?.body.vy ?? 0) > 0], [[second], true]);
	});

	it('of a bot, or of who says nothing, begins at the body', () => {
		const match = duel(MAP);
		const { x, y } = match.player('A');
		push(match);
		for (let i = 0; i < 3; i++) step(match, {}, undefined);
		assert.equal(fireAtB(match, { x, y }, undefined).hit, false);
		const bot = duel(MAP);
		bot.player('A').bot = true;
		push(bot);
		assert.deepEqual(bot.player('A').unheard, []);
	});

	it('begins at the body in a new life', () => {
		const match = duel(MAP);
		const pushed = push(match);
		match.set('A', { alive: false, respawnTick: match.world.tick + 1 });
		step(match, {}, pushed - 1);
		assert.deepEqual(match.player('A').unheard, []);
	});
});
