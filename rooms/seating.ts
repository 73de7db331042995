/** Who sits where in a room, and what the synced state shows of it. Used by `ArenaRoom`. */

import type { Client } from '@colyseus/core';
import { ROSTER_STATUS } from '../schema/RosterLine.ts';
import type { SyncedArena } from '../schema/SyncedArena.ts';
import { FrameQueue } from '../sim/match/frameQueue.ts';
import { Seat } from '../sim/match/seat.ts';
import type { PlayerInput } from '../sim/tickInput.ts';

/** A client from which nothing came for this long is taken to be gone, so that its return finds its seat. */
const SILENT_MS = 3000;
/** A hidden page keeps its seat this long. */
const AWAY_MS = 60_000;

/** A seat as it outlives a reload of the code. */
export type KeptSeat = [sessionId: string, playerId: number, name: string];

export class Seating {
	private readonly seats = new Map<string, Seat>();
	/** By session, of its present connection. */
	private readonly frames = new Map<string, FrameQueue>();
	private readonly synced: SyncedArena;

	constructor(synced: SyncedArena) {
		this.synced = synced;
	}

	get(client: Client): Seat | undefined {
		return this.seats.get(client.sessionId);
	}

	/** Connects a client with its seat; its frames count from the start. */
	sitDown(client: Client, seat: Seat): FrameQueue {
		const queue = new FrameQueue();
		this.seats.set(client.sessionId, seat);
		this.frames.set(client.sessionId, queue);
		return queue;
	}

	/** The newest frame that was used up: what a client is told. */
	acknowledged(client: Client): number {
		return this.frames.get(client.sessionId)?.acknowledged ?? 0;
	}

	/** Takes the seat away; returns it. */
	free(client: Client): Seat | undefined {
		const seat = this.seats.get(client.sessionId);
		this.seats.delete(client.sessionId);
		this.frames.delete(client.sessionId);
		return seat;
	}

	/** Everybody's commands for a tick, by player id. */
	takeInputs(tick: number, tickRate: number, dueMs: number): Map<number, PlayerInput> {
		const commands = new Map<number, PlayerInput>();
		for (const [sessionId, seat] of this.seats) {
			const frames = this.frames.get(sessionId);
			const input = frames && seat.takeInput(frames, tick, tickRate, dueMs);
			if (input) commands.set(seat.playerId, input);
		}
		return commands;
	}

	/** Writes what seats add to the state. A bot plays for `replaced`. */
	show(replaced: ReadonlySet<number>): void {
		for (const seat of this.seats.values()) {
			const key = String(seat.playerId);
			const self = this.synced.selves.get(key);
			if (self) seat.projectSelf(self);
			if (!this.synced.isTableDue) continue;
			const line = this.synced.roster.get(key);
			if (!line) continue;
			line.status = ROSTER_STATUS.indexOf(replaced.has(seat.playerId) ? 'idle' : seat.status);
			line.pingMs = seat.roundTripMs;
		}
	}

	/** A client's round trip was measured, ms. */
	notePing(sessionId: string, roundTripMs: number): void {
		const seat = this.seats.get(sessionId);
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
		return [...this.seats].map(([sessionId, seat]) => [sessionId, seat.playerId, seat.name]);
	}

	/** Seats that wait for their owners to come back. */
	restore(kept: readonly KeptSeat[]): void {
		for (const [sessionId, playerId, name] of kept) {
			const seat = new Seat(playerId, name);
			seat.lost();
			this.seats.set(sessionId, seat);
			this.frames.set(sessionId, new FrameQueue());
		}
	}
}
