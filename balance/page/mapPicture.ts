/** A map with its walls and, tile by tile, how often something happened there; as inline SVG. */

import { ARENAS } from '../../sim/arenas/registry.ts';
import type { MapFigures } from '../figures.ts';
import { shareOf } from '../stats.ts';
import { TARGETS } from '../targets.ts';
import { COLOURS } from './style.ts';

/** Side of a tile in the picture. */
const SIDE = 10;
/** Units of a tile of the map. */
const TILE_UNITS = 50;
/** The busiest part of the tiles has the full colour: one crowded tile does not darken all others. */
const FULL_PART = 0.98;

/** `counts` by tile. */
export function heatPicture(map: MapFigures, counts: readonly number[], colour: string, title: string): string {
	const busy = counts.filter((count) => count > 0).sort((a, b) => a - b);
	const full = busy[Math.floor(busy.length * FULL_PART)] ?? 1;
	const tiles = counts.map((count, tile) => {
		if (count === 0) return '';
		// The root lifts what is rare, so that ways can be seen beside the places where all meet.
		const strength = Math.min(1, Math.sqrt(count / full));
		return `<rect ${placeOf(map, tile)} fill="${colour}" opacity="${strength.toFixed(2)}"><title>${count}</title></rect>`;
	});
	return picture(map, title, `${tiles.join('')}${walls(map)}`);
}

/** Spawns with the share of duels that they win; outside the target in another colour. */
export function spawnPicture(map: MapFigures): string {
	const { least, most } = TARGETS.spawnShare;
	const marks = map.spawns.map(({ x, y, team, duels }) => {
		const share = shareOf(duels);
		const colour = duels.of === 0 || (share >= least && share <= most) ? COLOURS.lime : COLOURS.warm;
		const cx = (x / TILE_UNITS) * SIDE;
		const cy = (y / TILE_UNITS) * SIDE;
		const text = duels.of === 0 ? '-' : `${(share * 100).toFixed(0)}`;
		const dash = team === 0 ? '' : team === 1 ? ' stroke-dasharray="4 2"' : ' stroke-dasharray="1 2"';
		return `<circle cx="${cx}" cy="${cy}" r="13" fill="${COLOURS.shadow}" stroke="${colour}" stroke-width="2"${dash}/><text x="${cx}" y="${cy + 4.5}" text-anchor="middle" font-size="13" font-weight="700" fill="${colour}">${text}</text>`;
	});
	return picture(map, `${map.title}: share of duels won from each spawn, %`, `${walls(map)}${marks.join('')}`);
}

function walls(map: MapFigures): string {
	const arena = ARENAS[map.id];
	return Array.from(arena?.walls ?? [], (wall, tile) =>
		wall === 1 ? `<rect ${placeOf(map, tile)} fill="${COLOURS.wall}" stroke="${COLOURS.wall}" stroke-width="0.4"/>` : '',
	).join('');
}

function placeOf({ columns }: MapFigures, tile: number): string {
	return `x="${(tile % columns) * SIDE}" y="${Math.floor(tile / columns) * SIDE}" width="${SIDE}" height="${SIDE}"`;
}

function picture({ columns, rows }: MapFigures, title: string, inside: string): string {
	return `<svg viewBox="0 0 ${columns * SIDE} ${rows * SIDE}" role="img" aria-label="${title}">${inside}</svg>`;
}
