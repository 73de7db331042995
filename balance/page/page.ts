/** The figures of a run as one HTML page that needs nothing else. Called by the command. */

import type { Figures, MapFigures } from '../figures.ts';
import { shareOf } from '../stats.ts';
import { BANDS, SITUATIONS } from '../targets.ts';
import { percent, type Verdict } from '../verdict.ts';
import { bandChart } from './bandChart.ts';
import { cell, escapeHtml, rowHead, shareCell, table } from './cells.ts';
import { heatPicture, spawnPicture } from './mapPicture.ts';
import { COLOURS, STYLE } from './style.ts';

export function pageOf(figures: Figures, verdict: Verdict): string {
	const { run, maps } = figures;
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fray: balance</title><style>${STYLE}</style></head><body>
<h1>Balance</h1>
<p>${run.matches} matches of ${run.players} bots, ${run.duels} duels of each two weapons in each situation; maps ${run.maps.join(', ')}; modes ${run.modes.join(', ')}; seed ${run.seed}.${settings(figures)}</p>
${verdictSection(verdict)}
<h2>What wins where</h2>
<p>Duels of two equal bots with one weapon each. A bar above the red line wins more than it should; it may in one range, not in two. The thin line is where the true share lies in 95 of 100 cases.</p>
${bandChart(figures)}
${weaponTables(figures)}
<h2>In matches</h2>
${matchTables(figures)}
<h2>Maps</h2>
<div class="maps">${maps.map(mapPictures).join('')}</div>
</body></html>
`;
}

function settings({ run }: Figures): string {
	const changed = Object.entries(run.tuning).map(([key, value]) => `${key} ${value}`);
	return changed.length > 0 ? ` With ${escapeHtml(changed.join(', '))}.` : '';
}

function verdictSection({ passed, findings }: Verdict): string {
	const row = ({ what, measured, wanted, standing }: Verdict['findings'][number]) => [
		`<td class="text ${standing}">${standing}</td>`,
		...[what, measured, wanted].map((text) => `<td class="text">${escapeHtml(text)}</td>`),
	];
	const head = ['', 'what', 'measured', 'wanted'];
	const ofNote = findings.filter(({ standing }) => standing !== 'met');
	const met = findings.filter(({ standing }) => standing === 'met');
	return `<div class="verdict" style="color:${passed ? COLOURS.lime : COLOURS.alarm}">${passed ? 'Every target is met, as far as the counts can tell' : 'Targets are missed'}</div>
${ofNote.length > 0 ? table(head, ofNote.map(row)) : ''}
<details><summary>${met.length} of ${findings.length} targets are met</summary>${table(head, met.map(row))}</details>`;
}

function weaponTables({ weapons }: Figures): string {
	const ids = weapons.map(({ id }) => id);
	const perSituation = SITUATIONS.map(({ title, about }, index) => {
		const rows = weapons.map(({ id, duels }) => [rowHead(id), ...(duels[index]?.against ?? []).map(shareCell)]);
		return `<div><h3>${title}: ${escapeHtml(about)}</h3>${table(['wins against', ...ids], rows)}</div>`;
	});
	const rows = weapons.map(({ id, about, timeToKill: { p25, p50, p75, count, all } }) => [
		rowHead(id),
		...[p25, p50, p75].map((seconds) => cell(seconds.toFixed(2))),
		cell(count),
		cell(all.p50.toFixed(2)),
		cell(all.count),
		`<td class="text">${escapeHtml(about)}</td>`,
	]);
	return `<h2>Time to kill</h2><p>From the first hit to the kill in duels, seconds: of kills in one go, and of all, with those whose victim had got away between two hits. The first is judged.</p>${table(['weapon', 'p25', 'p50', 'p75', 'kills', 'p50 of all', 'all kills', 'what it is for'], rows)}
<h2>What counters what</h2><div class="maps" style="grid-template-columns:repeat(auto-fit,minmax(520px,1fr))">${perSituation.join('')}</div>`;
}

function matchTables({ weapons, killMatrix, modes, maps, ...figures }: Figures): string {
	const used = weapons.map(({ id, shots, hits, damage, kills, killShare, killBands, bands }) => [
		rowHead(id),
		cell(shots),
		cell(percent(shots > 0 ? hits / shots : 0)),
		cell(damage),
		cell(percent(shareOf(killShare))),
		...killBands.map((share) => cell(percent(shareOf(share)))),
		shareCell(kills),
		...bands.map(shareCell),
	]);
	const matrix = weapons.map(({ id }, weapon) => [rowHead(id), ...(killMatrix[weapon] ?? []).map(cell)]);
	const byMode = modes.map((mode) => [
		rowHead(mode.title),
		cell(mode.matches),
		cell(`${mode.matchSeconds.toFixed(0)} s`),
		cell(mode.killsAMinute.toFixed(1)),
		shareCell(mode.kills),
		shareCell(mode.wins),
	]);
	const byMap = maps.map((map) => [
		rowHead(map.title),
		cell(map.matches),
		cell(`${map.matchSeconds.toFixed(0)} s`),
		cell(`${map.crossingSeconds.toFixed(1)} s`),
		shareCell(map.sides),
	]);
	return `<p>Fights are those in which both hurt the other, by the range at which they began. They are shown, not judged: bots change weapons in a fight, so who chose what and when is in them, and a weapon of single heavy hits shines.</p>
<p>Median life ${figures.lifeSeconds.toFixed(1)} s, respawn ${figures.respawnSeconds.toFixed(2)} s, match ${figures.matchSeconds.toFixed(0)} s.</p>
${table(['weapon', 'shots', 'hit', 'damage', 'of all kills', ...BANDS.map(({ title }) => `of ${title.toLowerCase()}`), 'fights won', ...BANDS.map(({ title }) => title)], used)}
<h3 style="margin-top:18px">Kills: with what (down), of whom holding what</h3>${table(['', ...weapons.map(({ id }) => id)], matrix)}
<h3 style="margin-top:18px">Modes</h3>${table(['mode', 'matches', 'length', 'kills a minute', 'kills of team 1', 'won by team 1'], byMode)}
<h3 style="margin-top:18px">Maps</h3>${table(['map', 'matches', 'length', 'crossing', 'kills of team 1'], byMap)}`;
}

function mapPictures(map: MapFigures): string {
	return `<figure style="margin:0"><h3>${escapeHtml(map.title)}: deaths</h3>${heatPicture(map, map.deaths, COLOURS.alarm, `${map.title}: deaths`)}</figure>
<figure style="margin:0"><h3>${escapeHtml(map.title)}: travel</h3>${heatPicture(map, map.travel, COLOURS.cool, `${map.title}: travel`)}</figure>
<figure style="margin:0"><h3>${escapeHtml(map.title)}: duels won from each spawn, %</h3>${spawnPicture(map)}</figure>`;
}
