/** Who sits where in a room, and what the synced state shows of it. Used by `ArenaRoom`. */

import type { Client } from '@colyseus/core';
import type { InputFrame } from '../schema/InputFrame.ts';
import { ROSTER_STATUS } from '../schema/RosterLine.ts';
import type { SyncedArena } from '../schema/SyncedArena.ts';
import { type FrameBuffer, Seat } from '../sim/match/seat.ts';
import type { PlayerInput } from '../sim/tickInput.ts';

/** A client from which nothing came for this long is taken to be gone, so that its return finds its seat. */
const SILENT_MS = 3000;
/** A hidden page keeps its seat this long. */
const AWAY_MS = 60_000;

/** A seat as it outlives a reload of the code. */
export type KeptSeat = [sessionId: string, playerId: number, name: string];

export class Seating {
	private readonly seats = new Map<string, Seat>();
	/** Colyseus decodes each client's frames into one instance of its own: that tells whose frame has come. */
	private readonly ownerOfFrame = new WeakMap<InputFrame, { sessionId: string; seat: Seat }>();
	private readonly synced: SyncedArena;

	constructor(synced: SyncedArena) {
		this.synced = synced;
	}

	get(client: Client): Seat | undefined {
		return this.seats.get(client.sessionId);
	}

	/** Connects a client with its seat. `latest`: the instance that its frames are decoded into. */
	sitDown(client: Client, seat: Seat, latest: InputFrame | undefined): void {
		this.seats.set(client.sessionId, seat);
		if (latest) this.ownerOfFrame.set(latest, { sessionId: client.sessionId, seat });
	}

	/** Takes the seat away; returns it. */
	free(client: Client): Seat | undefined {
		const seat = this.seats.get(client.sessionId);
		this.seats.delete(client.sessionId);
		return seat;
	}

	/** A frame was decoded into `latest`; returns whose it is, undefined for nobody's. */
	noteArrival(latest: InputFrame, nowMs: number): string | undefined {
		const owner = this.ownerOfFrame.get(latest);
		owner?.seat.noteArrival(nowMs);
		return owner?.sessionId;
	}

	/** Everybody's commands for a tick, by player id. */
	takeInputs(
		buffers: { get(sessionId: string): FrameBuffer } | undefined,
		tick: number,
		tickRate: number,
		dueMs: number,
	): Map<number, PlayerInput> {
		const commands = new Map<number, PlayerInput>();
		for (const [sessionId, seat] of this.seats) {
			const input = buffers && seat.takeInput(buffers.get(sessionId), tick, tickRate, dueMs);
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
			const line = this.synced.roster.get(key);
			if (line) line.status = ROSTER_STATUS.indexOf(replaced.has(seat.playerId) ? 'idle' : seat.status);
		}
	}

	showPing(sessionId: string, roundTripMs: number): void {
		const line = this.synced.roster.get(String(this.seats.get(sessionId)?.playerId));
		if (line) line.pingMs = Math.min(9999, Math.round(roundTripMs));
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
		}
	}
}
