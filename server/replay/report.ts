/** What `npm run replay` prints about one journal: what it is, whether it verifies, how today's numbers differ. */

import { ARENAS } from '../../sim/arenas/registry.ts';
import type { Journal, JournalHeader } from '../../sim/journal.ts';
import type { JournalOutline } from '../../sim/journalReader.ts';
import { worldOfJournal } from '../../sim/journalReplay.ts';
import { MODES } from '../../sim/modes/registry.ts';
import { readTuning, TUNABLES } from '../../sim/tuning.ts';
import { describeOutcome } from './outcome.ts';
import { verifyJournal } from './verify.ts';

/** What replays run on here. */
export interface Here {
	rulesHash: string;
	engineVersion: string;
	/** Ticks a second of new rooms. */
	tickRate: number;
	/** Monotonic, ms. */
	nowMs(): number;
}

export interface Report {
	lines: string[];
	/** Whether every tick has its recorded hash. */
	verified: boolean;
}

/** Minutes and seconds of a number of ticks. */
export function clockTime(ticks: number, tickRate: number): string {
	const seconds = Math.floor(ticks / tickRate);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function describeOutline({ header, tickCount, endReason }: JournalOutline): string {
	const arena = ARENAS[header.arenaId]?.title ?? header.arenaId;
	const mode = MODES[header.modeId]?.title ?? header.modeId;
	const length = `${tickCount} ticks, ${clockTime(tickCount, header.tickRate)} at ${header.tickRate} a second`;
	const end = endReason === undefined ? 'not ended' : `ended: ${endReason}`;
	const from = header.snapshot ? ` from the middle of a match, tick ${header.startTick},` : '';
	return `${mode} on ${arena}, room ${header.roomId}, ${header.startedAt},${from} ${length}, ${end}`;
}

/** What differs between the recording's surroundings and these; each may be why a hash differs. */
export function warnings(journal: Journal, here: Here): string[] {
	const { header, damage } = journal;
	const lines: string[] = [];
	if (damage) lines.push(`warning: ${damage}`);
	if (header.rulesHash !== here.rulesHash) {
		lines.push(`warning: recorded under other rules (${header.rulesHash} then, ${here.rulesHash} now): it may differ for that reason`);
	}
	if (header.engineVersion !== here.engineVersion) {
		lines.push(`warning: recorded by version ${header.engineVersion}, this is ${here.engineVersion}`);
	}
	if (header.tickRate !== here.tickRate) {
		lines.push(`warning: recorded at ${header.tickRate} ticks a second and run again at that; new rooms here have ${here.tickRate}`);
	}
	return [...lines, ...unusableNumbers(header)];
}

function unusableNumbers(header: JournalHeader): string[] {
	const world = worldOfJournal(header, 'recorded');
	const lines: string[] = [];
	for (const [key, value] of Object.entries(header.tuning)) {
		if (!TUNABLES.some((tunable) => tunable.key === key)) lines.push(`warning: ${key} was ${value}; there is no such number any more`);
	}
	for (const { key } of TUNABLES) {
		const recorded = header.tuning[key];
		const used = readTuning(world.tuning, key);
		if (recorded === undefined) lines.push(`warning: ${key} is newer than the recording; run with ${used}`);
		else if (used !== recorded) lines.push(`warning: ${key} was ${recorded}, which is out of range now; run with ${used}`);
	}
	return lines;
}

export function reportVerification(journal: Journal, here: Here): Report {
	const startMs = here.nowMs();
	const { ticks, firstDifferentTick, failure, outcome } = verifyJournal(journal);
	const seconds = (here.nowMs() - startMs) / 1000;
	const { tickRate, startTick } = journal.header;
	const speed = `${Math.round(ticks / tickRate / Math.max(seconds, 1e-3))} times real time`;
	const who = `${outcome.players.size} players (at most ${outcome.mostAtOnce} at once)`;
	const verified = firstDifferentTick === undefined;
	const verdict = verified
		? `verified: all ${ticks} ticks are the recorded ones`
		: `differs: tick ${firstDifferentTick} (${clockTime(firstDifferentTick - startTick, tickRate)} in) is the first that is not the recorded one`;
	const failed = failure ? [`the rules throw: ${failure.stack ?? failure.message}`] : [];
	return { lines: [`${verdict}; ${who}; ${speed}`, ...failed, '', ...describeOutcome(outcome)], verified };
}

/** The same commands under today's numbers, beside what was recorded. */
export function reportCurrentTuning(journal: Journal): Report {
	const then = verifyJournal(journal);
	const now = verifyJournal(journal, 'current');
	const today = worldOfJournal(journal.header, 'current').tuning;
	const numbers = TUNABLES.flatMap(({ key, unit }) => {
		const recorded = journal.header.tuning[key];
		const current = readTuning(today, key);
		return recorded === current ? [] : [`  ${key}: ${recorded ?? '(none)'} then, ${current} now (${unit})`];
	});
	const lines = numbers.length > 0 ? ['numbers that differ:', ...numbers] : ["the recording began with today's numbers"];
	if (then.firstDifferentTick !== undefined) {
		lines.push(`warning: with its own numbers it differs too, from tick ${then.firstDifferentTick}: the rules are not the same`);
	}
	const verdict =
		now.firstDifferentTick === undefined ? 'it makes no difference' : `the first tick that differs is ${now.firstDifferentTick}`;
	lines.push(`with today's numbers ${verdict}`, '', '--- recorded numbers', ...describeOutcome(then.outcome));
	lines.push('', "--- today's numbers, the same commands", ...describeOutcome(now.outcome));
	return { lines, verified: now.firstDifferentTick === undefined };
}
