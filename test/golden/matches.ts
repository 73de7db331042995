/** The golden matches: which scripts are recorded, and what is kept of each. Used by `record.ts` and the tests. */

import { describeOutcome } from '../../server/replay/outcome.ts';
import { verifyJournal } from '../../server/replay/verify.ts';
import { readJournal } from '../../sim/journalReader.ts';
import { recordMatch } from '../recordMatch.ts';
import { createScript } from '../scriptedPlayers.ts';

export const RECORD_COMMAND = 'node test/golden/record.ts';
const TICK_RATE = 30;
const SECONDS = 60;

/** Eight scripted players for a minute each. */
export const GOLDEN_MATCHES = [
	{ name: 'steady', about: 'the same eight players from beginning to end', seed: 1, churn: 0, tunings: [] },
	{ name: 'comings-and-goings', about: 'players leave and join', seed: 2, churn: 0.01, tunings: [] },
	{
		name: 'live-changes',
		about: 'numbers are changed during the match',
		seed: 3,
		churn: 0,
		tunings: [
			{ atTick: 600, key: 'player.speed', value: 420 },
			{ atTick: 900, key: 'rapid.damage', value: 20 },
			{ atTick: 1200, key: 'match.scoreToWin', value: 4 },
		],
	},
] as const;

export type GoldenMatch = (typeof GOLDEN_MATCHES)[number];

export function goldenPath(match: GoldenMatch, ending: 'fray' | 'txt'): string {
	return `${import.meta.dirname}/${match.name}.${ending}`;
}

/** Plays a golden match under the rules and numbers of now: its journal, and the page of figures kept beside it. */
export function playGoldenMatch(match: GoldenMatch): { bytes: Uint8Array; figures: string } {
	const script = createScript(match.seed, 8, match.churn, [...match.tunings]);
	const { bytes } = recordMatch({ script, seed: match.seed, tickRate: TICK_RATE, ticks: SECONDS * TICK_RATE, endReason: 'golden' });
	return { bytes, figures: describeGolden(match, bytes) };
}

/** What a designer compares before and after a change of balance. */
function describeGolden(match: GoldenMatch, bytes: Uint8Array): string {
	const { ticks, finalHash, outcome } = verifyJournal(readJournal(bytes));
	return [
		`Golden match "${match.name}": ${match.about}. Eight scripted players, ${SECONDS} s. Recorded by ${RECORD_COMMAND}`,
		'',
		`${ticks} ticks, final hash ${finalHash.toString(16).padStart(8, '0')}`,
		...describeOutcome(outcome),
		'',
	].join('\n');
}
