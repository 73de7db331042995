/** How often an address may do something in a minute, counted over all processes. Used by `matchmakeRequests.ts`. */

import { matchMaker } from '@colyseus/core';
import { isOwnNetwork } from './clientAddress.ts';

const WINDOW_SECONDS = 60;

export class AddressLimit {
	private readonly what: string;
	private readonly most: number;

	/** `what` is counted, by a short name; `most` times a minute it is allowed. */
	constructor(what: string, most: number) {
		this.what = what;
		this.most = most;
	}

	/** Whether an address may do it once more. Those without one cannot be told apart: one must not be in the way of all. */
	async allows(address: string): Promise<boolean> {
		return address === '' || Number((await matchMaker.presence.hget(this.keyOf(address), 'count')) ?? 0) < this.most;
	}

	/** An address does it. */
	async note(address: string): Promise<void> {
		if (address !== '') await matchMaker.presence.hincrbyex(this.keyOf(address), 'count', 1, 2 * WINDOW_SECONDS);
	}

	private keyOf(address: string): string {
		return `fray:often:${this.what}:${address}:${Math.floor(Date.now() / 1000 / WINDOW_SECONDS)}`;
	}
}

/** Not for machines of the own network: a load test, a school behind the same wall. */
export class StrangerLimit extends AddressLimit {
	override async allows(address: string): Promise<boolean> {
		return isOwnNetwork(address) || super.allows(address);
	}

	override async note(address: string): Promise<void> {
		if (!isOwnNetwork(address)) await super.note(address);
	}
}
