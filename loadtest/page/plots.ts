/** What is plotted over time: lines of numbers, one a second. Drawn by uPlot in the page. */

import type { Report, Second } from '../report/report.ts';
import { PHASES_OF_TICK } from '../server/serverFigures.ts';
import { COLOURS } from './style.ts';

export interface Line {
	label: string;
	colour: string;
	/** Lengths of stroke and gap; empty for an unbroken one. Lines differ by this too, not by colour alone. */
	dash: number[];
	values: (number | null)[];
}

export interface Plot {
	title: string;
	unit: string;
	lines: Line[];
}

const DASHES = [[], [6, 4], [2, 3], [10, 4, 2, 4], [14, 6], [1, 6]];
const HUES = [COLOURS.cool, COLOURS.warm, COLOURS.lime, COLOURS.violet, COLOURS.light, COLOURS.alarm];

export function plotsOf({ timeline, tickRate, checks }: Report): Plot[] {
	const plot = (title: string, unit: string, ...lines: [label: string, pick: (second: Second) => number][]): Plot => ({
		title,
		unit,
		lines: lines.map(([label, pick], index) => ({
			label,
			colour: HUES[index % HUES.length] as string,
			dash: DASHES[index % DASHES.length] as number[],
			values: timeline.map((second) => rounded(pick(second))),
		})),
	});
	const plots = [
		plot(
			'A tick takes',
			'ms',
			['p50', ({ tickMs }) => tickMs.p50],
			['p99', ({ tickMs }) => tickMs.p99],
			['its interval', () => 1000 / tickRate],
		),
		plot(
			'Where the time of a tick goes',
			'ms',
			...PHASES_OF_TICK.map((phase): [string, (second: Second) => number] => [phase, ({ phaseMs }) => phaseMs[phase]]),
		),
		plot('From input to the patch with it', 'ms', ['p50', ({ latencyMs }) => latencyMs.p50], ['p99', ({ latencyMs }) => latencyMs.p99]),
		plot(
			'Between two ticks, between two patches',
			'ms',
			['tick p99', ({ tickIntervalMs }) => tickIntervalMs.p99],
			['patch p99', ({ patchIntervalMs }) => patchIntervalMs.p99],
		),
		plot('Bytes a second, of each client', 'B/s', ['received', ({ bytesPerSecondPerClient }) => bytesPerSecondPerClient]),
		plot(
			'Players',
			'',
			['at play', ({ players }) => players],
			['joins failed', ({ joinsFailed }) => joinsFailed],
			['errors', ({ errors }) => errors],
		),
		plot('Of a core', '%', ['server', ({ serverCpu }) => serverCpu * 100], ['bots', ({ botCpu }) => botCpu * 100]),
		plot('The event loop is late', 'ms', ['p99', ({ eventLoopDelayMs }) => eventLoopDelayMs]),
		plot('Memory of the server', 'MB', ['resident', ({ serverMemoryMb }) => serverMemoryMb]),
	];
	if (checks > 0)
		plots.push(
			plot(
				'Shown away from the truth',
				'units',
				['p50', ({ displayedErrorUnits }) => displayedErrorUnits.p50],
				['p99', ({ displayedErrorUnits }) => displayedErrorUnits.p99],
			),
		);
	if (timeline.some(({ ladderStep }) => ladderStep > 0))
		plots.push(plot('The room saves', 'step', ['step', ({ ladderStep }) => ladderStep]));
	return plots;
}

function rounded(value: number): number | null {
	return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null;
}
