/** Finds the journal that `npm run replay` was asked for: a file, or the short code of one that a player's complaint kept. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT_CODE, readKeptReport } from '../../schema/keptReport.ts';
import { JOURNAL_SUFFIX } from '../journals.ts';
import { KEPT_FOLDER } from '../keptJournals.ts';

export interface WantedJournal {
	/** Of the journal. */
	path: string;
	/** Of what the complaint says beside it; undefined when there is nothing. */
	complaintPath: string | undefined;
	/** Where to begin to look, and at whom; undefined when nothing says so. */
	start: { tick: number; playerId: number } | undefined;
}

/** `wanted`: a path, or a code of a journal kept in `data/kept`. Throws a RangeError in words when a code names nothing. */
export function findJournal(wanted: string, data: string): WantedJournal {
	if (!KEPT_CODE.test(wanted) || existsSync(wanted)) return { path: wanted, complaintPath: undefined, start: undefined };
	const path = join(data, KEPT_FOLDER, `${wanted}${JOURNAL_SUFFIX}`);
	if (!existsSync(path)) throw new RangeError(`there is no file and no kept match "${wanted}" (looked for ${path})`);
	const complaintPath = join(data, KEPT_FOLDER, `${wanted}.json`);
	if (!existsSync(complaintPath)) return { path, complaintPath: undefined, start: undefined };
	return { path, complaintPath, start: startOf(complaintPath) };
}

/** The page tells what it cannot read; the match is there all the same. */
function startOf(path: string): WantedJournal['start'] {
	try {
		const { tick, playerId } = readKeptReport(readFileSync(path, 'utf8'));
		return { tick, playerId };
	} catch {
		return undefined;
	}
}
