/** How long ticks take: a ring of durations of all rooms. `Metrics` reports to it; `/stats` and `/healthz` read. */

import type { TickReport } from '../rooms/tickReport.ts';

/** Ticks looked back on: about a minute of one 30 Hz room, seconds of many. */
const KEPT = 2_048;

export interface Percentiles {
	p50: number;
	p99: number;
	max: number;
}

/** The last durations of one kind, ms. */
export class DurationRing {
	readonly #values = new Float64Array(KEPT);
	#count = 0;

	add(ms: number): void {
		this.#values[this.#count++ % KEPT] = ms;
	}

	/** Of what is kept; zeros before the first. */
	percentiles(): Percentiles {
		const sorted = this.#values.slice(0, Math.min(this.#count, KEPT)).sort();
		const at = (share: number) => round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
		return { p50: at(0.5), p99: at(0.99), max: at(1) };
	}
}

export class TickStats {
	readonly #steps = new DurationRing();
	readonly #intervals = new DurationRing();

	/** After each tick of any room. */
	report({ stepMs, intervalMs }: Pick<TickReport, 'stepMs' | 'intervalMs'>): void {
		this.#steps.add(stepMs);
		this.#intervals.add(intervalMs);
	}

	get tickMs(): Percentiles {
		return this.#steps.percentiles();
	}

	get intervalMs(): Percentiles {
		return this.#intervals.percentiles();
	}
}

function round(ms: number): number {
	return Math.round(ms * 1000) / 1000;
}
