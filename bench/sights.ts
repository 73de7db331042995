/** Who sees whom at a tick, by a grid: the same for every stack that does not bring a way of its own. */

import { Grid } from '../sim/grid.ts';
import { isInSight, SIGHT, type Workload } from './workload.ts';

/** Somebody in sight is kept until so much further away, units: an edge that does not flicker. */
export const KEEP = 10;
/** Side of a cell, units: smaller ones are more to visit, larger ones hold more who are not in sight. */
const CELL = 100;

/** `T`: what stands for a player where it is looked for. */
export class Sights<T> {
	private readonly workload: Workload;
	private readonly things: readonly T[];
	private readonly grid: Grid<T>;

	constructor(workload: Workload, things: readonly T[]) {
		this.workload = workload;
		this.things = things;
		this.grid = new Grid<T>(workload.side, workload.side, CELL);
	}

	/** After each step of the workload. */
	refresh(): void {
		const { grid, workload, things } = this;
		grid.clear();
		for (let player = 0; player < workload.players; player++)
			grid.add(things[player] as T, workload.x[player] as number, workload.y[player] as number);
		grid.build();
	}

	/** Calls `see` for each whom a player sees, itself included. */
	look(player: number, see: (thing: T) => void, sight = SIGHT): void {
		const { x, y } = this.workload;
		this.grid.within(x[player] as number, y[player] as number, sight, sight, see);
	}

	/** Whether somebody who was in sight is kept. */
	keeps(player: number, other: number, sight = SIGHT): boolean {
		const { x, y } = this.workload;
		return isInSight((x[other] as number) - (x[player] as number), (y[other] as number) - (y[player] as number), sight + KEEP);
	}

	/** How many a player sees on average, itself included. */
	mean(): number {
		let seen = 0;
		for (let player = 0; player < this.workload.players; player++) this.look(player, () => seen++);
		return seen / this.workload.players;
	}
}

/** Sights in which players are found by number. */
export function sightsOf(workload: Workload): Sights<number> {
	return new Sights(
		workload,
		Array.from({ length: workload.players }, (_, player) => player),
	);
}
