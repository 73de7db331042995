/**
 * Keeps everybody's seat over a hot reload. Colyseus reserves the seats of a reloaded room as if their owners came for
 * the first time, with no options; here they are made the seats of people who come back, so that a client or a page
 * returns with the token that it has, to `onReconnect`. The framework's inside, in this file alone.
 */

import { type Client, matchMaker } from '@colyseus/core';

/** A seat: options of the join, what `onAuth` gave, whether it is taken, whether it waits for somebody to return. */
type ReservedSeat = [options: unknown, auth: unknown, consumed: boolean, returning: boolean];

interface RoomInside {
	_reservedSeats: Record<string, ReservedSeat | undefined>;
	/** By reconnection token. */
	_reconnections: Record<string, [sessionId: string, returned: PromiseLike<Client>] | undefined>;
}

/** To be called once, right after `matchMaker.hotReload()`. */
export async function holdSeats(): Promise<void> {
	for (const { roomId } of await matchMaker.query({})) {
		const room = matchMaker.getLocalRoomById(roomId) as unknown as RoomInside | undefined;
		if (!room) continue;
		for (const [token, reconnection] of Object.entries(room._reconnections)) {
			if (!reconnection) continue;
			const [sessionId, returned] = reconnection;
			const seat = room._reservedSeats[sessionId];
			if (!seat) continue;
			seat[3] = true;
			const release = () => {
				delete room._reconnections[token];
				delete room._reservedSeats[sessionId];
			};
			returned.then(release, release);
		}
	}
}
