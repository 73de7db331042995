/**
 * What lies beside a kept journal, as `CODE.json`: why it was kept, and for a complaint what the player's screen
 * showed. Written by `server/keptJournals.ts`; read by lists and by whoever opens the match again.
 */

import type { LastSeconds } from './lastSeconds.ts';
import { readLastSeconds } from './lastSecondsReader.ts';

export const KEPT_VERSION = 1;
/** What a code is made of: nobody takes one of them for another, read aloud or copied by hand. */
export const KEPT_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const KEPT_SIGN_COUNT = 6;
export const KEPT_CODE = /^[A-HJ-NP-Z2-9]{6}$/;

/** Most signs of what a player says about it. */
export const WORDS_MOST = 200;

/**
 * A player asked for it; something was not as the rules allow; a client's prediction was not what the server did; an
 * error ended the match.
 */
export const KEPT_WHY = ['complaint', 'invariant', 'drift', 'failure'] as const;
export type KeptWhy = (typeof KEPT_WHY)[number];

/** Why a journal is kept. JSON-safe. */
export interface KeptReason {
	why: KeptWhy;
	roomId: string;
	/** The tick that it is about: for a complaint the one that the player saw when they pressed the key. */
	tick: number;
	/** Whom it is about; 0 nobody. */
	playerId: number;
	name: string;
	/** The player's own words. */
	words?: string;
	/** Of an invariant or of drift: which, and the values. */
	detail: Readonly<Record<string, string | number | boolean>>;
}

export interface KeptReport extends KeptReason {
	version: typeof KEPT_VERSION;
	code: string;
	/** When it was kept, as the server's clock says, ISO 8601. */
	at: string;
	/** The journal's own name, in the folder of all journals, where it goes first when that is full. */
	journal: string;
	/** `LastSeconds` as bytes, in base 64; there for complaints whose screen came through. */
	screen?: string;
}

/** Reads `CODE.json`. Throws a RangeError that says what is wrong with it. */
export function readKeptReport(text: string): KeptReport {
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch (error) {
		throw new RangeError(`this is no report of a kept journal: ${(error as Error).message}`);
	}
	if (typeof raw !== 'object' || raw === null) throw new RangeError('this is no report of a kept journal: it is no object');
	const report = raw as Record<string, unknown>;
	if (report.version !== KEPT_VERSION)
		throw new RangeError(`this report has version ${String(report.version)}, this program reads version ${KEPT_VERSION}`);
	const want = (field: string, right: boolean) => {
		if (!right) throw new RangeError(`the report's ${field} cannot be read`);
	};
	want('code', typeof report.code === 'string' && KEPT_CODE.test(report.code));
	want(
		'why',
		KEPT_WHY.some((why) => why === report.why),
	);
	for (const field of ['at', 'roomId', 'name', 'journal']) want(field, typeof report[field] === 'string');
	for (const field of ['tick', 'playerId']) want(field, Number.isSafeInteger(report[field]) && (report[field] as number) >= 0);
	for (const field of ['words', 'screen']) want(field, report[field] === undefined || typeof report[field] === 'string');
	want('detail', typeof report.detail === 'object' && report.detail !== null);
	return report as unknown as KeptReport;
}

/** What the player's screen showed; undefined when that did not come through. Throws a RangeError when it cannot be read. */
export function screenOf(report: Readonly<KeptReport>): LastSeconds | undefined {
	if (report.screen === undefined) return undefined;
	return readLastSeconds(Uint8Array.from(atob(report.screen), (sign) => sign.charCodeAt(0)));
}
