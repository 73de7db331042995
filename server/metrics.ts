/**
 * `/metrics` for Prometheus and for the load test: ticks and their phases, the event loop, garbage collection, bytes
 * by kind of message, rooms and players. Rooms report through `RoomServices`, sockets through the transport.
 */

import { matchMaker } from '@colyseus/core';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { FOUL_KINDS, type FoulKind } from '../rooms/foulPlay.ts';
import { TICK_PHASES, type TickPhase, type TickReport } from '../rooms/tickReport.ts';
import { type WireCount, WireMeter } from './metricsWire.ts';
import { type BucketCounts, QuickHistogram } from './quickHistogram.ts';
import { TickStats } from './stats.ts';

/** A room that has not reported for this long is gone, ms. */
const GONE_MS = 2000;
/**
 * Upper edges of the histograms, seconds: a percentile of ticks is told to within a millisecond where it matters, that
 * of a phase roughly.
 */
const TICK_EDGES = [...steps(0.0001, 0.001, 2), ...Array.from({ length: 50 }, (_, ms) => (ms + 1) / 1000), ...steps(0.06, 2, 4)];
const PHASE_EDGES = steps(0.0001, 1, 2);
/** A search is over within a second, but for that in line before a full server. */
const SEARCH_EDGES = steps(0.01, 600, 1);

/** So many an octave. */
function steps(from: number, to: number, perOctave: number): number[] {
	const count = Math.ceil(Math.log2(to / from) * perOctave);
	return Array.from({ length: count }, (_, index) => Number((from * 2 ** (index / perOctave)).toPrecision(4)));
}

export class Metrics {
	readonly registry = new Registry();
	/** For `/stats` and `/healthz`. */
	readonly tickStats = new TickStats();
	readonly wire = new WireMeter();
	readonly #duration: BucketCounts;
	readonly #interval: BucketCounts;
	readonly #search: BucketCounts;
	/** In the order of the phases. */
	readonly #phases: readonly BucketCounts[];
	readonly #fouls: Counter<'kind'>;
	/** By room: how much it saves, and when it said so, ms. */
	readonly #ladders = new Map<string, { step: number; atMs: number }>();

	constructor() {
		const { registry: register } = this;
		collectDefaultMetrics({ register });
		this.#duration = new QuickHistogram({
			name: 'fray_tick_duration_seconds',
			help: 'How long a tick of a room took.',
			buckets: PHASE_EDGES,
			register,
		}).counts[0] as BucketCounts;
		this.#interval = new QuickHistogram({
			name: 'fray_tick_interval_seconds',
			help: 'How long after the one before it a tick of a room began.',
			buckets: TICK_EDGES,
			register,
		}).counts[0] as BucketCounts;
		this.#search = new QuickHistogram({
			name: 'fray_search_seconds',
			help: 'How long a player or a party looked for seats in a match.',
			buckets: SEARCH_EDGES,
			register,
		}).counts[0] as BucketCounts;
		this.#phases = new QuickHistogram({
			name: 'fray_tick_phase_seconds',
			help: 'How long a phase of a tick took.',
			label: { name: 'phase', values: TICK_PHASES },
			buckets: PHASE_EDGES,
			register,
		}).counts;
		this.#fouls = new Counter({
			name: 'fray_foul_play_total',
			help: 'What clients did that ours cannot, by kind.',
			labelNames: ['kind'],
			registers: [register],
		});
		for (const kind of FOUL_KINDS) this.#fouls.inc({ kind }, 0);
		this.#read('fray_rooms', 'Rooms of this process.', () => matchMaker.stats.local.roomCount);
		this.#read('fray_players', 'Clients that are connected to rooms of this process.', () => matchMaker.stats.local.ccu);
		this.#read('fray_ladder_step', 'Most that a room saves because its ticks take too long; 0 nothing.', () => this.#highestStep());
		this.#countWire('sent', 'sent to clients', this.wire.sent);
		this.#countWire('received', 'received from clients', this.wire.received);
		this.#countUp('fray_receiving_seconds_total', 'Time spent in taking in messages, between ticks.', () => this.wire.receivingMs / 1000);
	}

	/** Somebody has their seats after so long, ms. */
	reportSearch(waitedMs: number): void {
		this.#search.observe(waitedMs / 1000);
	}

	/** A client did what ours cannot. */
	foulPlay(kind: FoulKind): void {
		this.#fouls.inc({ kind });
	}

	/** After each tick of any room. */
	report(tick: TickReport): void {
		this.tickStats.report(tick);
		this.#duration.observe(tick.stepMs / 1000);
		this.#interval.observe(tick.intervalMs / 1000);
		for (let i = 0; i < TICK_PHASES.length; i++) this.#phases[i]?.observe(tick.phases[TICK_PHASES[i] as TickPhase] / 1000);
		const ladder = this.#ladders.get(tick.roomId);
		if (ladder) {
			ladder.step = tick.ladderStep;
			ladder.atMs = performance.now();
		} else this.#ladders.set(tick.roomId, { step: tick.ladderStep, atMs: performance.now() });
	}

	/** What keeping rooms in Redis costs, as its keeper counts it. */
	readKeeping(figures: { readonly bytes: number; readonly ms: number; readonly beats: number }): void {
		this.#countUp('fray_kept_bytes_total', 'Bytes of rooms given to Redis: images, seats and tails.', () => figures.bytes);
		this.#countUp('fray_keeping_seconds_total', 'Time spent in making them.', () => figures.ms / 1000);
		this.#countUp('fray_beats_total', 'Renewals of this process.', () => figures.beats);
	}

	#countUp(name: string, help: string, read: () => number): void {
		new Counter({
			name,
			help,
			registers: [this.registry],
			collect() {
				this.reset();
				this.inc(read());
			},
		});
	}

	#highestStep(): number {
		const oldestMs = performance.now() - GONE_MS;
		for (const [roomId, { atMs }] of this.#ladders) if (atMs < oldestMs) this.#ladders.delete(roomId);
		return Math.max(0, ...Array.from(this.#ladders.values(), ({ step }) => step));
	}

	#read(name: string, help: string, read: () => number): void {
		new Gauge({
			name,
			help,
			registers: [this.registry],
			collect() {
				this.set(read());
			},
		});
	}

	/** Counters that are copied when somebody asks: counting itself must cost next to nothing. */
	#countWire(way: string, words: string, counts: ReadonlyMap<string, WireCount>): void {
		for (const unit of ['bytes', 'messages'] as const) {
			new Counter({
				name: `fray_${way}_${unit}_total`,
				help: `${unit === 'bytes' ? 'Bytes' : 'Messages'} ${words}, by kind, without the headers of WebSocket.`,
				labelNames: ['kind'],
				registers: [this.registry],
				collect() {
					this.reset();
					for (const [kind, count] of counts) this.inc({ kind }, count[unit]);
				},
			});
		}
	}
}
