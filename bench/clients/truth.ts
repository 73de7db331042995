/** Where everybody really is: the workload run along, with some seconds of memory. Used by those who check a stack. */

import { Workload } from '../workload.ts';

/** Ticks that are kept: a server that falls further behind than this has long failed. */
const MEMORY = 256;

export class Truth {
	readonly players: number;
	private readonly workload: Workload;
	private readonly xs: Float64Array[] = [];
	private readonly ys: Float64Array[] = [];
	private readonly aims: Float64Array[] = [];

	constructor(seed: number, players: number) {
		this.players = players;
		this.workload = new Workload(seed, players);
		this.keep();
	}

	get tick(): number {
		return this.workload.tick;
	}

	/** Knows everything up to this tick from now on. */
	advanceTo(tick: number): void {
		while (this.workload.tick < tick) {
			this.workload.step();
			this.keep();
		}
	}

	/** By player. Throws a RangeError for a tick that is forgotten or not known yet. */
	x(tick: number): Float64Array {
		return this.at(this.xs, tick);
	}

	y(tick: number): Float64Array {
		return this.at(this.ys, tick);
	}

	aim(tick: number): Float64Array {
		return this.at(this.aims, tick);
	}

	private keep(): void {
		const { tick, x, y, aim } = this.workload;
		this.xs[tick % MEMORY] = x.slice();
		this.ys[tick % MEMORY] = y.slice();
		this.aims[tick % MEMORY] = aim.slice();
	}

	private at(kept: Float64Array[], tick: number): Float64Array {
		if (tick > this.tick || tick <= this.tick - MEMORY) throw new RangeError(`tick ${tick} is not known at tick ${this.tick}`);
		return kept[tick % MEMORY] as Float64Array;
	}
}
