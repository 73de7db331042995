/** A report as lines for a terminal. */

import type { Percentiles } from '../figures/histogram.ts';
import { PHASES_OF_TICK } from '../server/serverFigures.ts';
import type { Report, Second } from './report.ts';
import { number, percent } from './verdict.ts';

const NAME_WIDTH = 26;

/** One line a second while it runs. */
export function progressLine(second: Second): string {
	const { at, players, planned, joinsFailed, errors, tickMs, latencyMs, bytesPerSecondPerClient, serverCpu, botCpu, ladderStep } = second;
	return [
		`${String(at).padStart(4)} s`,
		`${players}/${planned} players${joinsFailed > 0 ? `, ${joinsFailed} joins failed` : ''}`,
		`tick p50 ${tickMs.p50.toFixed(1)} p99 ${tickMs.p99.toFixed(1)} ms`,
		`latency p99 ${latencyMs.p99.toFixed(0)} ms`,
		`${Math.round(bytesPerSecondPerClient)} B/s each`,
		`${errors} errors`,
		`server ${percent(serverCpu)}, bots ${percent(botCpu)}${ladderStep > 0 ? `, saving ${ladderStep}` : ''}`,
		...(second.measured ? [] : ['(not measured yet)']),
	].join('  ');
}

export function formatReport(report: Report): string {
	const kinds = (bytes: Record<string, number>) =>
		Object.entries(bytes)
			.filter(([, rate]) => rate >= 1)
			.sort(([, a], [, b]) => b - a)
			.map(([kind, rate]) => `${kind} ${Math.round(rate)}`)
			.join(', ') || 'none';
	const rows: [string, string][] = [
		['players', `${report.players} of ${report.bots} in ${report.rooms} rooms`],
		['joins failed', String(report.joinsFailed)],
		[
			'errors',
			report.errors === 0
				? '0'
				: Object.entries(report.errorsByCause)
						.map(([cause, times]) => `${times} x ${cause}`)
						.join(', '),
		],
		['drops, returns', `${report.drops}, ${report.returns}`],
		['join ms', four(report.joinMs)],
		['tick ms', four(report.tickMs)],
		['tick interval ms', four(report.tickIntervalMs)],
		['patch interval ms', four(report.patchIntervalMs)],
		['input to patch ms', four(report.latencyMs)],
		['bytes/s per client', `${four(report.bytesPerSecondPerClient)}; sent ${Math.round(report.sentBytesPerSecondPerClient)}`],
		['displayed error units', four(report.displayedErrorUnits)],
		...(report.worstView
			? [['worst shown', `${report.worstView.units.toFixed(1)} units: ${report.worstView.about}`] as [string, string]]
			: []),
		['view delay ms', four(report.viewDelayMs)],
		[
			'views against truth',
			report.checks === 0
				? 'not checked'
				: `${report.checks} checked, ${report.unchecked} not: ${report.missing} missing, ${report.strangers} strangers`,
		],
		[
			'a tick on average ms',
			`${report.meanTickMs.toFixed(2)}: ${PHASES_OF_TICK.map((phase) => `${phase} ${report.phaseMs[phase].toFixed(2)}`).join(', ')}; taking in messages ${report.receivingMs.toFixed(2)}`,
		],
		['event loop p99 by second', four(report.eventLoopDelayMs)],
		[
			'server',
			`${percent(report.serverCpu)} of a core, ${Math.round(report.serverMemoryMb)} MB, ${percent(report.garbageShare)} in garbage, saving ${report.ladderStep}; others ${percent(report.othersCpu)} of its core`,
		],
		['sent bytes/s by kind', kinds(report.sentBytesByKind)],
		['received bytes/s by kind', kinds(report.receivedBytesByKind)],
		[
			'bots',
			`${percent(report.botCpu)} of a core, ${report.workers} ${report.workers === 1 ? 'process' : 'processes'}${report.pinned ? '' : ', no cores of their own'}`,
		],
	];
	const table = rows.map(([name, value]) => `  ${name.padEnd(NAME_WIDTH)}${value}`).join('\n');
	const limits = report.limits
		.map(({ limit, value, most, holds }) => {
			const was = value === undefined ? 'not measured' : number(value);
			return `  ${(holds ? (value === undefined ? '-' : 'ok') : 'NO').padEnd(4)}${limit.padEnd(NAME_WIDTH + 4)}${was.padStart(12)}  of ${number(most)}`;
		})
		.join('\n');
	const why = report.reasons.map((reason) => `  - ${reason}`).join('\n');
	return `${table}\n\n${limits}\n\n  verdict: ${report.verdict}${why ? `\n${why}` : ''}`;
}

function four(figure: Percentiles | undefined): string {
	if (!figure) return 'not measured';
	return `p50 ${figure.p50.toFixed(1)}  p95 ${figure.p95.toFixed(1)}  p99 ${figure.p99.toFixed(1)}  max ${figure.max.toFixed(1)}`;
}
