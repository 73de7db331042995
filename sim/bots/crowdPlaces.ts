/** Where a bot looks for a fight in a crowd: the fullest and nearest of the cells around it, as everybody's mini-map shows them. Called by `goals`. */

import { type Arena, isWall, TILE } from '../arena.ts';
import { CROWD_CELLS, crowdCellAt } from '../crowd.ts';
import { type Rng, random } from '../random.ts';
import { walkingDistance } from './flowField.ts';
import type { Percept } from './percept.ts';

/** Cells that are thought of to each side: half of the map. Few on a large map find each other no other way. */
const REACH = 8;
/** A walk of this length makes a crowd half as welcome, and nobody goes farther than that other one, units. */
const HALF_WALK = 500;
const FAR_UNITS = 3000;
/** How much a count may be misjudged, as a share of it, so that not all run to one place. */
const MISJUDGED = 0.6;

interface Place {
	x: number;
	y: number;
}

// Not state: the same map always has the same.
const MIDDLES = new WeakMap<Arena, (Place | undefined)[]>();

/** The middle of the cell around a bot that is worth the walk most, its own included; undefined where there is nobody, or no crowd is known. */
export function chooseCrowd(percept: Percept, rng: Rng): Place | undefined {
	const { arena, crowd, self } = percept;
	if (crowd.length === 0) return undefined;
	const own = crowdCellAt(arena, self.x, self.y);
	const ownColumn = own % CROWD_CELLS;
	const ownRow = Math.floor(own / CROWD_CELLS);
	let best: { place: Place | undefined; worth: number } = { place: undefined, worth: 0 };
	for (let row = Math.max(0, ownRow - REACH); row <= Math.min(CROWD_CELLS - 1, ownRow + REACH); row++) {
		for (let column = Math.max(0, ownColumn - REACH); column <= Math.min(CROWD_CELLS - 1, ownColumn + REACH); column++) {
			const cell = row * CROWD_CELLS + column;
			// Oneself is no company.
			const others = (crowd[cell] ?? 0) - (cell === own ? 1 : 0);
			const middle = others > 0 ? middleOfCell(arena, cell) : undefined;
			if (!middle) continue;
			const walk = walkingDistance(arena, self.x, self.y, middle.x, middle.y);
			if (walk > FAR_UNITS) continue;
			const worth = (others * (1 - MISJUDGED * random(rng)) * HALF_WALK) / (HALF_WALK + walk);
			if (worth <= best.worth) continue;
			best = { place: middle, worth };
		}
	}
	return best.place;
}

/** The open tile nearest to the middle of a cell; undefined when all of it is wall. */
function middleOfCell(arena: Arena, cell: number): Place | undefined {
	let middles = MIDDLES.get(arena);
	if (!middles) {
		middles = Array.from({ length: CROWD_CELLS * CROWD_CELLS }, (_, index) => findMiddle(arena, index));
		MIDDLES.set(arena, middles);
	}
	return middles[cell];
}

function findMiddle(arena: Arena, cell: number): Place | undefined {
	const x = (((cell % CROWD_CELLS) + 0.5) / CROWD_CELLS) * arena.width;
	const y = ((Math.floor(cell / CROWD_CELLS) + 0.5) / CROWD_CELLS) * arena.height;
	let best: Place | undefined;
	let nearest = Infinity;
	for (let row = 0; row < arena.rows; row++) {
		for (let column = 0; column < arena.columns; column++) {
			if (isWall(arena, column, row)) continue;
			const place = { x: (column + 0.5) * TILE, y: (row + 0.5) * TILE };
			const distance = (place.x - x) * (place.x - x) + (place.y - y) * (place.y - y);
			if (distance >= nearest || crowdCellAt(arena, place.x, place.y) !== cell) continue;
			best = place;
			nearest = distance;
		}
	}
	return best;
}
