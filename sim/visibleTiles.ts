/**
 * What can be seen from a tile of a map, or will be within a moment: the potentially visible set of Quake (Teller and
 * Séquin, 1991), made larger by what both sides run meanwhile, so that nobody pops up behind a corner on a slow line.
 * (Riot's "Demolishing Wallhacks with VALORANT's Fog of War", 2020, describes both the set and the look ahead.) Asked
 * by the fog of `schema/`; made of the map alone, a tile at a time when first asked.
 */

import { ANGLES, cosOf, sinOf } from './angle.ts';
import { type Arena, isWall, TILE } from './arena.ts';
import { canSee } from './ray.ts';

/** Rays of a full turn from each place of a tile: of lines that graze a corner far away they miss one in ten thousand. */
const RAYS = 512;
/** The middle of a tile, and near its corners, units from the middle. */
const AT_CORNER = TILE / 2 - 1;
const PLACES: readonly (readonly [number, number])[] = [
	[0, 0],
	[-AT_CORNER, -AT_CORNER],
	[AT_CORNER, -AT_CORNER],
	[-AT_CORNER, AT_CORNER],
	[AT_CORNER, AT_CORNER],
];
const WORD_BITS = 32;
const DIAGONAL = Math.sqrt(2) * TILE;

/** A bit for each tile of a map, row by row. */
type TileSet = Uint32Array;

export class VisibleTiles {
	private readonly arena: Arena;
	private readonly runUnits: number;
	private readonly words: number;
	/** By tile. */
	private readonly lines: (TileSet | undefined)[] = [];
	private readonly around: (readonly number[] | undefined)[] = [];
	private readonly sets: (TileSet | undefined)[] = [];

	/** `runUnits`: what each side may run meanwhile, around corners as it would, units. */
	constructor(arena: Arena, runUnits: number) {
		this.arena = arena;
		this.runUnits = runUnits;
		this.words = Math.ceil((arena.columns * arena.rows) / WORD_BITS);
	}

	/** Whether who is at one place sees the other, or may within the run; the same from both sides. Units. */
	sees(fromX: number, fromY: number, x: number, y: number): boolean {
		return this.seesTile(this.tileAt(fromX, fromY), this.tileAt(x, y)) || canSee(this.arena, fromX, fromY, x, y);
	}

	/** The tile of a place within the map. */
	tileAt(x: number, y: number): number {
		const { columns, rows } = this.arena;
		const column = Math.max(0, Math.min(columns - 1, Math.floor(x / TILE)));
		const row = Math.max(0, Math.min(rows - 1, Math.floor(y / TILE)));
		return row * columns + column;
	}

	seesTile(from: number, tile: number): boolean {
		return has(this.setOf(from), tile);
	}

	private setOf(tile: number): TileSet {
		const known = this.sets[tile];
		if (known) return known;
		const open = new Uint32Array(this.words);
		for (const near of this.reachOf(tile)) unite(open, this.linesFrom(near));
		const set = new Uint32Array(this.words);
		for (let at = 0; at < this.arena.columns * this.arena.rows; at++) {
			if (has(open, at)) for (const near of this.reachOf(at)) set[near >>> 5] = (set[near >>> 5] as number) | (1 << (near & 31));
		}
		this.sets[tile] = set;
		return set;
	}

	/** The floor that is reached from a tile within the run, that tile included. */
	private reachOf(tile: number): readonly number[] {
		const known = this.around[tile];
		if (known) return known;
		const { columns, walls } = this.arena;
		const units = new Map([[tile, 0]]);
		const next = [tile];
		for (let at = next.shift(); at !== undefined; at = next.shift()) {
			const here = units.get(at) as number;
			const isFree = (step: number) => walls[(at as number) + step] === 0;
			const go = (step: number, length: number) => {
				const to = (at as number) + step;
				const way = here + length;
				if (way > this.runUnits || !isFree(step) || way >= (units.get(to) ?? Infinity)) return;
				units.set(to, way);
				next.push(to);
			};
			for (const step of [-1, 1, -columns, columns]) go(step, TILE);
			// Diagonally only past open corners, as a body goes.
			for (const side of [-1, 1]) for (const up of [-columns, columns]) if (isFree(side) && isFree(up)) go(side + up, DIAGONAL);
		}
		const reach = [...units.keys()];
		this.around[tile] = reach;
		return reach;
	}

	/** The floor that rays from a tile cross. */
	private linesFrom(tile: number): TileSet {
		const known = this.lines[tile];
		if (known) return known;
		const set = new Uint32Array(this.words);
		const { columns } = this.arena;
		const middleX = ((tile % columns) + 0.5) * TILE;
		const middleY = (Math.floor(tile / columns) + 0.5) * TILE;
		for (const [dx, dy] of PLACES)
			for (let ray = 0; ray < RAYS; ray++) markRay(this.arena, middleX + dx, middleY + dy, (ray * ANGLES) / RAYS, set);
		this.lines[tile] = set;
		return set;
	}
}

/** Sets the bits of the floor from a place along a direction to the first wall (the walk of `castRay`). */
function markRay(arena: Arena, x: number, y: number, angle: number, set: TileSet): void {
	const dirX = cosOf(angle);
	const dirY = sinOf(angle);
	let column = Math.floor(x / TILE);
	let row = Math.floor(y / TILE);
	const stepX = dirX > 0 ? 1 : -1;
	const stepY = dirY > 0 ? 1 : -1;
	const perColumn = dirX === 0 ? Infinity : Math.abs(TILE / dirX);
	const perRow = dirY === 0 ? Infinity : Math.abs(TILE / dirY);
	let nextColumn = dirX === 0 ? Infinity : ((dirX > 0 ? (column + 1) * TILE - x : x - column * TILE) / TILE) * perColumn;
	let nextRow = dirY === 0 ? Infinity : ((dirY > 0 ? (row + 1) * TILE - y : y - row * TILE) / TILE) * perRow;
	while (!isWall(arena, column, row)) {
		const tile = row * arena.columns + column;
		set[tile >>> 5] = (set[tile >>> 5] as number) | (1 << (tile & 31));
		if (nextColumn < nextRow) {
			column += stepX;
			nextColumn += perColumn;
		} else {
			row += stepY;
			nextRow += perRow;
		}
	}
}

function has(set: TileSet, tile: number): boolean {
	return ((set[tile >>> 5] as number) & (1 << (tile & 31))) !== 0;
}

function unite(into: TileSet, from: TileSet): void {
	for (let word = 0; word < into.length; word++) into[word] = (into[word] as number) | (from[word] as number);
}

const SHARED = new WeakMap<Arena, Map<number, VisibleTiles>>();
/** Somebody turns the speed of a match: sets for a few runs are kept of each map. */
const MOST_RUNS = 4;

/** The sets of a map, shared by all matches on it. */
export function visibleTiles(arena: Arena, runUnits: number): VisibleTiles {
	let ofArena = SHARED.get(arena);
	if (!ofArena) {
		ofArena = new Map();
		SHARED.set(arena, ofArena);
	}
	let tiles = ofArena.get(runUnits);
	if (!tiles) {
		const [oldest] = ofArena.keys();
		if (ofArena.size >= MOST_RUNS && oldest !== undefined) ofArena.delete(oldest);
		tiles = new VisibleTiles(arena, runUnits);
		ofArena.set(runUnits, tiles);
	}
	return tiles;
}
