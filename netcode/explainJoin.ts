/** Why somebody could not get in, in words for them. Used by every way in. */

import { PROBLEMS } from '../schema/protocol.ts';
import { codeOf } from './keepTrying.ts';
import type { Problem } from './link.ts';

/** `error`: what `keepTrying` gave up with. */
export function explainJoin(error: unknown): Problem {
	const code = codeOf(error);
	const message = error instanceof Error ? error.message : String(error);
	if (code === undefined) return { code: 'join-offline', message: 'The server does not answer. Check your network, then try again.' };
	const name = `join-${code}`;
	if (code === PROBLEMS.tooOld) return { code: name, message: 'This page is older than the server. Reload it.' };
	// Our own are words for a player; what Colyseus, a proxy or a closed socket says is not.
	if (code >= PROBLEMS.badOptions && code < PROBLEMS.notNow) return { code: name, message };
	if (code === PROBLEMS.waiting) return { code: name, message: 'The server arranges no matches at the moment. Try again in a moment.' };
	return { code: name, message: 'No seat could be had in a match, however often we tried. Try again in a moment.' };
}
