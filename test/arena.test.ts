/** Claims about the maps of the game: closed, fair, everything in them can be reached, and bots play well on each. */

import assert from 'node:assert/strict';
import { measureMap } from '../server/maps/figures.ts';
import { gameMapFiles } from '../server/maps/mapFile.ts';
import { registryComplaints } from '../server/maps/registered.ts';
import { type Arena, isWall } from '../sim/arena.ts';
import { checkMap } from '../sim/arenas/checkMap.ts';
import { inSight } from '../sim/arenas/checks/spawns.ts';
import { ARENA_IDS, ARENAS } from '../sim/arenas/registry.ts';
import type { SkillId } from '../sim/bots/skill.ts';
import { playBots } from './botMatch.ts';

const EIGHT: readonly SkillId[] = ['normal', 'hard', 'easy', 'normal', 'hard', 'easy', 'normal', 'hard'];

function floorTiles(arena: Arena): { column: number; row: number }[] {
	const tiles: { column: number; row: number }[] = [];
	for (let row = 0; row < arena.rows; row++) {
		for (let column = 0; column < arena.columns; column++) if (!isWall(arena, column, row)) tiles.push({ column, row });
	}
	return tiles;
}

describe('the maps', () => {
	it("are at least three, each in the registry by its file's name", async () => {
		assert.ok(ARENA_IDS.length >= 3);
		assert.deepEqual(await registryComplaints(gameMapFiles()), []);
	});

	it('pass every check of npm run maps', () => {
		for (const { id, text } of gameMapFiles()) assert.deepEqual(checkMap(id, text).complaints, [], id);
	});

	it('differ in how far one sees: the canal farthest, the atrium least', () => {
		const sight = (id: string) => measureMap(ARENAS[id] ?? assert.fail(id)).meanSight;
		assert.ok(sight('canal') > sight('foundry') * 1.1, `canal ${sight('canal')}, foundry ${sight('foundry')}`);
		assert.ok(sight('foundry') > sight('atrium') * 1.1, `foundry ${sight('foundry')}, atrium ${sight('atrium')}`);
	});
});

for (const arena of ARENA_IDS.map((id) => ARENAS[id] as Arena)) {
	describe(`map ${arena.id}`, () => {
		it('is the same after half a turn with the teams exchanged, so that no side is better', () => {
			for (const { column, row } of floorTiles(arena)) {
				assert.ok(!isWall(arena, arena.columns - 1 - column, arena.rows - 1 - row), `column ${column}, row ${row}`);
			}
			const turned = ({ x, y }: { x: number; y: number }) => ({ x: arena.width - x, y: arena.height - y });
			const sorted = (things: readonly unknown[]) => things.map((thing) => JSON.stringify(thing)).sort();
			const spawns = arena.spawns.map((spawn) => ({ ...turned(spawn), team: spawn.team === 0 ? 0 : 3 - spawn.team }));
			assert.deepEqual(sorted(spawns), sorted(arena.spawns));
			assert.deepEqual(sorted(arena.pickups.map(({ kind, ...at }) => ({ kind, ...turned(at) }))), sorted(arena.pickups));
		});

		it('has a hill in its middle, wide enough to fight on', () => {
			assert.ok(arena.hill);
			assert.deepEqual([arena.hill.x, arena.hill.y], [arena.width / 2, arena.height / 2]);
			assert.ok(arena.hill.radius >= 120, `${arena.hill.radius} units`);
		});

		it('shows nobody on a spawn to one of the other team', () => {
			const [red, blue] = [1, 2].map((team) => arena.spawns.filter((spawn) => spawn.team === team));
			for (const spawn of red ?? []) assert.ok(!blue?.some((other) => inSight(arena, spawn, other)), `${spawn.x},${spawn.y}`);
		});

		it('is a place for bots: they kill, take every kind of pickup, and none stays put for 2 s', () => {
			const counts: Record<string, number> = {};
			const taken = new Set<string>();
			const stays = new Map<number, { x: number; y: number; sinceTick: number }>();
			playBots({ arenaId: arena.id, skills: EIGHT, seed: 31, seconds: 90 }, ({ world, events }) => {
				for (const event of events) {
					counts[event.type] = (counts[event.type] ?? 0) + 1;
					if (event.type === 'pickup') taken.add(arena.pickups[event.pickup]?.kind ?? '');
				}
				for (const { id, alive, x, y } of world.players.values()) {
					const stay = stays.get(id);
					if (!alive || !stay || Math.hypot(x - stay.x, y - stay.y) > 30) stays.set(id, { x, y, sinceTick: world.tick });
					else assert.ok(world.tick - stay.sinceTick < 60, `tick ${world.tick}: bot ${id} stays at ${x},${y}`);
				}
			});
			assert.ok((counts.kill ?? 0) >= 30, `${counts.kill} kills in 90 s`);
			assert.equal(taken.size, 3, [...taken].join());
		});
	});
}
