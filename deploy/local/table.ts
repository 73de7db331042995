/** The table of `npm run cluster`: each process with its slot, rooms, players and load. Pure. */

import type { ProcessStanding, Standing } from './standing.ts';

export interface ProcessRow {
	slot: number;
	pid: number;
	/** Told to end. */
	isEnding: boolean;
	/** How it ended; undefined while it runs. */
	end: string | undefined;
}

const HEAD = ['slot', 'pid', 'rooms', 'players', 'busy', 'tick p99', ''];

/** Lines without their ends. `standing`: undefined when no process answers. */
export function clusterTable(rows: readonly ProcessRow[], standing: Standing | undefined): string[] {
	const cells = rows.map((row) => {
		// A slot is taken again after an end.
		const told = row.end === undefined ? standing?.processes.find(({ slot }) => slot === row.slot) : undefined;
		return [row.slot === 0 ? '-' : `p${row.slot}`, String(row.pid), ...figures(told), stateOf(row, told)];
	});
	const widths = HEAD.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
	const lines = [HEAD, ...cells].map((row) =>
		row
			.map((cell, column) => (column === HEAD.length - 1 ? cell : cell.padStart(widths[column] ?? 0)))
			.join('  ')
			.trimEnd(),
	);
	return standing?.redis === 'lost' ? [...lines, 'Redis does not answer: matches go on, nobody new can be matched.'] : lines;
}

/** All of it in one line, for where nothing can be drawn in place. */
export function clusterLine(rows: readonly ProcessRow[], standing: Standing | undefined): string {
	const parts = rows.map((row) => {
		const told = row.end === undefined ? standing?.processes.find(({ slot }) => slot === row.slot) : undefined;
		const [rooms, players, busy, tick] = figures(told);
		const load = told ? [`${rooms} rooms ${players} players ${busy} busy tick p99 ${tick}`] : [];
		return [`p${row.slot}`, ...load, stateOf(row, told)].join(' ').trimEnd();
	});
	return `${standing?.redis === 'lost' ? 'Redis does not answer; ' : ''}${parts.join('; ')}`;
}

function figures(told: ProcessStanding | undefined): [rooms: string, players: string, busy: string, tick: string] {
	if (!told) return ['-', '-', '-', '-'];
	return [String(told.rooms), String(told.players), `${Math.round(told.busy * 100)}%`, `${told.tickP99Ms.toFixed(1)} ms`];
}

function stateOf({ end, isEnding }: ProcessRow, told: ProcessStanding | undefined): string {
	if (end !== undefined) return isEnding ? 'ended' : `gone (${end})`;
	if (told?.draining || isEnding) return 'gives its matches away';
	return told ? '' : 'does not answer';
}
