/** Rows and goals as text for a terminal. */

import type { Goal } from './goals.ts';
import type { Row } from './row.ts';

type Column = [head: string, text: (row: Row) => string];

const COLUMNS: readonly Column[] = [
	['stack', ({ stack }) => stack],
	['players', ({ players }) => String(players)],
	['held', ({ held }) => (held === null ? "clients' limit" : held ? 'yes' : 'no')],
	['CPU', ({ cpu }) => percent(cpu)],
	['tick p50', ({ tickMs }) => tickMs.p50.toFixed(1)],
	['p99 ms', ({ tickMs }) => tickMs.p99.toFixed(1)],
	['work p50', ({ workMs }) => workMs.p50.toFixed(1)],
	['p99 ms', ({ workMs }) => workMs.p99.toFixed(1)],
	['patch p99 ms', ({ patchIntervalMs }) => patchIntervalMs.p99.toFixed(1)],
	['bytes/s', ({ bytesPerSecondPerClient }) => Math.round(bytesPerSecondPerClient).toLocaleString('en')],
	['/update', ({ bytesPerUpdateSent }) => bytesPerUpdateSent.toFixed(1)],
	['/in sight', ({ bytesPerVisible }) => bytesPerVisible.toFixed(1)],
	['error p50', ({ displayedErrorUnits }) => displayedErrorUnits.p50.toFixed(2)],
	['p99 units', ({ displayedErrorUnits }) => displayedErrorUnits.p99.toFixed(2)],
	['aim p99', ({ displayedErrorDegrees }) => `${displayedErrorDegrees.p99.toFixed(1)}°`],
	['delay ms', ({ viewDelayMs }) => viewDelayMs.toFixed(0)],
	['MB', ({ rssMb }) => rssMb.toFixed(0)],
	['clients', ({ clientCpu }) => percent(clientCpu)],
];

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** The heads, and a line for a row, padded to the same widths whatever the rows are. */
export function tableHead(): string {
	return line(COLUMNS.map(([head]) => head));
}

export function tableLine(row: Row): string {
	return line(COLUMNS.map(([, text]) => text(row)));
}

/** What was wrong with a row, one line each. */
export function complaints({ stack, players, wrong }: Row): string[] {
	return wrong.map((what) => `  ${stack} with ${players}: ${what}`);
}

const STACK_WIDTH = 20;
const HELD_WIDTH = 14;
const HELD_COLUMN = 2;

function line(cells: readonly string[]): string {
	return cells
		.map((cell, index) => {
			if (index === 0) return cell.padEnd(STACK_WIDTH);
			const head = COLUMNS[index]?.[0] ?? '';
			return cell.padStart(index === HELD_COLUMN ? HELD_WIDTH : Math.max(head.length, 7));
		})
		.join('  ');
}

export function goalLines(goals: readonly Goal[]): string[] {
	const cells = [
		['goal', 'wanted', 'measured', ''],
		...goals.map(({ figure, goal, measured, standing }) => [figure, goal, measured, standing]),
	];
	const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
	return cells.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}
