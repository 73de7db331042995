/** How often an address may do what only somebody who tries out codes does often; counted over all processes. Used by `matchmakeRequests.ts`. */

import { matchMaker } from '@colyseus/core';

/** A mistyped link is a few times, a search for codes is thousands. */
const MOST = 30;
/** Forgotten when for so long nothing was counted, seconds. */
const WINDOW_SECONDS = 60;

export class MissLimit {
	private readonly what: string;

	/** `what`: is counted, by a short name. */
	constructor(what: string) {
		this.what = what;
	}

	/** Whether an address may do it. Those without one cannot be told apart: one must not be in the way of all. */
	async allows(address: string): Promise<boolean> {
		if (address === '') return true;
		return Number((await matchMaker.presence.hget(this.keyOf(address), 'count')) ?? 0) < MOST;
	}

	/** An address has done it. */
	async note(address: string): Promise<void> {
		if (address === '') return;
		await matchMaker.presence.hincrbyex(this.keyOf(address), 'count', 1, WINDOW_SECONDS);
	}

	private keyOf(address: string): string {
		return `fray:often:${this.what}:${address}`;
	}
}
