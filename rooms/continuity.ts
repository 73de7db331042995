/**
 * What outlives the process of a room, as interfaces: a room says what it is, whoever keeps it says whether it may go
 * on. Implemented by `server/cluster/`; without it (one process alone, tests) a room lives and dies with its process.
 * See docs/continuity.md.
 */

import type { MatchInProgress } from '../sim/match/runner.ts';
import type { Snapshot } from '../sim/snapshot.ts';
import type { RoomOptions } from './roomOptions.ts';
import type { KeptSeat } from './seating.ts';

/** A room as data. What the world has in it is shared with the room: to be written down at once. */
export interface RoomImage {
	/** The kind of room, by the name that clients ask for. */
	roomName: string;
	options: RoomOptions;
	snapshot: Snapshot;
	lastId: number;
	ownTimeScale?: number | undefined;
}

/** A room as it is given to whoever goes on with it. */
export interface RoomInProgress {
	/** How often it has changed its owner. */
	epoch: number;
	options: RoomOptions;
	match: MatchInProgress;
	seats: readonly KeptSeat[];
	/** Said to its players when they are back; undefined when there is nothing to say. */
	notice?: string | undefined;
}

/** What the keeper asks of a room that runs here. */
export interface KeptRoom {
	readonly roomId: string;
	/** When its last tick began, monotonic, ms. */
	readonly lastTickMs: number;
	image(): RoomImage;
	/** What came in since the last image or the last call, as records of a journal. */
	takeTail(): Uint8Array;
	/** Begins the tail anew: an image was just made. */
	beginTail(): void;
	seats(): KeptSeat[];
	/** Seats of a room that came here wait for their players, from now on. Resolves when the list of rooms counts them. */
	awaitPlayers(inProgress: RoomInProgress): Promise<void>;
	/** The running match is its last: its players then load a newer page. */
	endAfterMatch(): void;
	/** Clients that are connected. */
	readonly connected: number;
	/** Tells them where the match goes soon: the path of a process. */
	foretell(path: string): void;
	/** Resolves right after a tick, when what it was for is sent; soon where there are none. */
	afterTick(): Promise<void>;
	/** Stops its ticks and takes nobody in any more, until `resume`. */
	suspend(): void;
	resume(): void;
	/** Ends it here: another process has it. `path`: where its players go now, when it is known. */
	moveAway(path: string | undefined): void;
}

/** What a room is given by its keeper. */
export interface RoomHold {
	/** Whether this process still owns the room. Asked before each tick. */
	mayTick(nowMs: number): boolean;
	/** Another match has begun, or somebody sat down or left: told at the next beat. */
	noteMatch(): void;
	noteSeats(): void;
	/** The room has ended by itself. */
	release(): void;
	/** Changes with each owner. */
	readonly epoch: number;
}

/** What a token of a seat says: that of the connection with this number, of this session. */
export interface SeatClaim {
	roomId: string;
	sessionId: string;
	epoch: number;
	turn: number;
}

export interface Continuity {
	/** Nobody can be matched for the moment: where that is arranged does not answer. */
	readonly isWaiting: boolean;
	/** What a room of this id goes on from; undefined for a new one. */
	inProgress(roomId: string): RoomInProgress | undefined;
	hold(room: KeptRoom): RoomHold;
	/** A token that any process can check; no longer than 200 letters, without ":". */
	mintToken(claim: SeatClaim): string;
	/** Undefined for a token that is none of ours. */
	readToken(token: string): SeatClaim | undefined;
}
