/** The match that a party plays in: found for all of them at once, and joined one by one by who comes later or lost the seat. Used by `PartyRoom`. */

import { type IRoomCache, matchMaker, ServerError } from '@colyseus/core';
import { PROBLEMS } from '../../schema/protocol.ts';
import { seatInRoom } from './colyseusDoors.ts';
import type { SeatReservation } from './doors.ts';
import type { Seeker } from './group.ts';
import { matchmaker } from './processMatchmaker.ts';
import type { Search } from './search.ts';

export class PartyMatch {
	private code = '';
	private roomId: string | undefined;
	private search: Search | undefined;
	/** Late comers one after the other: when the match is gone, the first one's new match is that of all. */
	private last: Promise<unknown> = Promise.resolve();

	set party(code: string) {
		this.code = code;
	}

	/** By it the match knows who came together. */
	get number(): number {
		let hash = 0x811c9dc5;
		for (const letter of this.code) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
		return hash >>> 1 || 1;
	}

	/** There is a match to come into. */
	get isOpen(): boolean {
		return this.roomId !== undefined;
	}

	/** Looks for seats for all; undefined when it was stopped. */
	async begin(
		seekers: readonly Seeker[],
		roundTripsMs: ReadonlyMap<string, number> = new Map(),
	): Promise<readonly SeatReservation[] | undefined> {
		const first = seekers[0];
		if (!first) return undefined;
		const search = matchmaker.seek({ modeId: first.auth.mode, mapId: undefined, seekers, roundTripsMs });
		this.search = search;
		const seats = await search.found;
		this.search = undefined;
		this.roomId = seats?.[0]?.roomId;
		return seats;
	}

	/** A seat beside the others; in another match when theirs has ended. Rejects, in words, when theirs is full. */
	join(seeker: Seeker): Promise<readonly SeatReservation[] | undefined> {
		const seats = this.last.then(async () => {
			const room = await this.room();
			const group = { modeId: seeker.auth.mode, mapId: undefined, seekers: [seeker], roundTripsMs: new Map() };
			const [own] = room ? await seatInRoom(room, [group]) : [];
			if (own) return own;
			const now = await this.room();
			if (now?.locked) throw new ServerError(PROBLEMS.roomFull, 'The match of your party is full. Try again when somebody has left.');
			return this.begin([seeker]);
		});
		this.last = seats.catch(() => {});
		return seats;
	}

	private async room(): Promise<IRoomCache | undefined> {
		return this.roomId === undefined ? undefined : matchMaker.getRoomById(this.roomId);
	}

	/** Gives the search up. */
	stop(): void {
		const { search } = this;
		search?.cancel();
		if (search?.place) void matchmaker.line.leave(search.place, false).catch(() => {});
	}

	/** Where it stands in the line before a full server; position 0 when it does not. */
	get place(): { position: number; expectedMs: number | undefined } {
		return { position: this.search?.position ?? 0, expectedMs: this.search?.expectedMs };
	}

	/** Nobody plays there any more. */
	forget(): void {
		this.roomId = undefined;
	}
}
