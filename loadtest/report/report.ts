/** What a run came to. Written as JSON, compared, drawn; made by `LoadRun`. */

import type { Causes } from '../figures/causes.ts';
import type { Percentiles } from '../figures/histogram.ts';
import type { WorstView } from '../run/messages.ts';
import type { PhaseOfTick } from '../server/serverFigures.ts';
import type { Judged } from './limits.ts';

export const REPORT_VERSION = 2;

export type Verdict = 'pass' | 'fail' | 'invalid';

/** One second of a run. */
export interface Second {
	/** Since the run began. */
	at: number;
	/** Whether it is of what was measured. */
	measured: boolean;
	/** At play, of how many that were to join by then. */
	players: number;
	planned: number;
	joinsFailed: number;
	errors: number;
	tickMs: Percentiles;
	tickIntervalMs: Percentiles;
	/** Means of a tick, ms. */
	phaseMs: Record<PhaseOfTick, number>;
	patchIntervalMs: Percentiles;
	latencyMs: Percentiles;
	displayedErrorUnits: Percentiles;
	/** Mean of all clients. */
	bytesPerSecondPerClient: number;
	eventLoopDelayMs: number;
	ladderStep: number;
	/** Shares of a core. */
	serverCpu: number;
	botCpu: number;
	serverMemoryMb: number;
}

export interface Report {
	version: number;
	verdict: Verdict;
	/** Why it is not a pass; empty when it is. */
	reasons: string[];
	/** What was asked for. */
	scenario: string;
	seed: number;
	bots: number;
	url: string;
	/** Measured. */
	seconds: number;
	tickRate: number;
	serverVersion: string;
	/** At play when it ended, in how many rooms. */
	players: number;
	rooms: number;
	joinsFailed: number;
	errors: number;
	errorsByCause: Causes;
	/** Connections that broke without the plan wanting it. */
	drops: number;
	returns: number;
	joinMs: Percentiles;
	tickMs: Percentiles;
	tickIntervalMs: Percentiles;
	patchIntervalMs?: Percentiles;
	latencyMs?: Percentiles;
	/** Over the clients. */
	bytesPerSecondPerClient: Percentiles;
	sentBytesPerSecondPerClient: number;
	/** Of what SDK clients show, against the server's truth; left out where there was none to check against. */
	displayedErrorUnits?: Percentiles;
	worstView?: WorstView;
	viewDelayMs?: Percentiles;
	missing?: number;
	strangers?: number;
	checks: number;
	unchecked: number;
	framesReceived: number;
	framesAcknowledged: number;
	/** Means of a tick and its phases, and of taking in messages in between for each tick, ms. */
	meanTickMs: number;
	phaseMs: Record<PhaseOfTick, number>;
	receivingMs: number;
	eventLoopDelayMs: Percentiles;
	garbageShare: number;
	ladderStep: number;
	serverCpu: number;
	/** Share of the server's core that others took; 0 where that cannot be told. */
	othersCpu: number;
	serverMemoryMb: number;
	/** Bytes a second of the whole server, by kind of message. */
	sentBytesByKind: Record<string, number>;
	receivedBytesByKind: Record<string, number>;
	/** Share that bots took of the core that they took most of. */
	botCpu: number;
	workers: number;
	/** Server and bots had cores of their own. */
	pinned: boolean;
	limits: Judged[];
	timeline: Second[];
}
