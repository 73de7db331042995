/** Wherever the floor leads, two bodies can pass each other, and no way ends where one would be trapped. */

import { type Arena, isWall, TILE } from '../../arena.ts';
import { PLAYER_RULES } from '../../rules.ts';
import { type Complain, middleOfTile, piecesOf, tilesBeside } from './check.ts';

/** Tiles side by side that two bodies need to pass each other. */
const PASSING_TILES = Math.ceil((PLAYER_RULES.radius * 4) / TILE);

export function checkPassages(arena: Arena, complain: Complain): void {
	const need = `two bodies of radius ${PLAYER_RULES.radius} need ${PASSING_TILES} tiles (${PLAYER_RULES.radius * 4} units) to pass each other`;
	const squares = new Uint8Array(arena.walls.length);
	const wide = new Uint8Array(arena.walls.length);
	for (let tile = 0; tile < squares.length; tile++) {
		const square = squareAt(arena, tile);
		if (square.some((part) => arena.walls[part] !== 0)) continue;
		squares[tile] = 1;
		for (const part of square) wide[part] = 1;
	}
	const narrow = piecesOf(arena, (tile) => arena.walls[tile] === 0 && wide[tile] === 0);
	for (const piece of narrow) {
		const ends = piece.some((tile) => tilesBeside(arena, tile).filter((next) => arena.walls[next] === 0).length < 2);
		const what = ends ? 'a nook' : 'a passage';
		complain(middleOfTile(arena, piece[0] ?? 0), `${what} one tile wide; ${need}: widen it, or make it wall (#)`);
	}
	// Wide places that join only where a square of that size does not fit through.
	const rooms = piecesOf(arena, (tile) => squares[tile] === 1).sort((a, b) => b.length - a.length);
	for (const room of narrow.length > 0 ? [] : rooms.slice(1)) {
		complain(
			middleOfTile(arena, room[0] ?? 0),
			`a room of ${room.length} tiles that is joined to the rest by less than ${PASSING_TILES} tiles; ${need}`,
		);
	}
	for (let tile = 0; tile < arena.walls.length; tile++) {
		const column = tile % arena.columns;
		const row = Math.floor(tile / arena.columns);
		if (arena.walls[tile] === 0) continue;
		const joined =
			isWall(arena, column - 1, row) || isWall(arena, column + 1, row) || isWall(arena, column, row - 1) || isWall(arena, column, row + 1);
		if (!joined) complain(middleOfTile(arena, tile), 'a wall of one tile is too little cover; make it two tiles at least, or floor (.)');
	}
}

/** The tiles of the square that has this one as its upper left; the tile itself at the map's far edges, which are wall. */
function squareAt(arena: Arena, tile: number): number[] {
	const parts: number[] = [];
	for (let i = 0; i < PASSING_TILES; i++) {
		for (let j = 0; j < PASSING_TILES; j++) parts.push(Math.min(tile + i * arena.columns + j, arena.walls.length - 1));
	}
	return parts;
}
