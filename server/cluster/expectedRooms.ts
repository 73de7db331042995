/**
 * Rooms that another process is about to give to this one, and clients who are at the door before the room is: each is
 * held until it has come. Announced by `Cluster`, opened by `Arrivals`, asked by the transport; time comes as an argument.
 */

import type { SeatClaim } from '../../rooms/continuity.ts';

/** A room that has not come this long after it was announced does not come, ms. */
const EXPECTED_MS = 6000;

export interface ExpectedRoomsOptions {
	/** Undefined for a token that is none of ours. */
	readToken(token: string): SeatClaim | undefined;
	/** Calls back after so long, ms; returns a way to cancel. */
	schedule(callback: () => void, delayMs: number): () => void;
}

interface AtDoor {
	/** Lets them in, or sends them away. */
	end(isHere: boolean): void;
	/** They have said that they are ready for what the room tells them. */
	isReady: boolean;
}

interface Expected {
	/** How many are to be at the door. */
	clients: number;
	/** By session. */
	readonly atDoor: Map<string, AtDoor>;
	onGathered: () => void;
	cancel(): void;
}

/** Somebody who waits. */
export interface Waiter {
	/** They have said that they are ready. */
	ready(): void;
	/** They wait no longer. */
	leave(): void;
}

export class ExpectedRooms {
	readonly #options: ExpectedRoomsOptions;
	readonly #rooms = new Map<string, Expected>();

	constructor(options: ExpectedRoomsOptions) {
		this.#options = options;
	}

	/** A room is announced, for which so many clients come. Resolves when all are at the door and ready, or none is waited for any more. */
	expect(roomId: string, clients: number): Promise<void> {
		const before = this.#rooms.get(roomId);
		before?.cancel();
		return new Promise((resolve) => {
			const cancel = this.#options.schedule(() => this.#end(roomId, false), EXPECTED_MS);
			this.#rooms.set(roomId, { clients, atDoor: before?.atDoor ?? new Map(), onGathered: resolve, cancel });
			this.#look(roomId);
		});
	}

	/** Whether somebody at the door is to be held: the room was announced, and the token is that of a seat in it. */
	admits(roomId: string, sessionId: string, token: string): boolean {
		if (!this.#rooms.has(roomId)) return false;
		const claim = this.#options.readToken(token);
		return claim?.roomId === roomId && claim.sessionId === sessionId;
	}

	/**
	 * Somebody whom `admits` let in waits for the room. `onEnd` is told once whether it is here: false when it does not come,
	 * or the same seat's client is at the door by another connection.
	 */
	hold(roomId: string, sessionId: string, onEnd: (isHere: boolean) => void): Waiter {
		const atDoor = this.#rooms.get(roomId)?.atDoor;
		if (!atDoor) {
			onEnd(false);
			return { ready() {}, leave() {} };
		}
		const one: AtDoor = { end: onEnd, isReady: false };
		atDoor.get(sessionId)?.end(false);
		atDoor.set(sessionId, one);
		return {
			ready: () => {
				one.isReady = true;
				this.#look(roomId);
			},
			leave: () => {
				if (atDoor.get(sessionId) === one) atDoor.delete(sessionId);
			},
		};
	}

	/** The room is here, and its seats wait for their players. Returns how many were at the door. */
	came(roomId: string): number {
		return this.#end(roomId, true);
	}

	#look(roomId: string): void {
		const room = this.#rooms.get(roomId);
		if (!room) return;
		let ready = 0;
		for (const { isReady } of room.atDoor.values()) if (isReady) ready++;
		if (ready >= room.clients) room.onGathered();
	}

	#end(roomId: string, isHere: boolean): number {
		const room = this.#rooms.get(roomId);
		if (!room) return 0;
		this.#rooms.delete(roomId);
		room.cancel();
		room.onGathered();
		const all = [...room.atDoor.values()];
		for (const { end } of all) end(isHere);
		return all.length;
	}
}
