/** Finds the journal that `npm run replay` was asked for: a file, or the short code of one that a player's complaint kept. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOURNAL_SUFFIX } from '../journals.ts';

/** What complaints are called. */
const CODE = /^[A-Z0-9]{6}$/;

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
	if (!CODE.test(wanted) || existsSync(wanted)) return { path: wanted, complaintPath: undefined, start: undefined };
	const path = join(data, 'kept', `${wanted}${JOURNAL_SUFFIX}`);
	if (!existsSync(path)) throw new RangeError(`there is no file and no kept match "${wanted}" (looked for ${path})`);
	const complaintPath = join(data, 'kept', `${wanted}.json`);
	if (!existsSync(complaintPath)) return { path, complaintPath: undefined, start: undefined };
	return { path, complaintPath, start: startOf(complaintPath) };
}

/** Of a complaint only when and whose it is; the rest is for the page. */
function startOf(path: string): WantedJournal['start'] {
	try {
		const { tick, playerId } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
		return isCount(tick) && isCount(playerId) ? { tick, playerId } : undefined;
	} catch {
		// The page tells what it cannot read; the match is there all the same.
		return undefined;
	}
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}
