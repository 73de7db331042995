/** Who sits where in a room, and what the synced state shows of it. Used by `ArenaRoom`. */

import type { Client } from '@colyseus/core';
import type { ManagedEntry } from '../schema/interest/managedMap.ts';
import { ROSTER_STATUS, type RosterLine } from '../schema/RosterLine.ts';
import type { SyncedArena } from '../schema/SyncedArena.ts';
import { FrameQueue } from '../sim/match/frameQueue.ts';
import { Seat } from '../sim/match/seat.ts';
import type { PlayerInput } from '../sim/tickInput.ts';
import { NEW_RATING, type Rating } from './players.ts';
import type { RoomOptions } from './roomOptions.ts';

/** A client from which nothing came for this long is taken to be gone, so that its return finds its seat. */
const SILENT_MS = 3000;
/** A hidden page keeps its seat this long. */
const AWAY_MS = 60_000;

/** Who sits there, where that is known: the player over many matches, and the points of their rating. */
export interface Person {
	player: string;
	rating: number;
}

/** A seat as it outlives its room. `turns`: connections that it has had. */
export type KeptSeat = [sessionId: string, playerId: number, name: string, turns: number, person?: Person];

/** A seat, and what the room keeps beside it. */
interface Sitting {
	seat: Seat;
	/** Of its present connection. */
	frames: FrameQueue;
	/** Its client holds what another room told it, which this one goes on from. */
	isStranger: boolean;
	/** Which of the seat's connections that is, counted from 1. */
	turn: number;
	person: Person | undefined;
	/** For how many ticks it has been taken. */
	ticks: number;
	/** What of it was written last into the line of the table, and into which: most of it stands still. */
	line: ManagedEntry<RosterLine> | undefined;
	status: string;
	pingMs: number;
}

export class Seating {
	/** Of the people, in points; undefined while nobody is known. Kept, because it is looked at in every tick. */
	meanRating: number | undefined;
	/** By session. */
	private readonly sittings = new Map<string, Sitting>();
	private readonly synced: SyncedArena;

	constructor(synced: SyncedArena) {
		this.synced = synced;
	}

	get(client: { sessionId: string }): Seat | undefined {
		return this.sittings.get(client.sessionId)?.seat;
	}

	/** Connects a client with its seat; its frames count from the start. */
	sitDown(client: Client, seat: Seat): FrameQueue {
		const { sessionId } = client;
		const before = this.sittings.get(sessionId);
		return this.sit(sessionId, seat, {
			turn: this.turnOf(sessionId) + 1,
			isStranger: before?.isStranger ?? false,
			person: before?.person ?? personOf(client.auth),
			ticks: before?.ticks ?? 0,
		});
	}

	/** How many connections a session's seat has had; 0 without a seat. */
	turnOf(sessionId: string): number {
		return this.sittings.get(sessionId)?.turn ?? 0;
	}

	/** Whether a client holds what another room told it; not any more after this. */
	takeStranger(client: Client): boolean {
		const sitting = this.sittings.get(client.sessionId);
		const isStranger = sitting?.isStranger ?? false;
		if (sitting) sitting.isStranger = false;
		return isStranger;
	}

	/** A connection with a later number than is known here was made before the room came here. */
	skipTo(sessionId: string, turn: number): void {
		const sitting = this.sittings.get(sessionId);
		if (sitting) sitting.turn = Math.max(sitting.turn, turn);
	}

	/** The newest frame that was used up: what a client is told. */
	acknowledged(client: Client): number {
		return this.sittings.get(client.sessionId)?.frames.acknowledged ?? 0;
	}

	/** Takes the seat away; returns it. */
	free(client: { sessionId: string }): Seat | undefined {
		const seat = this.get(client);
		this.sittings.delete(client.sessionId);
		this.rate();
		return seat;
	}

	/** Everybody's commands for a tick, by player id. */
	takeInputs(tick: number, tickRate: number, dueMs: number): Map<number, PlayerInput> {
		const commands = new Map<number, PlayerInput>();
		for (const sitting of this.sittings.values()) {
			const { seat, frames } = sitting;
			sitting.ticks++;
			const input = seat.takeInput(frames, tick, tickRate, dueMs);
			if (input) commands.set(seat.playerId, input);
		}
		return commands;
	}

	/** Writes what seats add to the state. A bot plays for `replaced`. */
	show(replaced: ReadonlySet<number>): void {
		for (const sitting of this.sittings.values()) {
			const { seat } = sitting;
			const synced = this.synced.players.get(seat.playerId);
			if (!synced) continue;
			if (synced.self) seat.projectSelf(synced.self);
			if (this.synced.isTableDue) showLine(sitting, synced.roster, replaced.has(seat.playerId) ? 'idle' : seat.status);
		}
	}

	/** A client's round trip was measured, ms. */
	notePing(sessionId: string, roundTripMs: number): void {
		const seat = this.sittings.get(sessionId)?.seat;
		if (seat) seat.roundTripMs = Math.min(9999, Math.round(roundTripMs));
	}

	/** `silent`: its connection is to be ended; `away`: hidden for so long that its seat is given up. */
	overdue(client: Client, nowMs: number): 'silent' | 'away' | undefined {
		const seat = this.get(client);
		if (seat?.status === 'here' && seat.heardMs !== undefined && nowMs - seat.heardMs > SILENT_MS) return 'silent';
		if (seat?.status === 'away' && nowMs - seat.awaySinceMs > AWAY_MS) return 'away';
		return undefined;
	}

	keep(): KeptSeat[] {
		return Array.from(this.sittings, ([sessionId, { seat, turn, person }]) => {
			const { playerId, name } = seat;
			return person ? [sessionId, playerId, name, turn, person] : [sessionId, playerId, name, turn];
		});
	}

	/** Seats that wait for their owners to come back. */
	restore(kept: readonly KeptSeat[]): void {
		for (const [sessionId, playerId, name, turn, person] of kept) {
			const seat = new Seat(playerId, name);
			seat.lost();
			this.sit(sessionId, seat, { turn, isStranger: true, person, ticks: Number.POSITIVE_INFINITY });
		}
	}

	/** The people whom somebody knows. */
	*people(): Iterable<{ playerId: number; person: Person; ticks: number }> {
		for (const { seat, person, ticks } of this.sittings.values()) if (person) yield { playerId: seat.playerId, person, ticks };
	}

	private rate(): void {
		const ratings = Array.from(this.people(), ({ person }) => person.rating);
		const sum = ratings.reduce((points, rating) => points + rating, 0);
		this.meanRating = ratings.length === 0 ? undefined : Math.round(sum / ratings.length);
	}

	/** Ratings have changed. */
	noteRatings(ratings: ReadonlyMap<string, Rating>): void {
		for (const { person } of this.people()) person.rating = ratings.get(person.player)?.points ?? person.rating;
		this.rate();
	}

	private sit(sessionId: string, seat: Seat, sits: Pick<Sitting, 'turn' | 'isStranger' | 'person' | 'ticks'>): FrameQueue {
		const frames = new FrameQueue();
		this.sittings.set(sessionId, { seat, frames, ...sits, line: undefined, status: '', pingMs: 0 });
		this.rate();
		return frames;
	}
}

function personOf(auth: Partial<RoomOptions> | undefined): Person | undefined {
	return auth?.player ? { player: auth.player, rating: auth.rating ?? NEW_RATING.points } : undefined;
}

function showLine(sitting: Sitting, line: ManagedEntry<RosterLine>, status: (typeof ROSTER_STATUS)[number]): void {
	const { roundTripMs } = sitting.seat;
	if (sitting.line === line && sitting.status === status && sitting.pingMs === roundTripMs) return;
	sitting.line = line;
	sitting.status = status;
	sitting.pingMs = roundTripMs;
	line.status = ROSTER_STATUS.indexOf(status);
	line.pingMs = roundTripMs;
}
