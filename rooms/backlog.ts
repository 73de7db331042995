/**
 * What one client was sent and has not said that it received. The socket's own figure stays 0 until the kernel's
 * buffers are full, megabytes later, so only what the client says tells how far behind it is. Used by `RoomOutput`;
 * time is an argument.
 */

import type { Delivery } from './interestSerializer.ts';

/** A client that is behind by more than either is sent nothing until it has caught up. */
export const MOST_BEHIND_BYTES = 256 * 1024;
export const MOST_BEHIND_MS = 1000;
/** One that has not caught up after this long is to make a new connection, ms. */
export const STUCK_MS = 8000;

interface Sent {
	tick: number;
	bytes: number;
	atMs: number;
}

export class Backlog {
	private readonly sent: Sent[] = [];
	private waitingBytes = 0;
	/** Whether it has ever said what it received: other clients are judged by their socket alone. */
	private tells = false;
	/** Since when it is sent nothing; undefined while it is sent. */
	private heldSinceMs: number | undefined;

	/** Bytes that were sent and not acknowledged. */
	get behindBytes(): number {
		return this.waitingBytes;
	}

	noteSent(tick: number, bytes: number, nowMs: number): void {
		this.sent.push({ tick, bytes, atMs: nowMs });
		this.waitingBytes += bytes;
		// Nothing is acknowledged by this number any more: one more turn and it would mean another tick.
		if (this.sent.length > 0xff) this.drop(1);
	}

	/** The client has received the state of the tick with these low 8 bits, and all before it. */
	noteReceived(lowTick: number): void {
		for (let index = this.sent.length - 1; index >= 0; index--) {
			if (((this.sent[index] as Sent).tick & 0xff) !== lowTick) continue;
			this.tells = true;
			this.drop(index + 1);
			return;
		}
	}

	/**
	 * What it may be sent now. `socketBytes`: what its socket holds back by its own account. `listens`: false for a
	 * page that is hidden, which receives and says nothing.
	 */
	delivery(nowMs: number, socketBytes: number, listens: boolean): Delivery {
		if (!listens) this.drop(this.sent.length);
		const caughtUp = socketBytes === 0 && (!this.tells || this.sent.length === 0);
		if (this.heldSinceMs !== undefined) {
			if (!caughtUp) return 'nothing';
			this.heldSinceMs = undefined;
			return 'resync';
		}
		const oldest = this.tells ? this.sent[0] : undefined;
		const late = oldest !== undefined && (this.waitingBytes > MOST_BEHIND_BYTES || nowMs - oldest.atMs > MOST_BEHIND_MS);
		if (!late && socketBytes <= MOST_BEHIND_BYTES) return 'patch';
		this.heldSinceMs = nowMs;
		return 'nothing';
	}

	/** Whether it has been sent nothing for so long that a new connection is better. */
	isStuck(nowMs: number): boolean {
		return this.heldSinceMs !== undefined && nowMs - this.heldSinceMs > STUCK_MS;
	}

	private drop(count: number): void {
		for (const { bytes } of this.sent.splice(0, count)) this.waitingBytes -= bytes;
	}
}
