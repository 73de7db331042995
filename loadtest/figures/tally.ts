/** What one process has counted: for the whole measurement, and for each second of it. Filled by participants. */

import { type Causes, countCause } from './causes.ts';
import { Histogram, type HistogramData } from './histogram.ts';

export const TALLIED = ['joinMs', 'patchIntervalMs', 'latencyMs', 'displayedErrorUnits', 'viewDelayMs'] as const;
export type TalliedName = (typeof TALLIED)[number];

export const COUNTED = [
	'joins',
	'joinsFailed',
	'leaves',
	'drops',
	'returns',
	'stalls',
	'checks',
	'unchecked',
	'missing',
	'strangers',
	'statesReceived',
	'framesAcknowledged',
	'receivedBytes',
	'sentBytes',
] as const;
export type CountedName = (typeof COUNTED)[number];

export interface TallyData {
	histograms: Record<TalliedName, HistogramData>;
	counts: Record<CountedName, number>;
	errors: Causes;
}

export class Tally {
	readonly #histograms = Object.fromEntries(TALLIED.map((name) => [name, new Histogram()])) as Record<TalliedName, Histogram>;
	readonly #counts = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<CountedName, number>;
	#errors: Causes = {};

	add(name: TalliedName, value: number): void {
		this.#histograms[name].add(value);
	}

	count(name: CountedName, times = 1): void {
		this.#counts[name] += times;
	}

	error(cause: string): void {
		countCause(this.#errors, cause);
	}

	/** All that was counted since the last time, and begins anew. */
	take(): TallyData {
		const data: TallyData = {
			histograms: Object.fromEntries(TALLIED.map((name) => [name, this.#histograms[name].toJSON()])) as TallyData['histograms'],
			counts: { ...this.#counts },
			errors: this.#errors,
		};
		for (const name of TALLIED) this.#histograms[name].clear();
		for (const name of COUNTED) this.#counts[name] = 0;
		this.#errors = {};
		return data;
	}
}

export function emptyTally(): TallyData {
	return new Tally().take();
}

/** All of them together. */
export function mergeTallies(tallies: readonly TallyData[]): TallyData {
	const errors: Causes = {};
	for (const tally of tallies) for (const [cause, times] of Object.entries(tally.errors)) countCause(errors, cause, times);
	return {
		histograms: Object.fromEntries(
			TALLIED.map((name) => [name, Histogram.from(...tallies.map(({ histograms }) => histograms[name])).toJSON()]),
		) as TallyData['histograms'],
		counts: Object.fromEntries(
			COUNTED.map((name) => [name, tallies.reduce((sum, { counts }) => sum + counts[name], 0)]),
		) as TallyData['counts'],
		errors,
	};
}
