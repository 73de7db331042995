/** The server's core over players, a line for each stack. Part of the bench's picture. */

import { HELD_CPU, type Row } from '../row.ts';
import type { StackId } from '../stacks/registry.ts';
import { COLOURS, LOOKS, markAt, text } from './looks.ts';

export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

const LABEL_HEIGHT = 19;
const LABEL_GAP = 24;

export function cpuChart(rows: readonly Row[], { left, top, width, height }: Box): string {
	const most = Math.max(...rows.map(({ players }) => players));
	const x = (players: number) => left + (players / most) * width;
	const y = (cpu: number) => top + height * (1 - Math.min(1, cpu));
	const grid = [0, 0.25, 0.5, 0.75, 1].map(
		(share) =>
			`<path d="M${left} ${y(share)}H${left + width}" stroke="${COLOURS.line}"/>${text(left - 8, y(share) + 5, `${share * 100}%`, { anchor: 'end' })}`,
	);
	const counts = [...new Set(rows.map(({ players }) => players))].sort((a, b) => a - b);
	const ticks = spread(counts, x).map((players) => text(x(players), top + height + 22, players.toLocaleString('en'), { anchor: 'middle' }));
	const full = `<path d="M${left} ${y(HELD_CPU)}H${left + width}" stroke="${COLOURS.light}" stroke-dasharray="3 4"/>`;
	const stacks = [...new Set(rows.map(({ stack }) => stack))];
	const points = (stack: StackId) => rows.filter((row) => row.stack === stack && row.held !== null).sort((a, b) => a.players - b.players);
	const lines = stacks.map((stack) => {
		const { colour, width: thickness, dashes } = LOOKS[stack];
		const own = points(stack);
		const path = own.map(({ players, cpu }, index) => `${index === 0 ? 'M' : 'L'}${x(players).toFixed(1)} ${y(cpu).toFixed(1)}`).join('');
		const marks = own.map(({ players, cpu, held }) => markAt(stack, x(players), y(cpu), held === true));
		return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${thickness}"${dashes ? ` stroke-dasharray="${dashes}"` : ''}/>${marks.join('')}`;
	});
	return [
		...grid,
		...ticks,
		full,
		...lines,
		...labels(
			stacks.flatMap((stack) => {
				const last = points(stack).at(-1);
				return last ? [{ stack, y: y(last.cpu) }] : [];
			}),
			left + width + LABEL_GAP,
		),
	].join('\n');
}

interface Label {
	stack: StackId;
	y: number;
}

/** Under each other beside the chart, each as near to the end of its line as the others let it. */
function labels(wanted: Label[], x: number): string[] {
	let least = 0;
	return [...wanted]
		.sort((a, b) => a.y - b.y)
		.map(({ stack, y: wantedY }) => {
			const y = Math.max(wantedY, least);
			least = y + LABEL_HEIGHT;
			const isFray = stack === 'fray';
			const look = { colour: LOOKS[stack].colour, weight: isFray ? 800 : 600, size: isFray ? 17 : 14 };
			return markAt(stack, x, y, true) + text(x + 12, y + 5, stack, look);
		});
}

/** Of these, those that have room for their figures under the axis. */
function spread(counts: readonly number[], x: (players: number) => number): number[] {
	const kept: number[] = [];
	for (const count of [...counts].reverse()) {
		const last = kept[kept.length - 1];
		if (last === undefined || x(last) - x(count) >= 40) kept.push(count);
	}
	return kept;
}
