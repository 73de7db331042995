/** Percentiles of all values that were noted: a run has some ten thousand of each at most. */

export interface Spread {
	p50: number;
	p99: number;
	max: number;
}

/** Zeros without values. */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = Float64Array.from(values).sort();
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
	return { p50: at(0.5), p99: at(0.99), max: sorted[sorted.length - 1] ?? 0 };
}

/** Part of all; 0 of none. */
export function shareOf(part: number, all: number): number {
	return all === 0 ? 0 : part / all;
}
