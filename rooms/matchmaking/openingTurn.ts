/** One process at a time opens a room of a kind, so that two who come at once meet in one. Used by `colyseusDoors.ts` and for parties. */

import { matchMaker } from '@colyseus/core';

/** A turn ends by itself after this, seconds: its process has died. */
const TURN_SECONDS = 3;

function keyOf(what: string): string {
	return `fray:opening:${what}`;
}

/** Whether it is this process's turn now; false while another has it. */
export async function takeTurn(what: string): Promise<boolean> {
	const holders = await matchMaker.presence.hincrbyex(keyOf(what), 'holders', 1, TURN_SECONDS);
	if (holders <= 1) return true;
	await matchMaker.presence.hincrbyex(keyOf(what), 'holders', -1, TURN_SECONDS);
	return false;
}

/** Gives the turn back; `stolen` takes it from whoever has had it for too long. */
export async function endTurn(what: string, stolen = false): Promise<void> {
	if (stolen) await matchMaker.presence.del(keyOf(what));
	else await matchMaker.presence.hincrbyex(keyOf(what), 'holders', -1, TURN_SECONDS);
}
