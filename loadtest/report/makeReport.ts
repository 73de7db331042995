/** Puts a report together from what bots and server told. Pure; called by `LoadRun`. */

import { sumOfCauses } from '../figures/causes.ts';
import { Histogram, type Percentiles } from '../figures/histogram.ts';
import type { TallyData } from '../figures/tally.ts';
import type { RunBook } from '../run/runBook.ts';
import type { ServerFigures, ServerMoment } from '../server/serverFigures.ts';
import { REPORT_VERSION, type Report, type Second } from './report.ts';

/** What is known when a measurement ends. */
export interface Measurement {
	asked: Pick<Report, 'scenario' | 'seed' | 'bots' | 'url'>;
	seconds: number;
	book: RunBook;
	to: ServerMoment;
	server: ServerFigures;
	/** At play; and those whose first join was neither granted nor refused. */
	players: number;
	unanswered: number;
	timeline: Second[];
	botCpu: number;
	othersCpu: number;
	workers: number;
	pinned: boolean;
}

const NOTHING: Percentiles = { p50: 0, p95: 0, p99: 0, max: 0 };

/**
 * Without a verdict. Bytes of single clients are known when they have left; until then the mean stands for them.
 */
export function makeReport({ asked, seconds, book, to, server, players, unanswered, timeline, ...cores }: Measurement): Report {
	const { measured, whole, worst, truthProblem } = book;
	const perClient = (bytes: number) => bytes / Math.max(1, players * seconds);
	const received = perClient(measured.counts.receivedBytes);
	const errorsByCause = { ...whole.errors };
	if (unanswered > 0) errorsByCause['join-unanswered'] = unanswered;
	if (truthProblem) errorsByCause[`views cannot be checked: ${truthProblem}`] = 1;
	const joinsFailed = whole.counts.joinsFailed + unanswered;
	const { missing, strangers, checks, unchecked } = measured.counts;
	// A run that grows has been measured before.
	const during = timeline.slice(-Math.max(1, Math.round(seconds)));
	return {
		version: REPORT_VERSION,
		verdict: 'pass',
		reasons: [],
		...asked,
		seconds,
		tickRate: to.stats.tickRate,
		serverVersion: to.stats.version,
		players,
		rooms: server.rooms,
		joinsFailed,
		// A join that failed is counted as such, and its cause is among the errors.
		errors: Math.max(0, sumOfCauses(errorsByCause) - joinsFailed),
		errorsByCause,
		drops: whole.counts.drops,
		returns: whole.counts.returns,
		joinMs: distribution(whole, 'joinMs') ?? NOTHING,
		tickMs: server.tickMs,
		tickIntervalMs: server.tickIntervalMs,
		...given('patchIntervalMs', distribution(measured, 'patchIntervalMs')),
		...given('latencyMs', distribution(measured, 'latencyMs')),
		bytesPerSecondPerClient: { p50: received, p95: received, p99: received, max: received },
		sentBytesPerSecondPerClient: perClient(measured.counts.sentBytes),
		...given('displayedErrorUnits', distribution(measured, 'displayedErrorUnits')),
		...given('worstView', worst),
		...given('viewDelayMs', distribution(measured, 'viewDelayMs')),
		...(checks > 0 ? { missing, strangers } : {}),
		checks,
		unchecked,
		framesReceived: measured.counts.statesReceived,
		framesAcknowledged: measured.counts.framesAcknowledged,
		meanTickMs: server.meanTickMs,
		phaseMs: server.phaseMs,
		receivingMs: server.receivingMs,
		// The server tells its 99th percentile of the time since it was asked last.
		eventLoopDelayMs: percentilesOf(during.map(({ eventLoopDelayMs }) => eventLoopDelayMs)),
		garbageShare: server.garbageMs / 1000 / Math.max(0.001, seconds),
		ladderStep: Math.max(0, ...during.map(({ ladderStep }) => ladderStep)),
		serverCpu: server.cpuShare,
		serverMemoryMb: server.memoryMb,
		sentBytesByKind: server.sentBytes,
		receivedBytesByKind: server.receivedBytes,
		...cores,
		limits: [],
		timeline,
	};
}

export interface SecondGiven {
	at: number;
	measured: boolean;
	seconds: number;
	players: number;
	planned: number;
	/** Of this second, and of the run until now. */
	tally: TallyData;
	whole: TallyData;
	server: ServerFigures;
	botCpu: number;
}

export function makeSecond({ tally, whole, server, players, seconds, ...given }: SecondGiven): Second {
	const percentiles = (name: keyof TallyData['histograms']) => Histogram.from(tally.histograms[name]).percentiles();
	const { joinsFailed } = whole.counts;
	return {
		...given,
		players,
		joinsFailed,
		errors: Math.max(0, sumOfCauses(whole.errors) - joinsFailed),
		tickMs: server.tickMs,
		tickIntervalMs: server.tickIntervalMs,
		phaseMs: server.phaseMs,
		patchIntervalMs: percentiles('patchIntervalMs'),
		latencyMs: percentiles('latencyMs'),
		displayedErrorUnits: percentiles('displayedErrorUnits'),
		bytesPerSecondPerClient: tally.counts.receivedBytes / Math.max(1, players * seconds),
		eventLoopDelayMs: server.eventLoopDelayMs.p99,
		ladderStep: server.ladderStep,
		serverCpu: server.cpuShare,
		serverMemoryMb: server.memoryMb,
	};
}

export function percentilesOf(values: readonly number[]): Percentiles {
	const histogram = new Histogram();
	for (const value of values) histogram.add(value);
	return histogram.percentiles();
}

function distribution(tally: TallyData, name: keyof TallyData['histograms']): Percentiles | undefined {
	const histogram = Histogram.from(tally.histograms[name]);
	return histogram.count === 0 ? undefined : histogram.percentiles();
}

/** What nobody measured is left out. */
function given<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
	return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}
