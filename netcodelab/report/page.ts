/** A report as one HTML page that needs nothing else. `--html`. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { COLOURS, STYLE } from '../../loadtest/page/style.ts';
import type { LineName } from '../../netcode/lines.ts';
import { LINES } from '../../netcode/lines.ts';
import type { LineReport, Report } from './report.ts';
import { number, ROWS } from './table.ts';

const require = createRequire(import.meta.url);
/** The plotting library as a browser takes it. */
const UPLOT_JS = readFileSync(require.resolve('uplot/dist/uPlot.iife.min.js'), 'utf8');
const UPLOT_CSS = readFileSync(require.resolve('uplot/dist/uPlot.min.css'), 'utf8');

const VERDICTS = { pass: 'Every goal is met', fail: 'Some goals are missed', invalid: 'Invalid: the machine was too busy' } as const;

export function pageOf(report: Report): string {
	const entries = Object.entries(report.profiles) as [LineName, LineReport][];
	const plots = entries.map(([name, { timeline }]) => ({ name, timeline }));
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fray: the netcode over bad lines</title>
<style>${UPLOT_CSS}${STYLE}</style></head><body>
<h1>The netcode over bad lines</h1>
<p>${report.clients} scripted players on each line for ${report.seconds} s, then a freeze of two seconds; Fray ${escapeHtml(report.version)}, ${report.tickRate} ticks a second, seed ${report.seed}. Three numbers are p50, p99 and the largest.</p>
<div class="verdict" style="color:${report.verdict === 'pass' ? COLOURS.lime : COLOURS.alarm}">${VERDICTS[report.verdict]}</div>
${figuresTable(entries)}
<h2>Goals</h2>
${goalsTable(entries)}
<h2>Over time</h2>
<p>Of the first player, the worst of each fifth of a second. What is shaded is the freeze.</p>
<div class="plots" id="plots"></div>
<script>${UPLOT_JS}</script>
<script>const DATA = ${JSON.stringify(plots).replaceAll('<', '\\u003c')}; const COLOURS = ${JSON.stringify(COLOURS)};
${DRAW}</script>
</body></html>
`;
}

function figuresTable(entries: readonly [LineName, LineReport][]): string {
	const heads = ['', ...entries.map(([name]) => name)].map((name) => `<th>${name}</th>`).join('');
	const abouts = entries.map(([name]) => `<th style="white-space:normal;font-weight:400">${escapeHtml(LINES[name].about)}</th>`).join('');
	const rows = ROWS.map(({ figure, of }) => {
		const cells = entries.map(([, report]) => `<td>${escapeHtml(of(report))}</td>`).join('');
		return `<tr><th style="text-align:left">${escapeHtml(figure.replace(/^ +/, '– '))}</th>${cells}</tr>`;
	});
	return `<div class="wide"><table><tr>${heads}</tr><tr><th></th>${abouts}</tr>${rows.join('')}</table></div>`;
}

function goalsTable(entries: readonly [LineName, LineReport][]): string {
	const rows = entries.flatMap(([name, { goals }]) =>
		goals.map(
			({ goal, value, bound, at, met }) =>
				`<tr><td class="text">${name}</td><td class="text">${escapeHtml(goal)}</td><td class="${met ? 'held' : 'broken'}">${number(value)}</td><td>at ${at} ${number(bound)}</td><td class="text ${met ? 'held' : 'broken'}">${met ? 'met' : 'missed'}</td></tr>`,
		),
	);
	return `<div class="wide"><table><tr><th>line</th><th>goal</th><th>was</th><th></th><th></th></tr>${rows.join('')}</table></div>`;
}

/** In the browser: for each line a plot of what is counted in units and one of what is counted in ms. Needs `DATA` and `COLOURS`. */
const DRAW = `
const KINDS = [
	{ title: 'units', lines: [['others shown away', 'errorUnits', COLOURS.cool, []], ['own body jumps', 'jumpUnits', COLOURS.warm, [6, 4]]] },
	{ title: 'ms, and ticks held', lines: [['view delay', 'viewDelayMs', COLOURS.lime, []], ['frames early', 'earlyMs', COLOURS.violet, [6, 4]], ['ticks held', 'heldTicks', COLOURS.alarm, [2, 3]]] },
];
const drawn = DATA.flatMap(({ name, timeline }) => KINDS.map((kind) => {
	const box = document.createElement('div');
	box.className = 'plot';
	const title = document.createElement('h3');
	title.textContent = name + ', ' + kind.title;
	box.append(title);
	document.getElementById('plots').append(box);
	const axis = { stroke: COLOURS.muted, grid: { stroke: COLOURS.wall, width: 1 }, ticks: { stroke: COLOURS.wall } };
	const shade = (u) => {
		const left = u.valToPos(timeline.frozenFrom, 'x', true), right = u.valToPos(timeline.frozenTo, 'x', true);
		u.ctx.fillStyle = COLOURS.floorLight;
		u.ctx.fillRect(left, u.bbox.top, right - left, u.bbox.height);
	};
	const options = {
		width: box.clientWidth - 24, height: 200,
		cursor: { sync: { key: name } },
		scales: { x: { time: false } },
		axes: [{ ...axis, values: (u, all) => all.map((at) => at + ' s') }, { ...axis, size: 56 }],
		series: [{ label: 'second' }, ...kind.lines.map(([label, , stroke, dash]) => ({ label, stroke, dash, width: 2, points: { show: false } }))],
		hooks: { drawClear: [shade] },
	};
	return { box, chart: new uPlot(options, [timeline.seconds, ...kind.lines.map(([, key]) => timeline[key])], box) };
}));
addEventListener('resize', () => { for (const { box, chart } of drawn) chart.setSize({ width: box.clientWidth - 24, height: 200 }); });
`;

function escapeHtml(value: string): string {
	return value.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
