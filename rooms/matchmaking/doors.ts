/** The rooms of all processes as the matchmaker sees and opens them; `colyseusDoors.ts` is the real one, tests have their own. */

import type { matchMaker } from '@colyseus/core';
import type { Group, Seeker } from './group.ts';
import type { RoomLine } from './planSeats.ts';
import type { WaitingLine } from './waitingLine.ts';

export type SeatReservation = matchMaker.ISeatReservation;

export interface RoomList {
	/** Rooms of a mode that take people. */
	rooms: RoomLine[];
	/** How many more people the server takes in all. */
	peopleLeft: number;
}

export interface Doors {
	/** Rejects when the list cannot be had in time. */
	list(modeId: string): Promise<RoomList>;
	/** Seats of a new room of a mode. */
	seatsOf(modeId: string): number;
	/** For each group its seats, in the order of its seekers; undefined where the room had too few. Never rejects. */
	seat(roomId: string, groups: readonly Group[]): Promise<(SeatReservation[] | undefined)[]>;
	/** Opens a room as somebody wants it; returns its id. Rejects when no process can. */
	open(seeker: Seeker): Promise<string>;
	/** Lets one process at a time open rooms of a mode: false while another does. */
	mayOpen(modeId: string): Promise<boolean>;
	/** Others may open now. `stolen`: who has it has held it for too long. */
	endOpening(modeId: string, stolen?: boolean): Promise<void>;
	/** Where one waits when the server is full. */
	readonly line: WaitingLine;
	/** Monotonic, ms. */
	now(): number;
	sleep(ms: number): Promise<void>;
}
