/**
 * What one client was sent and has not said that it received. The socket's own figure stays 0 until the kernel's
 * buffers are full, megabytes later, so only what the client says tells how far behind it is. Used by `RoomOutput`;
 * time is an argument.
 */

import type { Delivery } from './interestSerializer.ts';

/** A client that is behind by more than either is sent nothing until it has caught up. */
export const MOST_BEHIND_BYTES = 256 * 1024;
export const MOST_BEHIND_MS = 1000;
/**
 * A line that brings nothing at all stands still, and brings everything at once when it goes on: to be sent what
 * happened meanwhile is better than a hole in it. So a client of which nothing was heard for so long may be this far
 * behind, also when it goes on and first says what it had received before; a page makes a new connection after three
 * seconds. One that is heard of and does not read is no standstill. ms.
 */
const STANDSTILL_AFTER_MS = 400;
export const MOST_STANDSTILL_MS = 5000;
/** Until it can have said that it received what stood still: there and back, on a bad line, ms. */
const GOES_ON_MS = 1000;
/** One that has not caught up after this long is to make a new connection, ms. */
export const STUCK_MS = 8000;

/** Ticks that their low 8 bits tell apart. */
const RING = 256;

export class Backlog {
	/** Of the ticks since the oldest that is not acknowledged, by their low 8 bits: bytes sent, -1 for none; and when, ms. */
	private readonly bytes = new Int32Array(RING).fill(-1);
	private readonly times = new Float64Array(RING);
	private oldest = 0;
	private newest = -1;
	private waitingBytes = 0;
	/** Whether it has ever said what it received: other clients are judged by their socket alone. */
	private tells = false;
	/** Whether anything was heard of it since `delivery` looked, and when it was last, ms. */
	private isHeard = false;
	private heardMs = 0;
	private standstillUntilMs = Number.NEGATIVE_INFINITY;
	/** Since when it is sent nothing; undefined while it is sent. */
	private heldSinceMs: number | undefined;

	/** Bytes that were sent and not acknowledged. */
	get behindBytes(): number {
		return this.waitingBytes;
	}

	/** A state was sent; ticks only go up. */
	noteSent(tick: number, bytes: number, nowMs: number): void {
		// One more turn of the ring and a low number would mean another tick.
		this.dropUpTo(tick - RING);
		if (this.newest < this.oldest) this.oldest = tick;
		this.newest = tick;
		this.bytes[tick & 0xff] = bytes;
		this.times[tick & 0xff] = nowMs;
		this.waitingBytes += bytes;
	}

	/** The client says that it has received the state of the tick with these low 8 bits, and all before it. */
	noteReceived(lowTick: number): void {
		this.isHeard = true;
		const tick = this.newest - ((this.newest - lowTick) & 0xff);
		if (tick < this.oldest || this.bytes[tick & 0xff] === -1) return;
		this.tells = true;
		this.dropUpTo(tick);
	}

	/**
	 * What it may be sent now. `socketBytes`: what its socket holds back by its own account. `listens`: false for a
	 * page that is hidden, which receives and says nothing.
	 */
	delivery(nowMs: number, socketBytes: number, listens: boolean): Delivery {
		if (this.isHeard) this.heardMs = nowMs;
		this.isHeard = false;
		if (!listens) this.dropUpTo(this.newest);
		const caughtUp = socketBytes === 0 && (!this.tells || this.newest < this.oldest);
		if (this.heldSinceMs !== undefined) {
			if (!caughtUp) return 'nothing';
			this.heldSinceMs = undefined;
			return 'resync';
		}
		const isBehind = this.tells && this.newest >= this.oldest;
		if (nowMs - this.heardMs > STANDSTILL_AFTER_MS) this.standstillUntilMs = nowMs + GOES_ON_MS;
		const oldestMs = this.times[this.oldest & 0xff] as number;
		// Judged by what it had not read when it was heard last: silence is the line's, until it has lasted too long.
		const behindMs = this.heardMs - oldestMs;
		const isStill = nowMs < this.standstillUntilMs;
		const isLate = (!isStill && behindMs > MOST_BEHIND_MS) || nowMs - oldestMs > MOST_STANDSTILL_MS;
		const late = isBehind && (this.waitingBytes > MOST_BEHIND_BYTES || isLate);
		if (!late && socketBytes <= MOST_BEHIND_BYTES) return 'patch';
		this.heldSinceMs = nowMs;
		return 'nothing';
	}

	/** Whether it has been sent nothing for so long that a new connection is better. */
	isStuck(nowMs: number): boolean {
		return this.heldSinceMs !== undefined && nowMs - this.heldSinceMs > STUCK_MS;
	}

	/** Takes out the states up to a tick; the oldest that is left is one that was sent. */
	private dropUpTo(tick: number): void {
		while (this.oldest <= this.newest && (this.oldest <= tick || this.bytes[this.oldest & 0xff] === -1)) {
			const at = this.oldest++ & 0xff;
			const bytes = this.bytes[at] as number;
			if (bytes === -1) continue;
			this.waitingBytes -= bytes;
			this.bytes[at] = -1;
		}
	}
}
