/** Two reports side by side: what became better, what worse. Pure; `--against`. */

import type { Percentiles } from '../figures/histogram.ts';
import { PHASES_OF_TICK } from '../server/serverFigures.ts';
import { REPORT_VERSION, type Report } from './report.ts';

/** Smaller changes than this are noise, as a share. */
const NOISE = 0.05;

export interface Difference {
	figure: string;
	before: number;
	now: number;
	/** Of all these figures less is better, but for those that have no better. */
	word: 'better' | 'worse' | 'same' | 'other';
}

/** Throws when the text is no report that this command can read. */
export function readReport(text: string, file: string): Report {
	let report: Partial<Report>;
	try {
		report = JSON.parse(text);
	} catch {
		throw new Error(`${file} is no JSON: give a file that --json wrote`);
	}
	if (report.version !== REPORT_VERSION)
		throw new Error(`${file} is a report of version ${report.version}, this command reads ${REPORT_VERSION}: run the older one anew`);
	return report as Report;
}

/** What makes the two hardly comparable, in words. */
export function caveats(before: Report, now: Report): string[] {
	const words: string[] = [];
	for (const key of ['scenario', 'bots', 'seed', 'tickRate'] as const)
		if (before[key] !== now[key]) words.push(`${key} was ${before[key]} and is ${now[key]}`);
	for (const [name, report] of [
		['before', before],
		['now', now],
	] as const)
		if (report.verdict === 'invalid') words.push(`the run ${name} is invalid: ${report.reasons[0]}`);
	return words;
}

export function compareReports(before: Report, now: Report): Difference[] {
	const rows: [figure: string, pick: (report: Report) => number | undefined, hasBetter: boolean][] = [
		['players', ({ players }) => players, false],
		['joins failed', ({ joinsFailed }) => joinsFailed, true],
		['errors', ({ errors }) => errors, true],
		['drops', ({ drops }) => drops, true],
		...distribution('join ms', ({ joinMs }) => joinMs),
		...distribution('tick ms', ({ tickMs }) => tickMs),
		...PHASES_OF_TICK.map((phase) => row(`${phase} ms a tick`, ({ phaseMs }) => phaseMs[phase])),
		row('taking in ms a tick', ({ receivingMs }) => receivingMs),
		...distribution('tick interval ms', ({ tickIntervalMs }) => tickIntervalMs),
		...distribution('patch interval ms', ({ patchIntervalMs }) => patchIntervalMs),
		...distribution('input to patch ms', ({ latencyMs }) => latencyMs),
		...distribution('bytes/s per client', ({ bytesPerSecondPerClient }) => bytesPerSecondPerClient),
		...distribution('displayed error units', ({ displayedErrorUnits }) => displayedErrorUnits),
		row('missing', ({ missing }) => missing),
		row('strangers', ({ strangers }) => strangers),
		row("server's CPU %", ({ serverCpu }) => serverCpu * 100),
		row("server's memory MB", ({ serverMemoryMb }) => serverMemoryMb),
		row('saving step', ({ ladderStep }) => ladderStep),
	];
	return rows.flatMap(([figure, pick, hasBetter]) => {
		const then = pick(before);
		const value = pick(now);
		if (then === undefined || value === undefined) return [];
		return [{ figure, before: then, now: value, word: wordFor(then, value, hasBetter) }];
	});
}

type Row = [string, (report: Report) => number | undefined, boolean];

function row(figure: string, pick: (report: Report) => number | undefined): Row {
	return [figure, pick, true];
}

function distribution(figure: string, pick: (report: Report) => Percentiles | undefined): Row[] {
	return (['p50', 'p99'] as const).map((at) => row(`${figure} ${at}`, (report) => pick(report)?.[at]));
}

function wordFor(before: number, now: number, hasBetter: boolean): Difference['word'] {
	if (Math.abs(now - before) <= NOISE * Math.max(Math.abs(before), Math.abs(now))) return 'same';
	if (!hasBetter) return 'other';
	return now < before ? 'better' : 'worse';
}

export function formatComparison(before: Report, now: Report): string {
	const lines = compareReports(before, now).map(({ figure, before: then, now: value, word }) => {
		const change = then === 0 ? '' : `${value >= then ? '+' : ''}${(((value - then) / then) * 100).toFixed(0)}%`;
		return `  ${figure.padEnd(28)}${digits(then).padStart(11)}${digits(value).padStart(11)}${change.padStart(8)}  ${word === 'same' ? '' : word}`;
	});
	const notes = caveats(before, now).map((note) => `  - ${note}`);
	return [`  ${'against'.padEnd(28)}${'before'.padStart(11)}${'now'.padStart(11)}`, ...lines, ...notes].join('\n');
}

function digits(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
