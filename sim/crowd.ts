/**
 * How many live where, by coarse cells of the map: what everybody may know of a crowd of whom they are sent a part.
 * Counted by `stepWorld` in modes with `crowdMap`; shown by the mini-map, and sought by bots.
 */

import type { Arena } from './arena.ts';
import type { World } from './world.ts';

/** Cells along each side of a map. */
export const CROWD_CELLS = 16;
/** The counts that are told: few to the head, more roughly. Sixteen, so that one travels in four bits (`schema/crowdWords.ts`). */
export const CROWD_COUNTS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 25, 40, 80, 160];

/** The largest of the counts that are told which is not more. */
function toldCount(count: number): number {
	let told = 0;
	for (const step of CROWD_COUNTS) if (step <= count) told = step;
	return told;
}

/** The cell of a place. */
export function crowdCellAt({ width, height }: Pick<Arena, 'width' | 'height'>, x: number, y: number): number {
	return cellAlong(y, height) * CROWD_CELLS + cellAlong(x, width);
}

function cellAlong(at: number, size: number): number {
	return Math.max(0, Math.min(CROWD_CELLS - 1, Math.floor((at / size) * CROWD_CELLS)));
}

/** Counts the living once a second, row by row of cells; nothing in modes that show no crowd. */
export function stepCrowd(world: World): void {
	if (!world.mode.crowdMap || world.tick % world.tickRate !== 0) return;
	const counts = new Array<number>(CROWD_CELLS * CROWD_CELLS).fill(0);
	for (const { alive, x, y } of world.players.values()) {
		if (!alive) continue;
		const cell = crowdCellAt(world.arena, x, y);
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
	// Another list each time: who holds the last one keeps what it said.
	world.crowd = counts.map(toldCount);
}
