/** A percentile of all values that there are. Used by the scenarios. */

/** The value that `share` (0 to 1) of the values do not exceed; 0 without values. */
export function percentileOf(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
