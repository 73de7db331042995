/** Claims about maps: closed, fair, and everything in them can be reached. Holds for every map in the registry. */

import assert from 'node:assert/strict';
import { type Arena, isWall, parseArena, TILE } from '../sim/arena.ts';
import { ARENAS } from '../sim/arenas/registry.ts';
import { walkingDistance } from '../sim/bots/flowField.ts';
import { canSee } from '../sim/ray.ts';
import { PLAYER_RULES } from '../sim/rules.ts';

function isFloor(arena: Arena, x: number, y: number): boolean {
	return !isWall(arena, Math.floor(x / TILE), Math.floor(y / TILE));
}

function floorTiles(arena: Arena): { column: number; row: number }[] {
	const tiles: { column: number; row: number }[] = [];
	for (let row = 0; row < arena.rows; row++) {
		for (let column = 0; column < arena.columns; column++) if (!isWall(arena, column, row)) tiles.push({ column, row });
	}
	return tiles;
}

for (const arena of Object.values(ARENAS)) {
	describe(`map ${arena.id}`, () => {
		it('is closed all around', () => {
			for (let column = 0; column < arena.columns; column++) {
				assert.ok(isWall(arena, column, 0) && isWall(arena, column, arena.rows - 1), `column ${column} is open`);
			}
			for (let row = 0; row < arena.rows; row++) {
				assert.ok(isWall(arena, 0, row) && isWall(arena, arena.columns - 1, row), `row ${row} is open`);
			}
		});

		it('every floor tile can be reached from every spawn', () => {
			for (const spawn of arena.spawns) {
				for (const { column, row } of floorTiles(arena)) {
					const distance = walkingDistance(arena, (column + 0.5) * TILE, (row + 0.5) * TILE, spawn.x, spawn.y);
					assert.ok(Number.isFinite(distance), `no way from column ${column}, row ${row} to the spawn at ${spawn.x},${spawn.y}`);
				}
			}
		});

		it('spawns and pickups have room for a body', () => {
			const { radius } = PLAYER_RULES;
			for (const { x, y } of [...arena.spawns, ...arena.pickups]) {
				for (const [dx, dy] of [
					[0, 0],
					[radius, 0],
					[-radius, 0],
					[0, radius],
					[0, -radius],
				] as const) {
					assert.ok(isFloor(arena, x + dx, y + dy), `wall at ${x},${y}`);
				}
			}
		});

		it('has at least 10 spawns, of which each is out of sight of most others', () => {
			assert.ok(arena.spawns.length >= 10, `${arena.spawns.length} spawns`);
			for (const spawn of arena.spawns) {
				const inSight = arena.spawns.filter((other) => other !== spawn && canSee(arena, spawn.x, spawn.y, other.x, other.y));
				assert.ok(inSight.length * 2 < arena.spawns.length, `${spawn.x},${spawn.y} sees ${inSight.length} spawns`);
				const near = arena.spawns.filter((other) => other !== spawn && Math.hypot(other.x - spawn.x, other.y - spawn.y) < 200);
				assert.equal(near.length, 0, `${spawn.x},${spawn.y} is next to another spawn`);
			}
		});

		it('is the same after half a turn, so that no side is better', () => {
			for (const { column, row } of floorTiles(arena)) {
				assert.ok(!isWall(arena, arena.columns - 1 - column, arena.rows - 1 - row), `column ${column}, row ${row}`);
			}
			const mirrored = (points: readonly { x: number; y: number; kind?: string }[]) =>
				points.every(({ x, y, kind }) =>
					points.some((other) => other.x === arena.width - x && other.y === arena.height - y && other.kind === kind),
				);
			assert.ok(mirrored(arena.spawns), 'spawns');
			assert.ok(mirrored(arena.pickups), 'pickups');
		});

		it('has no dead end: from every floor tile two ways lead on', () => {
			for (const { column, row } of floorTiles(arena)) {
				const ways = [
					[1, 0],
					[-1, 0],
					[0, 1],
					[0, -1],
				].filter(([dx = 0, dy = 0]) => !isWall(arena, column + dx, row + dy));
				assert.ok(ways.length >= 2, `column ${column}, row ${row}`);
			}
		});

		it('has walls in pieces of at least two tiles', () => {
			for (let row = 0; row < arena.rows; row++) {
				for (let column = 0; column < arena.columns; column++) {
					if (!isWall(arena, column, row)) continue;
					const joined = [
						[1, 0],
						[-1, 0],
						[0, 1],
						[0, -1],
					].some(([dx = 0, dy = 0]) => isWall(arena, column + dx, row + dy));
					assert.ok(joined, `a single tile at column ${column}, row ${row}`);
				}
			}
		});

		it('can be crossed in 6 to 8 s at a run', () => {
			const seconds = (arena.width - 2 * TILE) / PLAYER_RULES.speed;
			assert.ok(seconds >= 6 && seconds <= 8, `${seconds.toFixed(1)} s`);
		});

		it('has every kind of pickup within 4 s of every spawn', () => {
			for (const spawn of arena.spawns) {
				for (const kind of ['health', 'shield', 'energy']) {
					const ways = arena.pickups
						.filter((pickup) => pickup.kind === kind)
						.map(({ x, y }) => walkingDistance(arena, spawn.x, spawn.y, x, y));
					assert.ok(Math.min(...ways) <= 4 * PLAYER_RULES.speed, `${kind} is ${Math.min(...ways)} from ${spawn.x},${spawn.y}`);
				}
			}
		});
	});
}

describe('a map with a mistake', () => {
	it('is refused with its name and the place', () => {
		assert.throws(() => parseArena('bad', 'Bad', '###\n#S.\n###'), /map bad, line 2, column 3: the edge must be wall/);
		assert.throws(() => parseArena('bad', 'Bad', '###\n#?#\n###'), /map bad, line 2, column 2: unknown sign "\?"/);
		assert.throws(() => parseArena('bad', 'Bad', '###\n#.#\n###'), /at least one spawn/);
		assert.throws(() => parseArena('bad', 'Bad', '####\n#S#\n####'), /line 2: row 2 has 3 tiles, the first has 4/);
	});
});
