/** What a trial says of a stack: a row of the bench's table. */

import type { ClientFigures, ServerFigures } from './messages.ts';
import type { StackId } from './stacks/registry.ts';
import { TICK_MS, TICK_RATE } from './workload.ts';

export interface Percentiles {
	p50: number;
	p99: number;
}

export interface Row {
	stack: StackId;
	players: number;
	/** Whether ticks came in time and the core was not full; null where the clients' core was, so that nobody can say. */
	held: boolean | null;
	/** Share of the server's core, and of the clients'. */
	cpu: number;
	clientCpu: number;
	/** From the start of a tick to the start of the next. */
	tickMs: Percentiles;
	/** A tick's work: moving everybody, encoding and sending. */
	workMs: Percentiles;
	/** From a frame to the next, as clients see it. */
	patchIntervalMs: Percentiles;
	/** As they arrive on a client's socket, WebSocket headers included. */
	bytesPerSecondPerClient: number;
	/** All of these bytes, by updates: one entity's new values in one client's frame. */
	bytesPerUpdateSent: number;
	updatesPerTickPerClient: number;
	/** All of these bytes, by entities in sight (for a stack that culls nothing: by all) and ticks. */
	bytesPerVisible: number;
	visible: number;
	/** Of those in sight, from where they are displayed to where they were at that instant. */
	displayedErrorUnits: Percentiles;
	displayedErrorDegrees: Percentiles;
	/** From where a frame says somebody is to where they were at its tick, no matter when it came. */
	decodedErrorUnits: Percentiles;
	/** How long ago the displayed instant was. */
	viewDelayMs: number;
	rssMb: number;
	/** Input frames that the server decoded, by those that all clients should have sent. */
	inputShare: number;
	checkedFrames: number;
	/** Of those in sight at a look, those not displayed yet because their frame came late. */
	lateShare: number;
	/** What checkers found wrong, and lost connections; empty where all is well. */
	wrong: string[];
}

/** "Held": the 99th percentile of tick intervals, and the core's load. */
export const HELD_INTERVAL_MS = 1.5 * TICK_MS;
export const HELD_CPU = 0.95;
/** With the clients' core fuller than this, what is measured is the clients. */
export const CLIENTS_LIMIT = 0.88;
/** So much of the input must have come, or the server had less to do than it should. */
const INPUT_SHARE = 0.97;

export function rowOf(stack: StackId, players: number, server: ServerFigures, clients: ClientFigures): Row {
	const tickMs = percentiles(server.intervalsMs);
	const bytesPerSecond = clients.bytes / clients.plainClients / clients.seconds;
	// A client's frame is a tick: the two processes' windows need not be the same to the tick.
	const bytesPerFrame = clients.bytes / clients.frames;
	const updatesPerTick = server.updates / players / server.ticks;
	const inputShare = server.inputs / (players * server.seconds * TICK_RATE);
	const late = tickMs.p99 > HELD_INTERVAL_MS || server.cpu >= HELD_CPU;
	const isClientsLimit = clients.cpu > CLIENTS_LIMIT || (inputShare < INPUT_SHARE && !late);
	return {
		stack,
		players,
		held: isClientsLimit && server.cpu < HELD_CPU ? null : !late,
		cpu: server.cpu,
		clientCpu: clients.cpu,
		tickMs,
		workMs: percentiles(server.workMs),
		patchIntervalMs: percentiles(clients.patchIntervalsMs),
		bytesPerSecondPerClient: bytesPerSecond,
		bytesPerUpdateSent: bytesPerFrame / updatesPerTick,
		updatesPerTickPerClient: updatesPerTick,
		bytesPerVisible: bytesPerFrame / clients.visible,
		visible: clients.visible,
		displayedErrorUnits: percentiles(clients.errorsUnits),
		displayedErrorDegrees: percentiles(clients.errorsAim.map((steps) => (steps * 360) / 256)),
		decodedErrorUnits: percentiles(clients.decodedErrorsUnits),
		viewDelayMs: percentiles(viewDelays(server.tickStarts, clients.looks)).p50,
		rssMb: server.rssMb,
		inputShare,
		checkedFrames: clients.checkedFrames,
		lateShare: clients.late / Math.max(1, clients.late + clients.errorsUnits.length),
		wrong: wrongIn(clients),
	};
}

function wrongIn({ missing, farAway, checkedFrames, errorsUnits, lost }: ClientFigures): string[] {
	const wrong = Object.entries(lost).map(([reason, times]) => `${times} clients lost: ${reason}`);
	if (missing > 0) wrong.push(`${missing} times somebody in sight was missing from a frame`);
	if (farAway > 0) wrong.push(`${farAway} times somebody far out of sight was in a frame`);
	if (checkedFrames === 0 || errorsUnits.length === 0) wrong.push('nothing was checked');
	return wrong;
}

/** From when a displayed tick was the server's to when it was displayed, ms. */
function viewDelays(tickStarts: readonly number[], looks: ClientFigures['looks']): number[] {
	return looks.flatMap(([wallMs, shown]) => {
		// The first start is that of tick 1.
		const index = Math.floor(shown) - 1;
		const start = tickStarts[index];
		const next = tickStarts[index + 1];
		return start === undefined || next === undefined ? [] : [wallMs - (start + (next - start) * (shown - Math.floor(shown)))];
	});
}

export function percentiles(values: readonly number[]): Percentiles {
	const sorted = Float64Array.from(values).sort();
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
	return { p50: at(0.5), p99: at(0.99) };
}

/** Of several trials of the same: the median of each figure; held when most were, wrong what was wrong in any. */
export function medianRow(rows: readonly Row[]): Row {
	const [first] = rows;
	if (!first) throw new RangeError('a median of no rows');
	const merged = medianOf(rows as unknown as Tree[]) as unknown as Row;
	const judged = rows.filter(({ held }) => held !== null);
	const held = judged.length * 2 <= rows.length ? null : judged.filter(({ held }) => held).length * 2 > judged.length;
	return { ...merged, stack: first.stack, held, wrong: [...new Set(rows.flatMap(({ wrong }) => wrong))] };
}

type Tree = { [key: string]: Tree | number };

function medianOf(trees: readonly Tree[]): Tree {
	return Object.fromEntries(
		Object.entries(trees[0] ?? {}).map(([key, value]) => {
			const values = trees.map((tree) => tree[key]);
			if (typeof value === 'number') return [key, median(values as number[])];
			return [key, typeof value === 'object' && value !== null && !Array.isArray(value) ? medianOf(values as Tree[]) : value];
		}),
	) as Tree;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
