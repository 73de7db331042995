/** What Fray set out to reach beside the other stacks, and whether the rows of a run say that it did. */

import { median, type Row } from './row.ts';
import type { StackId } from './stacks/registry.ts';

const FRAY: StackId = 'fray';
const STATE_VIEW: StackId = 'colyseus-stateview';
const RAW: StackId = 'ws-raw';

export interface Goal {
	figure: string;
	goal: string;
	measured: string;
	/** Open where a row is missing or the clients' core was full. */
	standing: 'met' | 'missed' | 'open';
}

/** Players that must be held, and how much less the best of Colyseus's own ways may hold. */
const HELD_PLAYERS = 1500;
const HELD_TIMES = 3;
const CPU_OF_RAW = 1.3;
const CPU_OF_STATE_VIEW = 0.5;
const BYTES_PER_SECOND = 2000;
const ERROR_UNITS = 4;
const VIEW_DELAY_MS = 150;
const BYTES_PER_UPDATE = 7.5;
const GROWTH = 1.1;
const MEMORY_OF_RAW = 1.5;
const MEMORY_MORE_MB = 100;

type Find = (stack: StackId, players: number) => Row | undefined;

/**
 * `rows`: medians of the runs. `runs`: the rows of each run, for what is a ratio of two: a machine's speed changes
 * from one run to the next, and then a ratio of medians compares a slow minute with a fast one.
 */
export function goalsOf(rows: readonly Row[], runs: readonly (readonly Row[])[] = [rows]): Goal[] {
	const find = finder(rows);
	const fray = find(FRAY, 400);
	const times = (few: StackId, limit: number) =>
		ratio(
			runs,
			(at) => at(FRAY, 400)?.cpu,
			(at) => at(few, 400)?.cpu,
			limit,
		);
	return [
		heldGoal(rows),
		timesGoal(rows),
		{
			figure: 'CPU at 400, of ws-raw',
			goal: `at most ${CPU_OF_RAW} times`,
			...times(RAW, CPU_OF_RAW),
		},
		{
			figure: 'CPU at 400, of colyseus-stateview',
			goal: `at most ${CPU_OF_STATE_VIEW} times`,
			...times(STATE_VIEW, CPU_OF_STATE_VIEW),
		},
		{
			figure: 'bytes a second per client at 400',
			goal: `at most ${BYTES_PER_SECOND.toLocaleString('en')}`,
			...most(fray?.bytesPerSecondPerClient, BYTES_PER_SECOND, 0),
		},
		{
			figure: 'displayed error p99 at 400, units',
			goal: `at most ${ERROR_UNITS}`,
			...most(fray?.displayedErrorUnits.p99, ERROR_UNITS, 2),
		},
		{ figure: 'view delay at 400, ms', goal: `at most ${VIEW_DELAY_MS}`, ...most(fray?.viewDelayMs, VIEW_DELAY_MS, 0) },
		{
			figure: 'bytes per update sent at 400',
			goal: `at most ${BYTES_PER_UPDATE}`,
			...most(fray?.bytesPerUpdateSent, BYTES_PER_UPDATE, 2),
		},
		growthGoal(runs),
		memoryGoal(find),
	];
}

function heldGoal(rows: readonly Row[]): Goal {
	const row = rows.find(({ stack, players }) => stack === FRAY && players >= HELD_PLAYERS);
	const held = heldBy(rows, FRAY);
	return {
		figure: 'players held on one core',
		goal: `at least ${HELD_PLAYERS.toLocaleString('en')}`,
		measured: row ? `${held.toLocaleString('en')}` : `not asked (--players ${HELD_PLAYERS})`,
		standing: !row || (row.held === null && held < HELD_PLAYERS) ? 'open' : held >= HELD_PLAYERS ? 'met' : 'missed',
	};
}

/** What colyseus-stateview holds lies between the last count that it held and the first that it did not: the latter decides. */
function timesGoal(rows: readonly Row[]): Goal {
	const held = heldBy(rows, FRAY);
	const least = heldBy(rows, STATE_VIEW);
	const first = rows.find(({ stack, players, held }) => stack === STATE_VIEW && held === false && players > least)?.players;
	const isKnown = first !== undefined && least > 0 && held > 0;
	const enough = held >= HELD_TIMES * least;
	return {
		figure: 'of what colyseus-stateview holds',
		goal: `at least ${HELD_TIMES} times`,
		measured: isKnown
			? `${held} to ${least} (${first} not held)`
			: first === undefined
				? 'not asked'
				: `${held} to ${least}: nothing to compare`,
		standing: !isKnown ? 'open' : enough ? 'met' : 'missed',
	};
}

/** The most players that a stack held, with all smaller counts held too; 0 for none. */
export function heldBy(rows: readonly Row[], stack: StackId): number {
	const own = rows.filter((row) => row.stack === stack).sort((a, b) => a.players - b.players);
	let held = 0;
	for (const row of own) {
		if (row.held !== true) break;
		held = row.players;
	}
	return held;
}

function growthGoal(runs: readonly (readonly Row[])[]): Goal {
	const perPlayer = (players: number) => (at: Find) => {
		const row = at(FRAY, players);
		return row && row.cpu / row.players;
	};
	return {
		figure: 'CPU per player at 1,500, of that at 800',
		goal: `at most ${GROWTH} times`,
		...ratio(runs, perPlayer(1500), perPlayer(800), GROWTH),
	};
}

function memoryGoal(find: Find): Goal {
	const [fray, raw] = [find(FRAY, 800), find(RAW, 800)];
	const most = raw && MEMORY_OF_RAW * raw.rssMb + MEMORY_MORE_MB;
	return {
		figure: 'memory at 800, MB',
		goal: `at most ${MEMORY_OF_RAW} times that of ws-raw and ${MEMORY_MORE_MB}${most === undefined ? '' : ` (${Math.round(most)})`}`,
		measured: fray && most !== undefined ? `${Math.round(fray.rssMb)}` : 'not asked',
		standing: !fray || most === undefined ? 'open' : fray.rssMb <= most ? 'met' : 'missed',
	};
}

/** The median over the runs of one figure of a run by another of the same run. */
function ratio(
	runs: readonly (readonly Row[])[],
	value: (at: Find) => number | undefined,
	of: (at: Find) => number | undefined,
	limit: number,
): Pick<Goal, 'measured' | 'standing'> {
	const ratios = runs.flatMap((rows) => {
		const [a, b] = [value(finder(rows)), of(finder(rows))];
		return a === undefined || b === undefined ? [] : [a / b];
	});
	if (ratios.length === 0) return { measured: 'not asked', standing: 'open' };
	const middle = median(ratios);
	return { measured: `${middle.toFixed(2)} times`, standing: middle <= limit ? 'met' : 'missed' };
}

function finder(rows: readonly Row[]): Find {
	return (stack, players) => rows.find((row) => row.stack === stack && row.players === players);
}

function most(value: number | undefined, limit: number, digits: number): Pick<Goal, 'measured' | 'standing'> {
	if (value === undefined) return { measured: 'not asked', standing: 'open' };
	return {
		measured: value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
		standing: value <= limit ? 'met' : 'missed',
	};
}
