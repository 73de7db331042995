/** Medians and shares with their uncertainty. Called by the figures and the verdict. */

import { CONFIDENCE_Z } from './targets.ts';

/** The value below which a part (0 to 1) of the values lies; 0 for none. */
export function percentile(values: readonly number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** So many of so many. */
export interface Share {
	won: number;
	of: number;
}

export function shareOf({ won, of }: Share): number {
	return of === 0 ? 0.5 : won / of;
}

/** Where the true share lies in 95 of 100 cases (Wilson, 1927). */
export function intervalOf({ won, of }: Share): { low: number; high: number } {
	if (of === 0) return { low: 0, high: 1 };
	const z2 = CONFIDENCE_Z * CONFIDENCE_Z;
	const share = won / of;
	const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
	const half = (CONFIDENCE_Z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
	return { low: middle - half, high: middle + half };
}

export function addShares(shares: Iterable<Share>): Share {
	let won = 0;
	let of = 0;
	for (const share of shares) {
		won += share.won;
		of += share.of;
	}
	return { won, of };
}
