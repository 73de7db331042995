/**
 * A map in characters, two rows of tiles to a line of text, since a character is twice as high as wide. Called by the
 * report of maps.
 */

import { type Arena, isWall, TILE } from '../../sim/arena.ts';
import { TILE_SIGNS, type TileSign } from '../../sim/arenas/mapText.ts';
import type { PickupKind } from '../../sim/pickup.ts';

const SPAWN_SIGNS: readonly TileSign[] = ['S', 'R', 'B'];

function pickupSign(kind: PickupKind): string {
	return Object.entries(TILE_SIGNS).find(([, meaning]) => meaning === kind)?.[0] ?? '?';
}

export function drawThumbnail(arena: Arena): string[] {
	const signs = new Map<string, string>();
	const put = (x: number, y: number, sign: string) => signs.set(`${Math.floor(x / TILE)},${Math.floor(y / TILE / 2)}`, sign);
	if (arena.hill) put(arena.hill.x, arena.hill.y, 'Z');
	for (const { x, y, kind } of arena.pickups) put(x, y, pickupSign(kind));
	for (const { x, y, team } of arena.spawns) put(x, y, SPAWN_SIGNS[team] ?? 'S');
	return Array.from({ length: Math.ceil(arena.rows / 2) }, (_, line) =>
		Array.from({ length: arena.columns }, (_, column) => {
			const upper = isWall(arena, column, line * 2);
			const lower = isWall(arena, column, line * 2 + 1);
			return signs.get(`${column},${line}`) ?? (upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ');
		}).join(''),
	);
}
