/** Figures of a report by name, and what they may be. Scenarios list limits; the verdict is what became of them. */

import type { Percentiles } from '../figures/histogram.ts';
import type { Report } from './report.ts';

export type DistributionName =
	| 'joinMs'
	| 'tickMs'
	| 'tickIntervalMs'
	| 'patchIntervalMs'
	| 'latencyMs'
	| 'displayedErrorUnits'
	| 'bytesPerSecondPerClient'
	| 'eventLoopDelayMs';
export type CountName = 'joinsFailed' | 'errors' | 'drops' | 'missing' | 'strangers';

/**
 * The most that a figure may be. `tick`: the tick's own interval, times a factor. A figure that nobody measured (no
 * light bots, no truth to check against) is not judged, and said not to be.
 */
export type Limit =
	| { figure: DistributionName; at: keyof Percentiles; most: number | { ticks: number } }
	| { figure: CountName; most: number };

/** A limit with what came out. */
export interface Judged {
	limit: string;
	value: number | undefined;
	most: number;
	holds: boolean;
}

/** What every scenario asks. */
export const ALWAYS: readonly Limit[] = [
	{ figure: 'joinsFailed', most: 0 },
	{ figure: 'errors', most: 0 },
	{ figure: 'tickMs', at: 'p99', most: { ticks: 1 } },
	{ figure: 'tickIntervalMs', at: 'p99', most: { ticks: 1.5 } },
	// A room that slows time down to get by does not hold its rate.
	{ figure: 'tickIntervalMs', at: 'p50', most: { ticks: 1.05 } },
	{ figure: 'missing', most: 0 },
	{ figure: 'strangers', most: 0 },
];

export function judge(limit: Limit, report: Report): Judged {
	const most = typeof limit.most === 'number' ? limit.most : (limit.most.ticks * 1000) / report.tickRate;
	const value = 'at' in limit ? report[limit.figure]?.[limit.at] : report[limit.figure];
	const name = 'at' in limit ? `${limit.figure} ${limit.at}` : limit.figure;
	// The tick must be under its interval, a count may be what it may be.
	return { limit: name, value, most, holds: value === undefined || ('at' in limit ? value < most : value <= most) };
}
