/** The figures as text for a terminal. Called by the command. */

import type { Figures } from './figures.ts';
import { type Share, shareOf } from './stats.ts';
import { BANDS, SITUATIONS } from './targets.ts';
import { percent, type Verdict } from './verdict.ts';

export function tableOf(figures: Figures, verdict: Verdict): string[] {
	const { run } = figures;
	return [
		`${run.matches} matches of ${run.players} bots, ${run.duels} duels of each two weapons in each situation, seed ${run.seed}`,
		'',
		...section('Duels won (of those with a winner)', ['weapon', ...SITUATIONS.map(({ title }) => title)], duelRows(figures)),
		...section(
			'Time to kill in duels, s: in one go, and with those who had got away between two hits',
			['weapon', 'p25', 'p50', 'p75', 'kills', 'all p50', 'all kills'],
			killTimeRows(figures),
		),
		...section(
			'In matches',
			['weapon', 'shots', 'hit', 'damage', 'of kills', ...BANDS.map(({ id }) => id), 'fights', ...BANDS.map(({ id }) => id)],
			matchRows(figures),
		),
		...section('Kills: who (down) with what killed whom holding what', ['', ...names(figures)], matrixRows(figures)),
		...section('Modes', ['mode', 'matches', 'length', 'kills/min', 'team 1 kills', 'team 1 wins'], modeRows(figures)),
		...section('Maps', ['map', 'matches', 'length', 'crossing', 'team 1 kills', 'spawns, least and most'], mapRows(figures)),
		`respawn ${figures.respawnSeconds.toFixed(2)} s, life ${figures.lifeSeconds.toFixed(1)} s, match ${figures.matchSeconds.toFixed(0)} s (medians)`,
		'',
		...verdictLines(verdict),
	];
}

/** What is missed or open by name, what is met by number. */
export function verdictLines({ findings, passed }: Verdict): string[] {
	const line = (finding: Verdict['findings'][number]) =>
		`${finding.standing.padEnd(6)} ${finding.what}: ${finding.measured} (wanted: ${finding.wanted})`;
	const missed = findings.filter(({ standing }) => standing === 'missed');
	const open = findings.filter(({ standing }) => standing === 'open');
	const met = findings.length - missed.length - open.length;
	return [
		...missed.map(line),
		...open.map(line),
		`verdict: ${passed ? 'passed' : 'MISSED'}; ${met} of ${findings.length} targets met, ${missed.length} missed, ${open.length} open (too few to tell)`,
	];
}

const names = ({ weapons }: Figures) => weapons.map(({ id }) => id);
const cell = (share: Share) => (share.of === 0 ? '-' : `${percent(shareOf(share))}/${share.of}`);

function duelRows({ weapons }: Figures): string[][] {
	return weapons.map(({ id, duels }) => [id, ...duels.map(({ all }) => cell(all))]);
}

function killTimeRows({ weapons }: Figures): string[][] {
	return weapons.map(({ id, timeToKill: { p25, p50, p75, count, all } }) => [
		id,
		p25.toFixed(2),
		p50.toFixed(2),
		p75.toFixed(2),
		`${count}`,
		all.p50.toFixed(2),
		`${all.count}`,
	]);
}

function matchRows({ weapons }: Figures): string[][] {
	return weapons.map(({ id, shots, hits, damage, kills, killShare, killBands, bands }) => [
		id,
		`${shots}`,
		percent(shots > 0 ? hits / shots : 0),
		`${damage}`,
		cell(killShare),
		...killBands.map(cell),
		cell(kills),
		...bands.map(cell),
	]);
}

function matrixRows({ weapons, killMatrix }: Figures): string[][] {
	return weapons.map(({ id }, weapon) => [id, ...(killMatrix[weapon] ?? []).map((kills) => `${kills}`)]);
}

function modeRows({ modes }: Figures): string[][] {
	return modes.map(({ id, matches, matchSeconds, killsAMinute, kills, wins }) => [
		id,
		`${matches}`,
		`${matchSeconds.toFixed(0)} s`,
		killsAMinute.toFixed(1),
		cell(kills),
		cell(wins),
	]);
}

function mapRows({ maps }: Figures): string[][] {
	return maps.map(({ id, matches, matchSeconds, crossingSeconds, sides, spawns }) => {
		const shares = spawns.filter(({ duels }) => duels.of > 0).map(({ duels }) => shareOf(duels));
		const range = shares.length > 0 ? `${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}` : '-';
		return [id, `${matches}`, `${matchSeconds.toFixed(0)} s`, `${crossingSeconds.toFixed(1)} s`, cell(sides), range];
	});
}

function section(title: string, head: readonly string[], rows: readonly string[][]): string[] {
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
	const lines = all.map((row) =>
		row.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))).join('  '),
	);
	return [title, ...lines, ''];
}
