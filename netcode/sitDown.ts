/** The two steps into a room: a seat is asked for over HTTP, then taken over a WebSocket. Used by `connect.ts` and for parties. */

import type { Client, Room, SeatReservation } from '@colyseus/sdk';
import { codeOf, failedByChance } from './keepTrying.ts';
import type { Waiting } from './waiting.ts';

/** A server that says nothing for this long is not going to, ms; longer than it lets people wait in one answer. */
const ANSWER_MS = 10_000;
const SIT_DOWN_MS = 5000;

/** A place for what outlives the page: `sessionStorage` for a seat, `localStorage` for who one is. */
export interface SeatStore {
	getItem(key: string): string | null;
	setItem(key: string, value: string): void;
	removeItem(key: string): void;
}

/** Who one is over many matches, as the server signed it. */
const PLAYER_KEY = 'fray.player';

/** What is asked for at `/matchmake/`; `joinById` and `reconnect` name the room. */
export type Way = 'joinOrCreate' | 'create' | 'joinById';

export interface RequestOptions extends Waiting {
	/** Where it is kept who one is. */
	identity?: SeatStore | undefined;
}

type Answer = (SeatReservation | { wait: { ticket: string; position: number; expectedMs?: number } }) & { player?: string };

/** Waits in line where there is one. Rejects with the server's code, or without one when it cannot be reached. */
export async function requestSeat(
	client: Client,
	way: Way,
	room: string,
	wanted: object,
	options: RequestOptions = {},
): Promise<SeatReservation> {
	const { identity, signal, onWait } = options;
	let ticket: string | undefined;
	for (;;) {
		const player = identity?.getItem(PLAYER_KEY);
		const patience = AbortSignal.timeout(ANSWER_MS);
		const { data } = await client.http.post(`/matchmake/${way}/${room}`, {
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' } as never,
			body: { ...wanted, ...(player ? { player } : {}), ...(onWait ? { waits: true } : {}), ...(ticket ? { ticket } : {}) },
			signal: signal ? AbortSignal.any([signal, patience]) : patience,
		});
		const answer = data as Answer;
		if (answer.player && answer.player !== player) identity?.setItem(PLAYER_KEY, answer.player);
		if (!('wait' in answer)) return answer;
		const { ticket: place, ...where } = answer.wait;
		ticket = place;
		onWait?.({ why: 'full', ...where });
	}
}

/** Of the process that has the seat: its path behind the balancer, `p1`; undefined where there is one process alone. */
export function placeOf({ publicAddress }: SeatReservation): string | undefined {
	return publicAddress?.split('/')[1];
}

/** Takes a seat. Rejects when it is gone, or when its process says nothing. */
export function sitDown(client: Client, seat: SeatReservation): Promise<Room> {
	return new Promise((resolve, reject) => {
		let isLate = false;
		const timer = setTimeout(() => {
			isLate = true;
			reject(failedByChance(`the room said nothing for ${SIT_DOWN_MS} ms`));
		}, SIT_DOWN_MS);
		client
			.consumeSeatReservation(seat)
			.then((room) => {
				// By now another seat is being looked for.
				if (isLate) void room.leave();
				else resolve(room);
			})
			// A refused connection comes without a code: the server that gave the seat is there, only the process is not.
			.catch((error: unknown) => reject(codeOf(error) === undefined ? failedByChance(String(error)) : error))
			.finally(() => clearTimeout(timer));
	});
}
