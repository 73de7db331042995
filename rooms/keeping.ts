/**
 * What an arena room is to whoever keeps it: the match and its seats as data, the way in for players who come back to a
 * room that was made anew, and its end here when another process has it. Owned by `ArenaRoom`; without continuity it
 * does nothing.
 */

import { type Client, CloseCode, type Room } from '@colyseus/core';
import { movedReason, SERVER_MESSAGES } from '../schema/protocol.ts';
import type { MatchRecorder, MatchRunner } from '../sim/match/runner.ts';
import { viewSnapshot } from '../sim/snapshot.ts';
import { AwaitedSeats } from './awaitedSeats.ts';
import type { KeptRoom, RoomHold, RoomImage, RoomInProgress } from './continuity.ts';
import { MatchTail } from './matchTail.ts';
import type { RoomOptions } from './roomOptions.ts';
import { roomServices } from './roomServices.ts';
import type { KeptSeat, Seating } from './seating.ts';

/** A match that does not tick, because its process may not go on, is not waited for longer than this, ms. */
const LONGEST_TICK_MS = 100;

export interface KeepingOptions {
	room: Pick<Room, 'roomId' | 'roomName' | 'clients' | 'disconnect'>;
	seating: Seating;
	runner(): MatchRunner;
	/** What the room was asked for. */
	asked(): RoomOptions;
	/** Stops and starts its ticks. */
	stop(): void;
	start(): void;
	/** A seat that nobody came back to is free again. */
	giveUp(session: { sessionId: string }): void;
	/** How long a seat waits, seconds. */
	seatSeconds: number;
}

export class Keeping implements KeptRoom {
	lastTickMs = performance.now();
	private readonly options: KeepingOptions;
	private readonly awaited: AwaitedSeats;
	private readonly continuity = roomServices().continuity;
	private readonly tail = this.continuity && new MatchTail(() => this.hold?.noteMatch());
	private hold: RoomHold | undefined;
	private suspended = false;
	private onTicked: (() => void) | undefined;
	/** Whether the room ends with the match that runs. */
	isLastMatch = false;
	/** What players are told who come back to a room that was made anew. */
	private notice: string | undefined;

	constructor(options: KeepingOptions) {
		this.options = options;
		this.awaited = new AwaitedSeats(options.room);
	}

	/** What the room goes on from; undefined for a new one. Only the process itself can have put it there. */
	get inProgress(): RoomInProgress | undefined {
		return this.continuity?.inProgress(this.roomId);
	}

	/** The room has its match, and is kept from now on. */
	begin(): void {
		this.hold = this.continuity?.hold(this);
	}

	/** The room has ended. */
	end(): void {
		this.awaited.stop();
		this.hold?.release();
	}

	/** Whether the room goes on elsewhere, or may: nobody is taken in. */
	get isSuspended(): boolean {
		return this.suspended;
	}

	/** Whether a tick may begin: asked before each. */
	mayTick(nowMs: number): boolean {
		if (this.hold && !this.hold.mayTick(nowMs)) return false;
		this.lastTickMs = nowMs;
		return true;
	}

	/** A recorder of the match beside another one. */
	recorder(other: MatchRecorder): MatchRecorder {
		const { tail } = this;
		if (!tail) return other;
		return {
			begin(world) {
				other.begin(world);
				tail.begin();
			},
			tick(input, hash) {
				other.tick(input, hash);
				tail.tick(input, hash);
			},
			end: (reason) => other.end(reason),
		};
	}

	/** Somebody sat down with a new connection: a token that every process can check takes the place of Colyseus's own. */
	satDown(client: Client): void {
		const { continuity, hold, options } = this;
		if (this.notice !== undefined) client.send(SERVER_MESSAGES.notice, this.notice);
		if (!continuity || !hold) return;
		hold.noteSeats();
		const { sessionId } = client;
		const claim = { roomId: this.roomId, sessionId, epoch: hold.epoch, turn: options.seating.turnOf(sessionId) };
		client.reconnectionToken = continuity.mintToken(claim);
	}

	/** Somebody's seat is free again. */
	stoodUp(): void {
		this.hold?.noteSeats();
	}

	/** The token that somebody is at the door with: theirs is the seat when it says so, if that waits and the token was not used before. */
	admit(token: string): void {
		const { hold, awaited } = this;
		const { seating } = this.options;
		const claim = this.continuity?.readToken(token);
		if (!claim || !hold || claim.roomId !== this.roomId || claim.epoch > hold.epoch) return;
		if (claim.turn < seating.turnOf(claim.sessionId)) return;
		seating.skipTo(claim.sessionId, claim.turn);
		awaited.admit(claim.sessionId, token);
	}

	// What whoever keeps the room asks.

	get roomId(): string {
		return this.options.room.roomId;
	}

	image(): RoomImage {
		const { runner, asked, room } = this.options;
		const { world, lastId, ownTimeScale } = runner().inProgress;
		return { roomName: room.roomName, options: asked(), snapshot: viewSnapshot(world), lastId, ownTimeScale };
	}

	takeTail(): Uint8Array {
		return this.tail?.take() ?? new Uint8Array(0);
	}

	beginTail(): void {
		this.tail?.beginAt(this.options.runner().world);
	}

	seats(): KeptSeat[] {
		return this.options.seating.keep();
	}

	async awaitPlayers({ seats, notice }: RoomInProgress): Promise<void> {
		const { seatSeconds, giveUp } = this.options;
		this.notice = notice;
		await Promise.all(seats.map(([sessionId]) => this.awaited.keep(sessionId, seatSeconds, () => giveUp({ sessionId }))));
	}

	endAfterMatch(): void {
		this.isLastMatch = true;
	}

	get connected(): number {
		return this.options.room.clients.length;
	}

	foretell(path: string): void {
		for (const client of this.options.room.clients) client.send(SERVER_MESSAGES.moving, path);
	}

	afterTick(): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, LONGEST_TICK_MS);
			this.onTicked = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	/** A tick is over, and what it was for is sent. */
	ticked(): void {
		this.onTicked?.();
		this.onTicked = undefined;
	}

	suspend(): void {
		this.suspended = true;
		this.options.stop();
	}

	resume(): void {
		this.suspended = false;
		this.options.start();
	}

	moveAway(path: string | undefined): void {
		const { room, runner } = this.options;
		this.suspend();
		runner().end('moved');
		for (const client of [...room.clients]) client.leave(CloseCode.MAY_TRY_RECONNECT, movedReason(path));
		void room.disconnect(CloseCode.MAY_TRY_RECONNECT);
	}
}
