/** Keeps seats in a room for people who come together: all of them or none. Called by the matchmaker, from any process. */

import type { Room } from '@colyseus/core';

/** A seat to be kept: the session that will take it, and what the room is told about whoever does. */
export interface SeatWanted {
	sessionId: string;
	options: unknown;
	auth: unknown;
}

/** What Colyseus keeps seats in; it has no way to ask for several at once that fails as a whole. */
interface Reservations {
	_reservedSeats: Readonly<Record<string, unknown>>;
	_reserveMultipleSeats(sessionIds: string[], options: unknown[], auths: unknown[]): Promise<boolean[]>;
}

/** Whether each group has all of its seats now. Groups are served in their order; who does not fit leaves the seats to those who do. */
export async function seatGroups(room: Room, groups: readonly (readonly SeatWanted[])[]): Promise<boolean[]> {
	const inside = room as unknown as Reservations;
	const kept: Promise<boolean[]>[] = [];
	const seated = groups.map((group) => {
		// A seat counts from the moment that it is asked for, so nobody comes between this look and the keeping.
		const free = room.maxClients - room.clients.length - Object.keys(inside._reservedSeats).length;
		if (room.locked || room.hasReachedMaxClients() || free < group.length) return false;
		kept.push(
			inside._reserveMultipleSeats(
				group.map(({ sessionId }) => sessionId),
				group.map(({ options }) => options),
				group.map(({ auth }) => auth),
			),
		);
		return true;
	});
	await Promise.all(kept);
	return seated;
}
