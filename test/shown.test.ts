/** What the others are shown of a player: close to the truth, the same for all, cheap when steady, and judged by. */

import assert from 'node:assert/strict';
import { Reckoning } from '../netcode/reckoning.ts';
import { ANGLES } from '../sim/angle.ts';
import type { Command } from '../sim/command.ts';
import { pastPosition } from '../sim/history.ts';
import { type Rng, randomIndex } from '../sim/random.ts';
import { courseOf, courseX, courseY, packPlace, placePartsOf, placeX, placeY, SHOWN_TOLERANCE } from '../sim/shown.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import { createWorld, type World } from '../sim/world.ts';

const RATE = 30;

function worldOf(players: number, tuning: Record<string, number> = {}): World {
	const world = createWorld({
		seed: 5,
		arenaId: 'foundry',
		modeId: 'deathmatch',
		tickRate: RATE,
		startTick: 0,
		tuning: { 'match.warmUpSeconds': 0, ...tuning },
	});
	const input = createTickInput();
	for (let id = 1; id <= players; id++) input.joins.push({ id, name: `P${id}`, bot: true });
	stepWorld(world, input);
	return world;
}

/** Walkers that turn, stop, dash and shoot by chance. */
function stepAtRandom(world: World, rng: Rng, commands: Map<number, Command>): void {
	const input = createTickInput();
	for (const id of world.players.keys()) {
		let command = commands.get(id);
		if (!command || randomIndex(rng, 20) === 0) {
			const [moveX, moveY] = [randomIndex(rng, 255) - 127, randomIndex(rng, 255) - 127];
			command = { moveX, moveY, aim: randomIndex(rng, ANGLES), buttons: randomIndex(rng, 4), weapon: randomIndex(rng, 5), seen: 0 };
			commands.set(id, command);
		}
		input.commands.set(id, { commands: [command], frame: 0 });
	}
	stepWorld(world, input);
}

describe('what is shown of a player', () => {
	it('is never further from the truth than the tolerance', () => {
		const world = worldOf(12);
		const rng = { seed: 4 };
		const commands = new Map<number, Command>();
		let deaths = 0;
		for (let tick = 0; tick < 3000; tick++) {
			stepAtRandom(world, rng, commands);
			for (const player of world.players.values()) {
				if (!player.alive) deaths++;
				else assert.ok(Math.hypot(player.shownX - player.x, player.shownY - player.y) <= SHOWN_TOLERANCE);
			}
		}
		assert.ok(deaths > 100, 'nobody died');
	});

	it('is the same for who was told everything and for who is told late, and shots are judged by it', () => {
		const world = worldOf(8);
		const rng = { seed: 9 };
		const commands = new Map<number, Command>();
		interface Told {
			reckoning: Reckoning;
			place: number;
		}
		const always = new Map<number, Told>();
		const late = new Map<number, Told>();
		for (let tick = 0; tick < 2000; tick++) {
			stepAtRandom(world, rng, commands);
			for (const player of world.players.values()) {
				const placeNow = packPlace(player.shownX, player.shownY, world.tick, world.arena.placeParts);
				for (const told of [always, late]) {
					let one = told.get(player.id);
					// The late one comes anew every hundred ticks, and is told the place of now.
					if (!one || (told === late && tick % 100 === 0)) {
						one = { reckoning: new Reckoning(), place: placeNow };
						told.set(player.id, one);
					}
					if (player.placeTick === world.tick) one.place = placeNow;
					const { reckoning } = one;
					reckoning.receive(one.place, player.course, world.tick, world.tuning.player.speed, RATE, world.arena.placeParts);
					if (!player.alive) continue;
					assert.ok(Math.abs(reckoning.x - player.shownX) < 0.1 && Math.abs(reckoning.y - player.shownY) < 0.1);
				}
				if (!player.alive) continue;
				const judged = pastPosition(world, player.id, world.tick * 8);
				assert.deepEqual(judged, { x: player.shownX, y: player.shownY });
			}
		}
	});

	it('of a steady mover is told once', () => {
		const world = worldOf(1);
		const player = [...world.players.values()][0];
		assert.ok(player);
		// Along the long lane at the top.
		player.x = 200;
		player.y = 130;
		const command = { moveX: 127, moveY: 0, aim: 0, buttons: 0, weapon: 0, seen: 0 };
		let tellings = 0;
		for (let tick = 0; tick < 60; tick++) {
			const input = createTickInput();
			input.commands.set(1, { commands: [command], frame: 0 });
			stepWorld(world, input);
			if (tick > 10 && (player.placeTick === world.tick || player.courseTick === world.tick)) tellings++;
		}
		assert.ok(player.x > 500, 'it met a wall');
		assert.equal(tellings, 0);
	});

	it('packs places of any arena, to an 8th of a unit or as fine as 15 bits are for its size', () => {
		const rng = { seed: 2 };
		for (const [reach, finest] of [
			[1000, 8],
			[4095, 8],
			[4097, 4],
			[8191, 4],
			[30_000, 1],
			[60_000, 1 / 2],
		] as const) {
			const parts = placePartsOf(reach);
			assert.equal(parts, finest);
			for (let i = 0; i < 500; i++) {
				const [x, y] = [randomIndex(rng, reach * 16) / 16, randomIndex(rng, reach * 16) / 16];
				const place = packPlace(x, y, i, parts);
				assert.ok(Math.abs(placeX(place, parts) - x) <= 0.5 / parts && Math.abs(placeY(place, parts) - y) <= 0.5 / parts);
			}
		}
	});

	it('packs courses to half a degree', () => {
		const rng = { seed: 2 };
		for (let i = 0; i < 2000; i++) {
			const vx = randomIndex(rng, 600) - 300;
			const vy = randomIndex(rng, 600) - 300;
			const course = courseOf(vx, vy, 300);
			assert.ok(course >= 0 && course <= 0xffff);
			const off = Math.hypot(courseX(course, 300, 1) - vx, courseY(course, 300, 1) - vy);
			assert.ok(off <= 300 / 80 + Math.hypot(vx, vy) * 0.0071, `${off} units a second off`);
		}
	});
});
