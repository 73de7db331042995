/** What the server says of itself between two moments: from `/metrics`, and from `/stats` what a histogram cannot tell. */

import { z } from 'zod';
import type { Percentiles } from '../figures/histogram.ts';
import { grown, newInBuckets, parseMetrics, type Scrape } from './promText.ts';

const StatsPercentiles = z.object({ p50: z.number(), p99: z.number(), max: z.number() });
const Stats = z.object({
	version: z.string(),
	tickRate: z.number(),
	tickMs: StatsPercentiles,
	intervalMs: StatsPercentiles,
});
export type Stats = z.infer<typeof Stats>;

/** The server at one moment. */
export interface ServerMoment {
	atMs: number;
	stats: Stats;
	scrape: Scrape;
}

export const PHASES_OF_TICK = ['input', 'sim', 'project', 'interest', 'send'] as const;
export type PhaseOfTick = (typeof PHASES_OF_TICK)[number];

/** What became of it between two moments. */
export interface ServerFigures {
	ticks: number;
	tickMs: Percentiles;
	tickIntervalMs: Percentiles;
	/** Mean of a tick and of its phases, and of what comes in between ticks for each tick, ms. */
	meanTickMs: number;
	phaseMs: Record<PhaseOfTick, number>;
	receivingMs: number;
	/** Share of a core. */
	cpuShare: number;
	/** Percentiles of the last second as the server tells them, ms; p95 is not told and is the p90. */
	eventLoopDelayMs: Percentiles;
	garbageMs: number;
	memoryMb: number;
	rooms: number;
	players: number;
	/** Most that a room saves at the later moment. */
	ladderStep: number;
	/** Bytes a second by kind of message. */
	sentBytes: Record<string, number>;
	receivedBytes: Record<string, number>;
}

/** Throws an error that says what to do when there is no Fray at `url`. */
export async function lookAtServer(url: string): Promise<ServerMoment> {
	let stats: unknown;
	let page: string;
	try {
		const [told, metrics] = await Promise.all([fetch(new URL('/stats', url)), fetch(new URL('/metrics', url))]);
		stats = await told.json();
		page = await metrics.text();
	} catch (error) {
		throw new Error(
			`no Fray answers at ${url} (${error instanceof Error ? error.message : error}): start one with "npm start", or leave --url out`,
		);
	}
	const parsed = Stats.safeParse(stats);
	const scrape = parseMetrics(page);
	if (!parsed.success || !scrape.has('fray_rooms'))
		throw new Error(`${url} tells other figures than this load test reads: are both of the same version?`);
	return { atMs: performance.now(), stats: parsed.data, scrape };
}

export function figuresBetween(from: ServerMoment, to: ServerMoment): ServerFigures {
	const { scrape: a } = from;
	const { scrape: b } = to;
	const seconds = Math.max(0.001, (to.atMs - from.atMs) / 1000);
	const ticks = grown('fray_tick_duration_seconds_count', a, b);
	const perTickMs = (name: string) => (ticks === 0 ? 0 : (grown(name, a, b) * 1000) / ticks);
	const lag = (name: string) => 1000 * (b.get(`nodejs_eventloop_lag_${name}_seconds`) ?? 0);
	return {
		ticks,
		tickMs: percentilesOf('fray_tick_duration_seconds', a, b, to.stats.tickMs.max),
		tickIntervalMs: percentilesOf('fray_tick_interval_seconds', a, b, to.stats.intervalMs.max),
		meanTickMs: perTickMs('fray_tick_duration_seconds_sum'),
		phaseMs: Object.fromEntries(
			PHASES_OF_TICK.map((phase) => [phase, perTickMs(`fray_tick_phase_seconds_sum{phase="${phase}"}`)]),
		) as ServerFigures['phaseMs'],
		receivingMs: perTickMs('fray_receiving_seconds_total'),
		cpuShare: grown('process_cpu_seconds_total', a, b) / seconds,
		eventLoopDelayMs: { p50: lag('p50'), p95: lag('p90'), p99: lag('p99'), max: lag('max') },
		garbageMs: sumOf('nodejs_gc_duration_seconds_sum', a, b) * 1000,
		memoryMb: (b.get('process_resident_memory_bytes') ?? 0) / 2 ** 20,
		rooms: b.get('fray_rooms') ?? 0,
		players: b.get('fray_players') ?? 0,
		ladderStep: b.get('fray_ladder_step') ?? 0,
		sentBytes: byKind('fray_sent_bytes_total', a, b, seconds),
		receivedBytes: byKind('fray_received_bytes_total', a, b, seconds),
	};
}

function sumOf(name: string, a: Scrape, b: Scrape): number {
	return [...b.keys()].filter((key) => key.startsWith(`${name}{`)).reduce((sum, key) => sum + grown(key, a, b), 0);
}

function byKind(name: string, a: Scrape, b: Scrape, seconds: number): Record<string, number> {
	const rates: Record<string, number> = {};
	for (const key of b.keys()) {
		const kind = key.startsWith(`${name}{kind="`) ? key.slice(name.length + 7, -2) : undefined;
		if (kind !== undefined) rates[kind] = grown(key, a, b) / seconds;
	}
	return rates;
}

/**
 * Of a histogram of seconds, in ms, in a straight line through each bucket. `recentMax`: the highest of late, ms, which
 * may have been before; the highest new value is it when that lies in the last bucket with something new.
 */
function percentilesOf(name: string, a: Scrape, b: Scrape, recentMax: number): Percentiles {
	const buckets = newInBuckets(name, '', a, b);
	const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
	const at = (share: number) => {
		let left = count * share;
		for (const [index, bucket] of buckets.entries()) {
			if (left <= bucket.count && bucket.count > 0) {
				const lower = buckets[index - 1]?.edge ?? 0;
				const upper = bucket.edge === Infinity ? recentMax / 1000 : bucket.edge;
				return 1000 * (lower + (upper - lower) * (left / bucket.count));
			}
			left -= bucket.count;
		}
		return 0;
	};
	const last = buckets.findLast((bucket) => bucket.count > 0);
	const max = !last ? 0 : Math.min(recentMax, last.edge * 1000);
	const under = (share: number) => Math.min(at(share), max);
	return { p50: under(0.5), p95: under(0.95), p99: under(0.99), max };
}
