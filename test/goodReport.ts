/** A report of the load test to begin with, for tests of what is made of one. */

import { REPORT_VERSION, type Report } from '../loadtest/report/report.ts';

const NOTHING = { p50: 0, p95: 0, p99: 0, max: 0 };

/** A run in which all is well, but for what is given. */
export function goodReport(given: Partial<Report> = {}): Report {
	return {
		version: REPORT_VERSION,
		verdict: 'pass',
		reasons: [],
		scenario: 'matches',
		seed: 1,
		bots: 50,
		url: 'http://127.0.0.1:1',
		seconds: 10,
		tickRate: 30,
		serverVersion: '0.0.0',
		players: 50,
		rooms: 5,
		joinsFailed: 0,
		errors: 0,
		errorsByCause: {},
		drops: 0,
		returns: 0,
		joinMs: { p50: 5, p95: 8, p99: 9, max: 10 },
		tickMs: { p50: 1, p95: 2, p99: 3, max: 4 },
		tickIntervalMs: { p50: 33, p95: 34, p99: 35, max: 36 },
		bytesPerSecondPerClient: { p50: 2000, p95: 2100, p99: 2200, max: 2300 },
		sentBytesPerSecondPerClient: 200,
		checks: 0,
		unchecked: 0,
		framesReceived: 15_000,
		framesAcknowledged: 15_000,
		meanTickMs: 1,
		phaseMs: { input: 0.1, sim: 0.2, project: 0.2, interest: 0.2, send: 0.3 },
		receivingMs: 0.1,
		eventLoopDelayMs: NOTHING,
		garbageShare: 0,
		ladderStep: 0,
		serverCpu: 0.2,
		othersCpu: 0,
		serverMemoryMb: 150,
		sentBytesByKind: {},
		receivedBytesByKind: {},
		botCpu: 0.3,
		workers: 1,
		pinned: true,
		limits: [],
		timeline: [],
		...given,
	};
}
