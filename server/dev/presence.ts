/** Where Colyseus keeps what a hot reload carries over. Used by `npm run dev`. */

import { LocalPresence } from '@colyseus/core';

/** The framework's list of rooms to restore. */
const ROOM_HISTORY = 'roomhistory';

/**
 * A room makes its synced state anew from the world that it carried over. The framework's copy of that state must not
 * be put back too: it appends to what is already there. (Its reference numbers go with it, so it stays, empty.)
 */
export class DevPresence extends LocalPresence {
	override hset(key: string, field: string, value: string): Promise<boolean> {
		if (key !== ROOM_HISTORY) return super.hset(key, field, value);
		const history = JSON.parse(value);
		if ('state' in history) history.state = '{}';
		return super.hset(key, field, JSON.stringify(history));
	}

	/** Nothing outlives the process: a new start is a new match. */
	override shutdown(): void {}
}
