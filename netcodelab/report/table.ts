/** A report as lines for a terminal: a column a line, then the goals that are missed. */

import type { LineName } from '../../netcode/lines.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import type { Spread } from '../figures/percentiles.ts';
import type { StockFigures } from '../stock/runStock.ts';
import type { Judged, LineReport, Report } from './report.ts';

export interface Row {
	figure: string;
	of(report: LineReport): string;
}

const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 2 : 1)}%`;
const plain = (value: number | null, digits = 1) => (value === null || !Number.isFinite(value) ? 'never' : value.toFixed(digits));
const three = ({ p50, p99, max }: Spread, digits = 1) => `${p50.toFixed(digits)} / ${p99.toFixed(digits)} / ${max.toFixed(digits)}`;

/** In the order of the page and of the terminal. Three numbers are p50, p99 and the largest. */
/** Under a row of Fray's: the same of a stock room. */
const stock = (of: (figures: StockFigures) => string): Row => ({
	figure: '  a stock room',
	of: (report) => (report.stock ? of(report.stock) : '-'),
});

export const ROWS: readonly Row[] = [
	{ figure: 'own movement exact', of: ({ exactShare }) => percent(exactShare) },
	{ figure: 'ticks held', of: ({ details }) => percent(details.own.heldShare) },
	{ figure: 'frames discarded', of: ({ details }) => percent(details.own.discardedShare) },
	{ figure: 'corrections a minute', of: ({ details }) => plain(details.own.correctionsPerMinute) },
	{ figure: 'displayed jump, units', of: ({ displayedJumpUnits }) => three(displayedJumpUnits) },
	stock(({ own }) => three(own.displayedJumpUnits)),
	{ figure: 'raw correction, units', of: ({ rawCorrectionUnits }) => three(rawCorrectionUnits) },
	{ figure: 'key to picture, pictures', of: ({ details }) => three(details.own.keyToPicture, 0) },
	{ figure: '  without prediction', of: ({ details }) => three(details.own.keyToPictureUnpredicted, 0) },
	stock(({ own }) => three(own.keyToPicture, 0)),
	{ figure: 'others shown away, units', of: ({ displayedErrorUnits }) => three(displayedErrorUnits) },
	stock(({ others }) => three(others.displayedErrorUnits)),
	{ figure: 'others: jerk, units', of: ({ details }) => three(details.others.jerkUnits) },
	stock(({ others }) => three(others.jerkUnits)),
	{ figure: '  without interpolation', of: ({ details }) => three(details.others.jerkUnitsWithout) },
	{ figure: 'others frozen', of: ({ frozenShare }) => percent(frozenShare) },
	stock(({ others }) => percent(others.frozenShare)),
	{ figure: '  without interpolation', of: ({ details }) => percent(details.others.frozenShareWithout) },
	{ figure: 'pictures extrapolated', of: ({ details }) => percent(details.others.extrapolatedShare) },
	{ figure: 'view delay, ms', of: ({ details }) => three(details.others.viewDelayMs, 0) },
	stock(({ others }) => three(others.viewDelayMs, 0)),
	...WEAPON_IDS.map(
		(id): Row => ({
			figure: `seen is judged: ${id}`,
			of: ({ details }) => {
				const { shots, agreement } = details.shots.byWeapon[id];
				return shots === 0 ? '-' : `${percent(agreement)} of ${shots}`;
			},
		}),
	),
	{ figure: '  rail without rewind', of: ({ details }) => percent(details.shots.agreementWithoutRewind) },
	{ figure: 'shots whose frame came late', of: ({ details }) => percent(details.shots.lateShare) },
	{ figure: '  of those as seen', of: ({ details }) => percent(details.shots.lateAgreement) },
	{ figure: 'shots of who was just pushed', of: ({ details }) => percent(details.shots.pushedShare) },
	{ figure: '  of those as seen', of: ({ details }) => percent(details.shots.pushedAgreement) },
	{ figure: 'shots beyond the cap', of: ({ details }) => percent(details.shots.beyondCapShare) },
	{ figure: '  of those as seen', of: ({ details }) => percent(details.shots.beyondCapAgreement) },
	{ figure: 'shot shown to frame sent, ms', of: ({ details }) => three(details.shots.shownToSentMs, 0) },
	{ figure: 'shot shown to verdict, ms', of: ({ details }) => three(details.shots.shownToJudgedMs, 0) },
	{ figure: 'predicted shots taken back', of: ({ details }) => percent(details.shots.withdrawnShare) },
	{ figure: '  shown for, ms', of: ({ details }) => three(details.shots.withdrawnShownMs, 0) },
	{ figure: 'hits behind cover', of: ({ details }) => `${percent(details.cover.share)} of ${details.cover.hits}` },
	{ figure: '  for, ms', of: ({ details }) => three(details.cover.behindCoverMs, 0) },
	{ figure: '  on the own screen, ms', of: ({ details }) => three(details.cover.ownScreenMs, 0) },
	{ figure: 'frames early, ms', of: ({ details }) => three(details.latency.earlyMs, 0) },
	{ figure: 'server adds from arrival', of: ({ details }) => three(details.latency.fromArrivalMs) },
	{ figure: 'server adds from due', of: ({ details }) => three(details.latency.fromDueMs) },
	{ figure: 'between pictures, ms', of: ({ pictureMs }) => three(pictureMs, 0) },
	{ figure: 'recovery from a freeze, ms', of: ({ recoveryMs }) => plain(recoveryMs, 0) },
];

export function formatReport({ profiles, verdict }: Report): string {
	const entries = Object.entries(profiles) as [LineName, LineReport][];
	const cells = ROWS.map(({ figure, of }) => [figure, ...entries.map(([, report]) => of(report))]);
	const rows = [['p50 / p99 / max', ...entries.map(([name]) => name)], ...cells];
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const table = rows.map(
		(row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`,
	);
	const goals = entries.flatMap(([name, { goals: all }]) => [`  ${name}`, ...all.map((goal) => `    ${formatGoal(goal)}`)]);
	return `${table.join('\n')}\n\n${goals.join('\n')}\n\n  verdict: ${verdict}${verdict === 'invalid' ? ' (the machine had no time for the pictures: run it again when it is quiet)' : ''}`;
}

function formatGoal({ goal, value, bound, at, met }: Judged): string {
	return `${met ? 'met   ' : 'MISSED'}  ${goal.padEnd(32)}${number(value).padStart(10)}  at ${at} ${number(bound)}`;
}

export function number(value: number): string {
	return Number.isFinite(value) ? String(Math.round(value * 10_000) / 10_000) : 'never';
}
