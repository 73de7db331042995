/** How often something happened on each tile of a map. */

import { type Arena, TILE } from '../sim/arena.ts';

export class HeatMap {
	/** Row by row. */
	readonly tiles: number[];
	private readonly columns: number;

	constructor({ columns, rows }: Arena) {
		this.columns = columns;
		this.tiles = new Array<number>(columns * rows).fill(0);
	}

	/** At a point in units. */
	add(x: number, y: number): void {
		const tile = Math.floor(y / TILE) * this.columns + Math.floor(x / TILE);
		this.tiles[tile] = (this.tiles[tile] ?? 0) + 1;
	}
}
