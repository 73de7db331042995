/**
 * The wire as `ClientSession` needs it: Colyseus in `colyseusLink.ts`, a worker of the page in
 * `worker/workerLink.ts`, a match in the same process in tests.
 */

import type { ArenaState } from '../schema/ArenaState.ts';
import type { ComplaintAnswer, ComplaintMessage, DriftMessage } from '../schema/complaint.ts';
import type { Command } from '../sim/command.ts';
import type { WorldEvent } from '../sim/events.ts';

/** Why a match is over for this client, in words for the player. */
export interface Problem {
	/** Short and stable, for support: `closed-4610`. */
	code: string;
	message: string;
}

export interface LinkListener {
	/** A state frame has been applied to `state`. */
	onState(nowMs: number): void;
	/** What happened in a tick; comes before the state of that tick. */
	onEvents(tick: number, events: readonly WorldEvent[]): void;
	/** The connection is lost and a new one is being made. `moved`: the match goes on in another process, at once. */
	onDrop(moved: boolean): void;
	/** A new connection stands: frames count from 1 again, the whole state comes anew. */
	onReturn(): void;
	onClosed(problem: Problem): void;
	/** What was asked for is not done, and why in words. */
	onRefused(why: string): void;
	/** The server has something to say about the match, in words for the player. */
	onNotice(words: string): void;
	/** Of what was complained of. */
	onComplaint(answer: ComplaintAnswer): void;
}

export interface Link {
	readonly state: ArenaState;
	/** Names the room for others who are to come; undefined where nobody can. */
	readonly roomId: string | undefined;
	/** Newest own frame that the applied state contains. */
	readonly acknowledged: number;
	/**
	 * Sends a frame; returns its number, counted from 1, or 0 when there is no connection. `knownTick`: of the newest state
	 * that what the frame does was predicted from.
	 */
	send(command: Command, knownTick: number): number;
	/** Gives the connection up for a new one: it has been silent. */
	renew(): void;
	sendAway(hidden: boolean): void;
	sendTuning(key: string, value: number): void;
	/** Votes for the next map, by its id. */
	sendVote(arenaId: string): void;
	/** Says that something was wrong; false where nobody could keep it. */
	sendComplaint(message: ComplaintMessage): boolean;
	/** A piece of what the screen showed. */
	sendScreen(piece: Uint8Array): void;
	/** Says that prediction was not what the server did. */
	sendDrift(message: DriftMessage): void;
	leave(): Promise<void>;
	listen(listener: LinkListener): void;
	/** All bytes so far. */
	readonly receivedBytes: number;
	readonly sentBytes: number;
}
