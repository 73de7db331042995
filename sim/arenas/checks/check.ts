/** What a check of a map is given, and its words for places. Each check is a file beside this one, listed in `checkMap`. */

import { type Arena, TILE } from '../../arena.ts';

export interface Point {
	x: number;
	y: number;
}

/** Says what is wrong and what would be right; with the place in units when there is one. */
export type Complain = (at: Point | undefined, what: string) => void;

export type Check = (arena: Arena, complain: Complain) => void;

export function middleOfTile(arena: Arena, tile: number): Point {
	return { x: ((tile % arena.columns) + 0.5) * TILE, y: (Math.floor(tile / arena.columns) + 0.5) * TILE };
}

export function tileOf(arena: Arena, { x, y }: Point): number {
	return Math.floor(y / TILE) * arena.columns + Math.floor(x / TILE);
}

/** The tiles beside a tile, without those at its corners; a map's edge is wall, so none of a floor tile's is outside. */
export function tilesBeside(arena: Arena, tile: number): readonly number[] {
	return [tile - arena.columns, tile + 1, tile + arena.columns, tile - 1];
}

/** Floor tiles in pieces that hang together by their sides, which is what a body can walk. */
export function piecesOf(arena: Arena, isPart: (tile: number) => boolean): number[][] {
	const seen = new Uint8Array(arena.walls.length);
	const pieces: number[][] = [];
	for (let first = 0; first < seen.length; first++) {
		if (seen[first] === 1 || !isPart(first)) continue;
		const piece = [first];
		seen[first] = 1;
		for (const tile of piece) {
			for (const next of tilesBeside(arena, tile)) {
				if (seen[next] === 1 || !isPart(next)) continue;
				seen[next] = 1;
				piece.push(next);
			}
		}
		pieces.push(piece);
	}
	return pieces;
}
