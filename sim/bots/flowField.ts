/**
 * How far it is on foot from every tile of a map to one tile, walls considered; made when first asked for and kept as
 * long as the map. 1320 tiles take about 0.1 ms and 2.6 KB. On a map for crowds, five times as large, only the ways to
 * its spawns and pickups are kept whole; those to any other tile end at a distance, and only the last ones are kept.
 * Called by routes and goals of bots.
 */

import { type Arena, isWall, TILE } from '../arena.ts';

/** Cost of a step in 10ths of a tile; a diagonal step needs both tiles beside it free, so a body fits through. */
const STRAIGHT = 10;
const DIAGONAL = 14;
const UNREACHED = 0xffff;

/** Steps to the eight neighbours: column, row, cost. */
const STEPS = [
	[1, 0, STRAIGHT],
	[-1, 0, STRAIGHT],
	[0, 1, STRAIGHT],
	[0, -1, STRAIGHT],
	[1, 1, DIAGONAL],
	[-1, 1, DIAGONAL],
	[1, -1, DIAGONAL],
	[-1, -1, DIAGONAL],
] as const;

/** Distance to the goal by tile, 10ths of a tile. */
export type FlowField = Uint16Array;

/** Of a map for crowds: where a field to any tile ends, units, and how many of them are kept (13 KB each). */
const NEAR_UNITS = 1600;
const MOST_NEAR = 512;

interface Fields {
	/** By goal tile. */
	whole: Map<number, FlowField>;
	/** The one asked for last comes last. */
	near: Map<number, FlowField>;
	/** Tiles of the map's spawns and pickups. */
	places: ReadonlySet<number>;
}

// Not state: the same map always gives the same fields.
const FIELDS = new WeakMap<Arena, Fields>();

export function tileAt(arena: Arena, x: number, y: number): number {
	return Math.floor(y / TILE) * arena.columns + Math.floor(x / TILE);
}

export function middleOf(arena: Arena, tile: number): { x: number; y: number } {
	return { x: ((tile % arena.columns) + 0.5) * TILE, y: (Math.floor(tile / arena.columns) + 0.5) * TILE };
}

/** The field that leads to the tile of a point; on a map for crowds maybe only from near it. */
export function fieldTo(arena: Arena, x: number, y: number): FlowField {
	const goal = tileAt(arena, x, y);
	const fields = fieldsOf(arena);
	if (arena.use !== 'crowd' || fields.places.has(goal)) return wholeField(arena, fields, goal);
	let field = fields.near.get(goal);
	if (field) fields.near.delete(goal);
	else {
		field = flood(arena, goal, (NEAR_UNITS * STRAIGHT) / TILE);
		const [oldest] = fields.near.keys();
		if (oldest !== undefined && fields.near.size >= MOST_NEAR) fields.near.delete(oldest);
	}
	fields.near.set(goal, field);
	return field;
}

function fieldsOf(arena: Arena): Fields {
	let fields = FIELDS.get(arena);
	if (!fields) {
		const places = new Set([...arena.spawns, ...arena.pickups].map(({ x, y }) => tileAt(arena, x, y)));
		fields = { whole: new Map(), near: new Map(), places };
		FIELDS.set(arena, fields);
	}
	return fields;
}

function wholeField(arena: Arena, { whole }: Fields, goal: number): FlowField {
	let field = whole.get(goal);
	if (!field) {
		field = flood(arena, goal, UNREACHED);
		whole.set(goal, field);
	}
	return field;
}

/** Way on foot between two points, units; Infinity when there is none, or on a map for crowds none that is short. */
export function walkingDistance(arena: Arena, fromX: number, fromY: number, x: number, y: number): number {
	return unitsFrom(fieldTo(arena, x, y), tileAt(arena, fromX, fromY));
}

/** The same however long the way is, for judging maps; Infinity only when there is none. */
export function wholeWalk(arena: Arena, fromX: number, fromY: number, x: number, y: number): number {
	return unitsFrom(wholeField(arena, fieldsOf(arena), tileAt(arena, x, y)), tileAt(arena, fromX, fromY));
}

function unitsFrom(field: FlowField, tile: number): number {
	const steps = field[tile] ?? UNREACHED;
	return steps === UNREACHED ? Infinity : (steps * TILE) / STRAIGHT;
}

/** Whether one step from a tile to a neighbour is free for a body. */
function isOpen(arena: Arena, column: number, row: number, stepColumn: number, stepRow: number): boolean {
	if (isWall(arena, column + stepColumn, row + stepRow)) return false;
	if (stepColumn === 0 || stepRow === 0) return true;
	return !isWall(arena, column + stepColumn, row) && !isWall(arena, column, row + stepRow);
}

/** Dial's variant of Dijkstra: distances are small whole numbers, so a ring of buckets is the queue. Ends after `most`. */
function flood(arena: Arena, goal: number, most: number): FlowField {
	const field = new Uint16Array(arena.columns * arena.rows).fill(UNREACHED);
	if (arena.walls[goal] !== 0) return field;
	const buckets: number[][] = Array.from({ length: DIAGONAL + 1 }, () => []);
	field[goal] = 0;
	buckets[0]?.push(goal);
	for (let distance = 0, waiting = 1; waiting > 0 && distance <= most; distance++) {
		const bucket = buckets[distance % buckets.length] ?? [];
		for (let tile = bucket.pop(); tile !== undefined; tile = bucket.pop()) {
			waiting--;
			if (field[tile] !== distance) continue;
			const column = tile % arena.columns;
			const row = Math.floor(tile / arena.columns);
			for (const [stepColumn, stepRow, cost] of STEPS) {
				const next = tile + stepRow * arena.columns + stepColumn;
				if (distance + cost >= (field[next] ?? 0) || !isOpen(arena, column, row, stepColumn, stepRow)) continue;
				field[next] = distance + cost;
				buckets[(distance + cost) % buckets.length]?.push(next);
				waiting++;
			}
		}
	}
	return field;
}

/** The neighbour of a tile that lies next on the way to a field's goal; the tile itself at the goal. */
export function nextTile(arena: Arena, field: FlowField, tile: number): number {
	const column = tile % arena.columns;
	const row = Math.floor(tile / arena.columns);
	let best = tile;
	let bestCost = Infinity;
	if (field[tile] === 0) return tile;
	for (const [stepColumn, stepRow, cost] of STEPS) {
		const next = tile + stepRow * arena.columns + stepColumn;
		const total = (field[next] ?? UNREACHED) + cost;
		if (total >= bestCost || total >= UNREACHED || !isOpen(arena, column, row, stepColumn, stepRow)) continue;
		bestCost = total;
		best = next;
	}
	return best;
}
