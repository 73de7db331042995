/**
 * Seats of a room that came from another process and waits for its players: they return with the tokens that they have,
 * to `onReconnect`. Colyseus has this for its own development mode alone, with tokens that are known beforehand, and counts
 * such seats as if their owners came for the first time. Reaches into the framework, as `server/dev/seats.ts` does for a
 * hot reload.
 */

import { type Client, ClientState, Deferred } from '@colyseus/core';

/** A seat: options of the join, what `onAuth` gave, whether it is taken, whether it waits for somebody to return. */
type ReservedSeat = [options: unknown, auth: unknown, consumed: boolean, returning: boolean];

interface RoomInside {
	_reservedSeats: Record<string, ReservedSeat | undefined>;
	/** By reconnection token. */
	_reconnections: Record<string, [sessionId: string, returned: Deferred<Client>] | undefined>;
	_events: { emit(event: string, ...args: unknown[]): void };
	_reserveSeat(sessionId: string, options: unknown, auth: unknown, seconds: number, returning: boolean): Promise<boolean>;
}

interface Waiting {
	timer: ReturnType<typeof setTimeout>;
	/** With which its player is at the door. */
	token: string | undefined;
}

export class AwaitedSeats {
	private readonly inside: RoomInside;
	private readonly waiting = new Map<string, Waiting>();

	/** `room`: Colyseus's. */
	constructor(room: object) {
		this.inside = room as RoomInside;
	}

	/**
	 * Keeps a seat for so long, from now on; then `onGivenUp` is called. The room and the list of rooms count it, as any
	 * reservation. Resolves when it is counted.
	 */
	async keep(sessionId: string, seconds: number, onGivenUp: () => void): Promise<void> {
		const timer = setTimeout(() => {
			this.forget(sessionId);
			onGivenUp();
		}, seconds * 1000);
		this.waiting.set(sessionId, { timer, token: undefined });
		// Colyseus gives its own reservation up a moment later, and counts it off.
		const counted = this.inside._reserveSeat(sessionId, true, {}, seconds + 0.05, false);
		const seat = this.inside._reservedSeats[sessionId];
		if (seat) seat[3] = true;
		await counted;
	}

	/** A player is at the door with a token that was found good: the seat is theirs when they come in with it. */
	admit(sessionId: string, token: string): void {
		const waiting = this.waiting.get(sessionId);
		if (!waiting || waiting.token === token) return;
		const { _reconnections: reconnections, _reservedSeats: seats } = this.inside;
		if (waiting.token !== undefined) delete reconnections[waiting.token];
		waiting.token = token;
		const returned = new Deferred<Client>();
		reconnections[token] = [sessionId, returned];
		returned.then(
			(client) => {
				this.forget(sessionId);
				delete seats[sessionId];
				// As Colyseus marks a client that is on its way back, until `onReconnect` has run.
				client.state = ClientState.RECONNECTING;
				// Its join was counted in another process.
				this.inside._events.emit('join', client);
			},
			// The room closes.
			() => this.forget(sessionId),
		);
	}

	/** Gives up all that wait. */
	stop(): void {
		for (const sessionId of [...this.waiting.keys()]) this.forget(sessionId);
	}

	private forget(sessionId: string): void {
		const waiting = this.waiting.get(sessionId);
		if (!waiting) return;
		clearTimeout(waiting.timer);
		this.waiting.delete(sessionId);
		if (waiting.token !== undefined) delete this.inside._reconnections[waiting.token];
	}
}
