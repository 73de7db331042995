/**
 * Keeps everybody's seat over a hot reload. Colyseus gives up the seats of people who are just away, and reserves the
 * others as if their owners came for the first time, with no options. Here all become seats of people who come back:
 * a client or a page returns with the token that it has, to `onReconnect`. Reaches into the framework.
 */

import { type Client, ClientState, matchMaker } from '@colyseus/core';

/** How long a seat waits for its owner after a reload, seconds. */
const WAIT_SECONDS = 20;

/** A client that is not back within this after a reload is not waited for, ms. */
const RETURN_MS = 1_500;
const POLL_MS = 20;

/** A seat: options of the join, what `onAuth` gave, whether it is taken, whether it waits for somebody to return. */
type ReservedSeat = [options: unknown, auth: unknown, consumed: boolean, returning: boolean];

interface RoomInside {
	roomId: string;
	clients: readonly Client[];
	_reservedSeats: Record<string, ReservedSeat | undefined>;
	_reservedSeatTimeouts: Record<string, NodeJS.Timeout | undefined>;
	/** By reconnection token. */
	_reconnections: Record<string, [sessionId: string, returned: PromiseLike<Client>] | undefined>;
	_reserveSeat(sessionId: string, options: unknown, auth: unknown, seconds: number, returning: boolean, token: string): Promise<boolean>;
}

/** The seat of somebody who was away when the reload came. */
export interface AwaitedSeat {
	roomId: string;
	sessionId: string;
	token: string;
}

/** Before the reload: takes the awaited seats out of the rooms, which would give them up when they close. */
export async function takeAwaitedSeats(): Promise<AwaitedSeat[]> {
	const seats: AwaitedSeat[] = [];
	for (const room of await localRooms()) {
		for (const [token, reconnection] of Object.entries(room._reconnections)) {
			if (!reconnection) continue;
			const [sessionId] = reconnection;
			clearTimeout(room._reservedSeatTimeouts[sessionId]);
			delete room._reconnections[token];
			seats.push({ roomId: room.roomId, sessionId, token });
		}
	}
	return seats;
}

/** After the reload: everybody's seat, of those who were there and of those who were away, waits for them to return. */
export async function holdSeats(away: readonly AwaitedSeat[]): Promise<void> {
	for (const room of await localRooms()) {
		for (const { roomId, sessionId, token } of away) {
			if (roomId === room.roomId) await room._reserveSeat(sessionId, {}, {}, WAIT_SECONDS, false, token);
		}
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

/**
 * Resolves when everybody sits again, or after a while. A page that is told to load anew in the middle of its return
 * would lose its seat: Colyseus keeps that of a client only which has confirmed its join.
 */
export async function everybodyBack(): Promise<void> {
	for (let waitedMs = 0; waitedMs < RETURN_MS; waitedMs += POLL_MS) {
		const rooms = await localRooms();
		const isBack = rooms.every(
			(room) => Object.keys(room._reconnections).length === 0 && room.clients.every(({ state }) => state === ClientState.JOINED),
		);
		if (isBack) return;
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
	}
}

async function localRooms(): Promise<RoomInside[]> {
	const listed = await matchMaker.query({});
	return listed.flatMap(({ roomId }) => (matchMaker.getLocalRoomById(roomId) as unknown as RoomInside | undefined) ?? []);
}
