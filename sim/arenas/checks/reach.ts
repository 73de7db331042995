/** Everything on the floor can be walked to. Cheap enough to run whenever a map is loaded. */

import { type Arena, TILE } from '../../arena.ts';
import { roundPosition } from '../../precision.ts';
import { type Complain, middleOfTile, piecesOf, tileOf } from './check.ts';

export function checkReach(arena: Arena, complain: Complain): void {
	for (const [side, units, tiles] of [
		['wide', arena.width, arena.columns],
		['high', arena.height, arena.rows],
	] as const) {
		if (roundPosition(units) !== units)
			complain(undefined, `${tiles} tiles ${side}: positions on the wire end at ${Math.floor(roundPosition(units) / TILE)}`);
	}
	const pieces = piecesOf(arena, (tile) => arena.walls[tile] === 0).sort((a, b) => b.length - a.length);
	const main = new Set(pieces[0]);
	for (const piece of pieces.slice(1)) {
		const tiles = new Set(piece);
		const things = [
			...arena.spawns.map((spawn) => ({ at: spawn, name: 'spawn' })),
			...arena.pickups.map((pickup) => ({ at: pickup, name: `pickup (${pickup.kind})` })),
		].filter(({ at }) => tiles.has(tileOf(arena, at)));
		const corner = piece.some((tile) =>
			[-1, 1].some((side) => main.has(tile - arena.columns + side) || main.has(tile + arena.columns + side)),
		);
		const remedy = corner ? 'it touches the rest only at a corner, where no body fits: open a tile beside it' : 'open a way to it';
		for (const { at, name } of things) complain(at, `the ${name} is walled in; ${remedy}`);
		if (things.length === 0) {
			const size = piece.length === 1 ? 'this floor tile' : `these ${piece.length} floor tiles`;
			complain(middleOfTile(arena, piece[0] ?? 0), `${size} cannot be reached; ${remedy}, or make it wall (#)`);
		}
	}
}
