/** What a run came to: the figures as JSON and as a table, and whether it passed. Pure; used by the command. */

import type { ServerFigures } from './serverFigures.ts';
import type { SwarmFigures } from './swarm.ts';

export const REPORT_VERSION = 1;

export interface Percentiles {
	p50: number;
	p99: number;
	max: number;
}

export interface Report {
	version: number;
	verdict: 'pass' | 'fail' | 'invalid';
	/** Why it is not a pass; empty when it is. */
	reasons: string[];
	seconds: number;
	players: number;
	joinsFailed: number;
	errors: number;
	errorsByCause: Record<string, number>;
	joinMs: Percentiles;
	tickMs: Percentiles;
	tickIntervalMs: Percentiles;
	bytesPerSecondPerClient: number;
	sentBytesPerSecondPerClient: number;
	framesReceived: number;
	framesAcknowledged: number;
	heldShare: number;
	largestRoom: number;
	/** CPU of the bots' own process, share of one core. */
	botCpuShare: number;
}

/** Beyond this share of a core the run measures the bots, not the server. */
const MAX_BOT_CPU_SHARE = 0.85;

export function makeReport(swarm: SwarmFigures, server: ServerFigures, wanted: number, seconds: number, botCpuShare: number): Report {
	const perClientSecond = Math.max(1, swarm.players * seconds);
	const tickMs = 1000 / server.tickRate;
	const errors = Object.values(swarm.errors).reduce((sum, times) => sum + times, 0);
	const reasons: string[] = [];
	if (swarm.joinsFailed > 0) reasons.push(`${swarm.joinsFailed} of ${wanted} joins failed`);
	if (errors > 0) reasons.push(`${errors} errors: ${Object.keys(swarm.errors).join(', ')}`);
	if (swarm.players > 0 && swarm.framesReceived === 0) reasons.push('no state frame came');
	if (server.tickMs.p99 >= tickMs)
		reasons.push(`tick p99 ${server.tickMs.p99.toFixed(1)} ms is not under the interval of ${tickMs.toFixed(1)} ms`);
	const invalid = botCpuShare > MAX_BOT_CPU_SHARE;
	if (invalid) reasons.push(`the bots used ${(botCpuShare * 100).toFixed(0)}% of their core: the run measures them, use fewer`);
	return {
		version: REPORT_VERSION,
		verdict: reasons.length === 0 ? 'pass' : invalid && reasons.length === 1 ? 'invalid' : 'fail',
		reasons,
		seconds,
		players: swarm.players,
		joinsFailed: swarm.joinsFailed,
		errors,
		errorsByCause: swarm.errors,
		joinMs: percentilesOf(swarm.joinMs),
		tickMs: server.tickMs,
		tickIntervalMs: server.intervalMs,
		bytesPerSecondPerClient: Math.round(swarm.bytesReceived / perClientSecond),
		sentBytesPerSecondPerClient: Math.round(swarm.bytesSent / perClientSecond),
		framesReceived: swarm.framesReceived,
		framesAcknowledged: swarm.framesAcknowledged,
		heldShare: swarm.heldShare,
		largestRoom: swarm.largestRoom,
		botCpuShare,
	};
}

export function percentilesOf(values: readonly number[]): Percentiles {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
	return { p50: at(0.5), p99: at(0.99), max: sorted[sorted.length - 1] ?? 0 };
}

/** The report as lines for a terminal. */
export function formatReport(report: Report): string {
	const three = ({ p50, p99, max }: Percentiles) => `p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}  max ${max.toFixed(1)}`;
	const rows: [string, string][] = [
		['players', `${report.players} (largest room ${report.largestRoom})`],
		['joins failed', String(report.joinsFailed)],
		[
			'errors',
			report.errors === 0
				? '0'
				: Object.entries(report.errorsByCause)
						.map(([cause, times]) => `${times} x ${cause}`)
						.join(', '),
		],
		['join ms', three(report.joinMs)],
		['tick ms', three(report.tickMs)],
		['tick interval ms', three(report.tickIntervalMs)],
		[
			'frames',
			`${report.framesReceived} received, ${report.framesAcknowledged} of ours acknowledged, ${(report.heldShare * 100).toFixed(2)}% held`,
		],
		['bytes/s per client', `${report.bytesPerSecondPerClient} in, ${report.sentBytesPerSecondPerClient} out`],
		["bots' own CPU", `${(report.botCpuShare * 100).toFixed(0)}% of a core`],
	];
	const table = rows.map(([name, value]) => `  ${name.padEnd(20)}${value}`).join('\n');
	const why = report.reasons.map((reason) => `  - ${reason}`).join('\n');
	return `${table}\n\n  verdict: ${report.verdict}${why ? `\n${why}` : ''}`;
}
