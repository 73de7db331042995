/** A map: text, one character a tile. Walls for movement, sight and shots; spawns; pickups; the hill. */

import { type Complaint, describeComplaint, type MapText, placeOf, readMapText, TILE_SIGNS } from './arenas/mapText.ts';
import type { PickupKind } from './pickup.ts';
import { placePartsOf } from './shown.ts';

export const TILE = 50;

/** A place where lives begin. */
export interface Spawn {
	x: number;
	y: number;
	/** Team whose side it lies on, 0 for nobody's; in a mode without teams all serve anyone. */
	team: 0 | 1 | 2;
}

/** The area that king of the hill is about, units. */
export interface Hill {
	x: number;
	y: number;
	radius: number;
}

export interface Arena {
	id: string;
	title: string;
	/** One sentence for who chooses a map. */
	about: string;
	columns: number;
	rows: number;
	/** Size in units. */
	width: number;
	height: number;
	/** Parts of a unit in which places of others are told: see `sim/shown.ts`. */
	placeParts: number;
	/** 1 for a wall tile, row by row. */
	walls: Uint8Array;
	spawns: readonly Spawn[];
	pickups: readonly { kind: PickupKind; x: number; y: number }[];
	hill: Hill | undefined;
	/** Who plays on it: see `ARENA_USES`. */
	use: ArenaUse;
}

/**
 * What a map is for: `match` is voted for and has to be fair; `crowd` is for modes of hundreds; `practice` is for trying
 * things out, and no check asks it to be anything.
 */
export const ARENA_USES = ['match', 'crowd', 'practice'] as const;
export type ArenaUse = (typeof ARENA_USES)[number];

function useOf(header: string | undefined): ArenaUse {
	return ARENA_USES.find((use) => use === header) ?? 'match';
}

const PICKUP_SIGNS: Readonly<Record<string, PickupKind>> = { H: 'health', A: 'shield', E: 'energy' };
/** A tile of the hill may lie this far outside the circle that it is played as, units. */
const HILL_RAGGED = TILE * 0.75;
const SPAWN_TEAMS: Readonly<Record<string, Spawn['team']>> = { S: 0, R: 1, B: 2 };

/**
 * The map of a text without a header, for trials; maps of the game go through `defineMap`. Throws an error that names
 * the map, line and column.
 */
export function parseArena(id: string, title: string, text: string): Arena {
	const complaints: Complaint[] = [];
	const map = readMapText(id, text, complaints);
	const arena = buildArena(map, title, complaints);
	refuse(id, complaints);
	return arena;
}

/** Throws when there are complaints: all of them, a line each. */
export function refuse(id: string, complaints: readonly Complaint[]): void {
	if (complaints.length > 0) throw new Error(complaints.map((complaint) => describeComplaint(`map ${id}`, complaint)).join('\n'));
}

/** The map of rows of tiles; adds to `complaints` what has no meaning as a map. */
export function buildArena(map: MapText, title: string, complaints: Complaint[]): Arena {
	const columns = commonLength(map);
	const rows = map.rows.length;
	const walls = new Uint8Array(columns * rows).fill(1);
	const spawns: Spawn[] = [];
	const pickups: { kind: PickupKind; x: number; y: number }[] = [];
	const hillTiles: { x: number; y: number }[] = [];
	for (const [row, { tiles, line }] of map.rows.entries()) {
		if (tiles.length !== columns) {
			complaints.push({ line, column: 0, what: `row ${row + 1} has ${tiles.length} tiles, the others have ${columns}` });
			continue;
		}
		for (const [column, sign] of [...tiles].entries()) {
			const complain = (what: string) => complaints.push({ ...placeOf(map, column, row), what });
			const middle = { x: (column + 0.5) * TILE, y: (row + 0.5) * TILE };
			const kind = PICKUP_SIGNS[sign];
			const team = SPAWN_TEAMS[sign];
			if (!Object.hasOwn(TILE_SIGNS, sign)) complain(`unknown sign "${sign}" (one of ${Object.keys(TILE_SIGNS).join(' ')})`);
			const edge = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
			if (edge && sign !== '#') complain(`the edge must be wall (#), here is "${sign}"`);
			if (sign !== '#') walls[row * columns + column] = 0;
			if (kind) pickups.push({ kind, ...middle });
			if (team !== undefined) spawns.push({ ...middle, team });
			if (sign === 'Z') hillTiles.push(middle);
		}
	}
	if (spawns.length === 0) complaints.push({ line: 0, column: 0, what: 'needs at least one spawn (S, R or B)' });
	const { id, header } = map;
	const hill = hillOf(hillTiles);
	for (const tile of hillTiles) {
		if (!hill || isWithin(hill, tile, HILL_RAGGED)) continue;
		const place = placeOf(map, Math.floor(tile.x / TILE), Math.floor(tile.y / TILE));
		complaints.push({ ...place, what: 'this part of the hill (Z) lies far from the rest: meant is one round area' });
	}
	const size = { columns, rows, width: columns * TILE, height: rows * TILE };
	const placeParts = placePartsOf(Math.max(size.width, size.height));
	return { id, title, about: header.about ?? '', ...size, placeParts, walls, spawns, pickups, hill, use: useOf(header.for) };
}

/** The length that most rows have, so that of all rows the one with the mistake is named. */
function commonLength({ rows }: MapText): number {
	let best = 0;
	let bestCount = 0;
	for (const { tiles } of rows) {
		const count = rows.filter((other) => other.tiles.length === tiles.length).length;
		if (count <= bestCount) continue;
		best = tiles.length;
		bestCount = count;
	}
	return best;
}

/** The circle of the same middle and area as the hill's tiles. */
function hillOf(tiles: readonly { x: number; y: number }[]): Hill | undefined {
	if (tiles.length === 0) return undefined;
	let x = 0;
	let y = 0;
	for (const tile of tiles) {
		x += tile.x;
		y += tile.y;
	}
	return { x: Math.round(x / tiles.length), y: Math.round(y / tiles.length), radius: Math.round(Math.sqrt(tiles.length / Math.PI) * TILE) };
}

function isWithin({ x, y, radius }: Hill, point: { x: number; y: number }, spare: number): boolean {
	const dx = point.x - x;
	const dy = point.y - y;
	return dx * dx + dy * dy <= (radius + spare) * (radius + spare);
}

/** Whether a tile is wall; everything outside the map is. */
export function isWall(arena: Arena, column: number, row: number): boolean {
	if (column < 0 || row < 0 || column >= arena.columns || row >= arena.rows) return true;
	return arena.walls[row * arena.columns + column] === 1;
}
