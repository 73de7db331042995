/** A map's walls as few large shapes, worked out once a map: rectangles for tops, edges for sides, rims and shadows. */

import { type Arena, isWall, TILE } from '../../sim/arena.ts';

export interface WallRect {
	x0: number;
	y0: number;
	x1: number;
	y1: number;
}

/** A straight side of a wall; the normal points to the open floor. */
export interface WallEdge {
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	normalX: number;
	normalY: number;
}

export interface ArenaShapes {
	rects: readonly WallRect[];
	edges: readonly WallEdge[];
	/** Corners that bound sight, as x, y, x, y. */
	corners: Float64Array;
}

export function shapeArena(arena: Arena): ArenaShapes {
	return { rects: mergeTiles(arena), edges: traceEdges(arena), corners: findCorners(arena) };
}

/** Greedy: as wide as possible, then as high as possible. */
function mergeTiles(arena: Arena): WallRect[] {
	const taken = new Uint8Array(arena.walls.length);
	const free = (column: number, row: number) =>
		column < arena.columns && row < arena.rows && isWall(arena, column, row) && taken[row * arena.columns + column] === 0;
	const rects: WallRect[] = [];
	for (let row = 0; row < arena.rows; row++) {
		for (let column = 0; column < arena.columns; column++) {
			if (!free(column, row)) continue;
			let right = column;
			while (free(right + 1, row)) right++;
			let bottom = row;
			const rowIsFree = (r: number) => {
				for (let c = column; c <= right; c++) if (!free(c, r)) return false;
				return true;
			};
			while (rowIsFree(bottom + 1)) bottom++;
			for (let r = row; r <= bottom; r++) taken.fill(1, r * arena.columns + column, r * arena.columns + right + 1);
			rects.push({ x0: column * TILE, y0: row * TILE, x1: (right + 1) * TILE, y1: (bottom + 1) * TILE });
		}
	}
	return rects;
}

/** Every side of a wall that faces floor, or the stands outside; runs of tiles are one edge. */
function traceEdges(arena: Arena): WallEdge[] {
	const edges: WallEdge[] = [];
	const solid = (column: number, row: number) =>
		column >= 0 && row >= 0 && column < arena.columns && row < arena.rows && isWall(arena, column, row);
	for (const side of [-1, 1]) {
		for (let row = 0; row < arena.rows; row++) {
			let start = -1;
			for (let column = 0; column <= arena.columns; column++) {
				const open = solid(column, row) && !solid(column, row + side);
				if (open && start < 0) start = column;
				if (open || start < 0) continue;
				const y = (row + (side > 0 ? 1 : 0)) * TILE;
				edges.push({ x1: start * TILE, y1: y, x2: column * TILE, y2: y, normalX: 0, normalY: side });
				start = -1;
			}
		}
		for (let column = 0; column < arena.columns; column++) {
			let start = -1;
			for (let row = 0; row <= arena.rows; row++) {
				const open = solid(column, row) && !solid(column + side, row);
				if (open && start < 0) start = row;
				if (open || start < 0) continue;
				const x = (column + (side > 0 ? 1 : 0)) * TILE;
				edges.push({ x1: x, y1: start * TILE, x2: x, y2: row * TILE, normalX: side, normalY: 0 });
				start = -1;
			}
		}
	}
	return edges;
}

/** Points where one or three of the four tiles around are wall, or two across. */
function findCorners(arena: Arena): Float64Array {
	const found: number[] = [];
	for (let row = 1; row < arena.rows; row++) {
		for (let column = 1; column < arena.columns; column++) {
			const a = isWall(arena, column - 1, row - 1);
			const b = isWall(arena, column, row - 1);
			const c = isWall(arena, column - 1, row);
			const d = isWall(arena, column, row);
			const count = Number(a) + Number(b) + Number(c) + Number(d);
			if (count === 1 || count === 3 || (count === 2 && a === d)) found.push(column * TILE, row * TILE);
		}
	}
	return Float64Array.from(found);
}
