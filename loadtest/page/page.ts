/** A report as one HTML page that needs nothing else: it can be mailed. `--html`. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Percentiles } from '../figures/histogram.ts';
import { compareReports } from '../report/compare.ts';
import type { Report } from '../report/report.ts';
import { number } from '../report/verdict.ts';
import { PHASES_OF_TICK } from '../server/serverFigures.ts';
import { DRAW_PLOTS } from './drawPlots.ts';
import { plotsOf } from './plots.ts';
import { COLOURS, STYLE } from './style.ts';

const require = createRequire(import.meta.url);
/** The plotting library as a browser takes it. */
const UPLOT_JS = readFileSync(require.resolve('uplot/dist/uPlot.iife.min.js'), 'utf8');
const UPLOT_CSS = readFileSync(require.resolve('uplot/dist/uPlot.min.css'), 'utf8');

/** `before`: an earlier report to compare with. */
export function pageOf(report: Report, before?: Report): string {
	const { scenario, bots, seconds, seed, url, serverVersion, tickRate, rooms, workers, pinned } = report;
	const cores = pinned ? 'server and bots on cores of their own' : 'server and bots on no cores of their own';
	const data = {
		seconds: report.timeline.map(({ at }) => at),
		measuredFrom: report.timeline.find(({ measured }) => measured)?.at ?? 0,
		plots: plotsOf(report),
	};
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fray: ${escapeHtml(scenario)}, ${bots} bots</title>
<style>${UPLOT_CSS}${STYLE}</style></head><body>
<h1>${escapeHtml(scenario)}</h1>
<p>${bots} bots in ${rooms} rooms against ${escapeHtml(url)} (Fray ${escapeHtml(serverVersion)}, ${tickRate} ticks a second), ${seconds.toFixed(0)} s, seed ${seed}; ${workers} ${workers === 1 ? 'process' : 'processes'} of bots, ${cores}.</p>
${verdictSection(report)}
<h2>Over time</h2>
<p>One point a second. What is shaded was before the measurement: bots were joining.</p>
<div class="plots" id="plots"></div>
<h2>Percentiles</h2>
${percentileTable(report)}
<h2>Bytes by kind of message</h2>
${kindTable(report)}
${before ? `<h2>Against an earlier run</h2>${comparisonTable(before, report)}` : ''}
<script>${UPLOT_JS}</script>
<script>const DATA = ${JSON.stringify(data).replaceAll('<', '\\u003c')}; const COLOURS = ${JSON.stringify(COLOURS)};
${DRAW_PLOTS}</script>
</body></html>
`;
}

function verdictSection({ verdict, reasons, limits }: Report): string {
	const words = { pass: 'Passed: every limit holds', fail: 'Failed', invalid: 'Invalid: it did not measure the server' };
	const rows = limits.map(({ limit, value, most, holds }) => {
		const standing = value === undefined ? 'open' : holds ? 'held' : 'broken';
		const word = { open: 'not measured', held: 'holds', broken: 'broken' }[standing];
		return [`<td class="text ${standing}">${word}</td>`, text(limit), cell(value === undefined ? '' : number(value)), cell(number(most))];
	});
	return `<div class="verdict" style="color:${verdict === 'pass' ? COLOURS.lime : verdict === 'fail' ? COLOURS.alarm : COLOURS.warm}">${words[verdict]}</div>
${reasons.length > 0 ? `<ul>${reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>` : ''}
${table(['', 'limit', 'was', 'at most'], rows)}`;
}

function percentileTable(report: Report): string {
	const rows: [string, Percentiles | undefined][] = [
		['join, ms', report.joinMs],
		['tick, ms', report.tickMs],
		['between two ticks, ms', report.tickIntervalMs],
		['between two patches, ms', report.patchIntervalMs],
		['from input to the patch with it, ms', report.latencyMs],
		['bytes a second of a client', report.bytesPerSecondPerClient],
		['shown away from the truth, units', report.displayedErrorUnits],
		['delay of the view, ms', report.viewDelayMs],
		['event loop late, p99 of each second, ms', report.eventLoopDelayMs],
	];
	const cells = rows.flatMap(([name, figure]) =>
		figure ? [[head(name), ...[figure.p50, figure.p95, figure.p99, figure.max].map((value) => cell(value.toFixed(1)))]] : [],
	);
	const phases = PHASES_OF_TICK.map((phase) => `${phase} ${report.phaseMs[phase].toFixed(2)}`).join(', ');
	const checked =
		report.checks > 0
			? ` ${report.checks} views were checked against the server's truth: ${report.missing} players missing, ${report.strangers} that were not there.`
			: ' No view was checked against the truth.';
	return `${table(['', 'p50', 'p95', 'p99', 'max'], cells)}
<p>A tick takes ${report.meanTickMs.toFixed(2)} ms on average (${phases}), and ${report.receivingMs.toFixed(2)} ms go into taking in messages for each. ${report.drops} connections broke, ${report.returns} returned.${checked}</p>`;
}

function kindTable({ sentBytesByKind, receivedBytesByKind }: Report): string {
	const rows = (way: string, kinds: Record<string, number>) =>
		Object.entries(kinds)
			.sort(([, a], [, b]) => b - a)
			.map(([kind, rate]) => [head(`${way}: ${kind}`), cell(Math.round(rate))]);
	return table(['', 'bytes a second'], [...rows('sent', sentBytesByKind), ...rows('received', receivedBytesByKind)]);
}

function comparisonTable(before: Report, now: Report): string {
	const standing = { better: 'held', worse: 'broken', same: '', other: '' };
	const rows = compareReports(before, now).map(({ figure, before: then, now: value, word }) => [
		head(figure),
		cell(then.toFixed(2)),
		cell(value.toFixed(2)),
		`<td class="text ${standing[word]}">${word === 'other' ? '' : word}</td>`,
	]);
	return table(['', 'before', 'now', ''], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const top = heads.map((name) => `<th>${escapeHtml(name)}</th>`).join('');
	return `<div class="wide"><table><tr>${top}</tr>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table></div>`;
}

function head(name: string): string {
	return `<th style="text-align:left">${escapeHtml(name)}</th>`;
}

function cell(value: string | number): string {
	return `<td>${value}</td>`;
}

function text(value: string): string {
	return `<td class="text">${escapeHtml(value)}</td>`;
}

function escapeHtml(value: string): string {
	return value.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
