/** A map: text, one character a tile. Walls for movement, sight and shots; spawns; pickups. */

import type { PickupKind } from './pickup.ts';

export const TILE = 50;

export interface Arena {
	id: string;
	title: string;
	columns: number;
	rows: number;
	/** Size in units. */
	width: number;
	height: number;
	/** 1 for a wall tile, row by row. */
	walls: Uint8Array;
	spawns: readonly { x: number; y: number }[];
	pickups: readonly { kind: PickupKind; x: number; y: number }[];
}

const PICKUP_SIGNS: Readonly<Record<string, PickupKind>> = { H: 'health', A: 'shield', E: 'energy' };

/**
 * Reads a map. `#` wall, `.` floor, `S` spawn, `H` health, `A` shield, `E` energy. Every row has the same length.
 * Throws an error that names the map, row and column.
 */
export function parseArena(id: string, title: string, text: string): Arena {
	const lines = text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line.length > 0);
	const columns = lines[0]?.length ?? 0;
	const walls = new Uint8Array(columns * lines.length);
	const spawns: { x: number; y: number }[] = [];
	const pickups: { kind: PickupKind; x: number; y: number }[] = [];
	for (const [row, line] of lines.entries()) {
		if (line.length !== columns) {
			throw new Error(`map ${id}, row ${row + 1}: ${line.length} tiles, the first row has ${columns}`);
		}
		for (let column = 0; column < columns; column++) {
			const sign = line[column] as string;
			const x = (column + 0.5) * TILE;
			const y = (row + 0.5) * TILE;
			const kind = PICKUP_SIGNS[sign];
			if (sign === '#') walls[row * columns + column] = 1;
			else if (sign === 'S') spawns.push({ x, y });
			else if (kind) pickups.push({ kind, x, y });
			else if (sign !== '.') {
				throw new Error(`map ${id}, row ${row + 1}, column ${column + 1}: unknown sign "${sign}" (one of # . S H A E)`);
			}
			const edge = row === 0 || column === 0 || row === lines.length - 1 || column === columns - 1;
			if (edge && sign !== '#') throw new Error(`map ${id}, row ${row + 1}, column ${column + 1}: the edge must be wall (#)`);
		}
	}
	if (spawns.length === 0) throw new Error(`map ${id}: needs at least one spawn (S)`);
	return { id, title, columns, rows: lines.length, width: columns * TILE, height: lines.length * TILE, walls, spawns, pickups };
}

/** Whether a tile is wall; everything outside the map is. */
export function isWall(arena: Arena, column: number, row: number): boolean {
	if (column < 0 || row < 0 || column >= arena.columns || row >= arena.rows) return true;
	return arena.walls[row * arena.columns + column] === 1;
}
