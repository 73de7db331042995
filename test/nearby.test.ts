/** The grid of a crowd against asking everybody: whoever a shot may meet is among those that it names. */

import assert from 'node:assert/strict';
import { ANGLES, cosOf, sinOf } from '../sim/angle.ts';
import { pastPosition } from '../sim/history.ts';
import { boxAround, boxOfWay, livingIn, playersNearPast } from '../sim/nearby.ts';
import { randomIndex } from '../sim/random.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import { createWorld } from '../sim/world.ts';

const PLAYERS = 80;

describe('whom a shot may meet in a crowd', () => {
	it('is found by the grid wherever and whenever a plain search finds them', () => {
		const world = createWorld({
			seed: 3,
			arenaId: 'foundry',
			modeId: 'deathmatch',
			tickRate: 30,
			startTick: 0,
			tuning: { 'match.warmUpSeconds': 0, 'player.respawnSeconds': 0.5 },
		});
		const input = createTickInput();
		for (let id = 1; id <= PLAYERS; id++) input.joins.push({ id, name: `P${id}`, bot: true });
		stepWorld(world, input);
		const rng = { seed: 8 };
		let met = 0;
		let deaths = 0;
		for (let tick = 0; tick < 300; tick++) {
			const commands = createTickInput();
			for (const { id, alive } of world.players.values()) {
				if (!alive) deaths++;
				const [moveX, moveY] = [randomIndex(rng, 255) - 127, randomIndex(rng, 255) - 127];
				const command = { moveX, moveY, aim: randomIndex(rng, ANGLES), buttons: 1, weapon: id % 5, seen: 0 };
				commands.commands.set(id, { commands: [command], frame: 0 });
			}
			stepWorld(world, commands);
			for (let ask = 0; ask < 20; ask++) {
				const [x, y] = [randomIndex(rng, world.arena.width), randomIndex(rng, world.arena.height)];
				const angle = randomIndex(rng, ANGLES);
				const way = randomIndex(rng, 400);
				const box = ask % 2 === 0 ? boxAround(x, y, way / 2) : boxOfWay(x, y, cosOf(angle) * way, sinOf(angle) * way, 20);
				const atParts = world.tick * 8 - randomIndex(rng, 60);
				const near = new Set(playersNearPast(world, atParts, box));
				assert.ok(near.size < PLAYERS);
				for (const player of world.players.values()) {
					for (const at of [atParts, atParts - 8]) {
						const where = pastPosition(world, player.id, at);
						if (!where || where.x < box.left || where.x > box.right || where.y < box.top || where.y > box.bottom) continue;
						met++;
						assert.ok(near.has(player), `${player.name} was there`);
					}
				}
			}
		}
		assert.ok(met > 5000 && deaths > 100, `${met} were met, ${deaths} deaths`);
	});

	it('is everybody where there are few, in their order', () => {
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		const input = createTickInput();
		for (const id of [3, 1, 2]) input.joins.push({ id, name: `P${id}`, bot: true });
		stepWorld(world, input);
		assert.deepEqual(
			[...playersNearPast(world, 8, boxAround(0, 0, 1))].map(({ id }) => id),
			[3, 1, 2],
		);
	});

	it('begins lives spread over the map', () => {
		const world = createWorld({ seed: 3, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		for (let id = 1; id <= PLAYERS; id++) {
			const input = createTickInput();
			input.joins.push({ id, name: `P${id}`, bot: true });
			stepWorld(world, input);
		}
		const uses = world.arena.spawns.map(
			({ x, y }) => [...world.players.values()].filter((player) => player.x === x && player.y === y).length,
		);
		const even = PLAYERS / world.arena.spawns.length;
		assert.ok(Math.max(...uses) <= 3 * even, `${uses}`);
		stepWorld(world, createTickInput());
		assert.equal(livingIn(world, boxAround(world.arena.width / 2, world.arena.height / 2, 5000)).length, PLAYERS);
	});
});
