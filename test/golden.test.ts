/** Golden matches: recorded ones that today's rules must repeat, and figures that a change of balance changes visibly; and the verdict on every shot over lines of many lengths. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { verifyJournal } from '../server/replay/verify.ts';
import { readJournal } from '../sim/journalReader.ts';
import { GOLDEN_MATCHES, goldenPath, playGoldenMatch, RECORD_COMMAND } from './golden/matches.ts';
import { describeShots, SHOT_LATENCIES_MS, shotsPath } from './golden/shots.ts';

const ADVICE = `If that was meant, run \`${RECORD_COMMAND}\` and review \`git diff test/golden/*.txt\` as part of the change.`;

describe('golden matches', () => {
	for (const match of GOLDEN_MATCHES) {
		it(`"${match.name}" runs under today's rules as it was recorded (${match.about})`, () => {
			const journal = readJournal(readFileSync(goldenPath(match, 'fray')));
			assert.equal(journal.damage, undefined);
			const { firstDifferentTick } = verifyJournal(journal);
			assert.equal(firstDifferentTick, undefined, `The rules changed: tick ${firstDifferentTick} is the first that differs. ${ADVICE}`);
		});

		it(`"${match.name}" has the figures that were reviewed last`, () => {
			const reviewed = readFileSync(goldenPath(match, 'txt'), 'utf8').replaceAll('\r\n', '\n');
			assert.equal(playGoldenMatch(match).figures, reviewed, `The balance changed. ${ADVICE}`);
		});
	}
});

describe('golden shots', () => {
	for (const roundTripMs of SHOT_LATENCIES_MS)
		it(`over ${roundTripMs} ms are judged as they were reviewed last, each for the same reason`, () => {
			const reviewed = readFileSync(shotsPath(roundTripMs, 'txt'), 'utf8').replaceAll('\r\n', '\n');
			assert.equal(describeShots(roundTripMs, readFileSync(shotsPath(roundTripMs, 'fray'))), reviewed, ADVICE);
		});
});
