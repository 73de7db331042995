/** The frames of one client that wait for their tick, oldest first; bounded, and the oldest is dropped. Used by whoever hosts a match. */

import type { Command } from '../command.ts';

/** A command as its client sent it. */
export interface ClientFrame extends Command {
	/** The newest state that it was made by: the low 8 bits of its tick. */
	received: number;
}

/** Frames that are kept of a client: a freeze of two seconds at 30 Hz. */
export const FRAME_QUEUE_SIZE = 64;

export class FrameQueue {
	private readonly waiting: ClientFrame[] = [];
	private received = 0;

	get size(): number {
		return this.waiting.length;
	}

	/** How many frames of this connection have been used up: what its client sees acknowledged. */
	get acknowledged(): number {
		return this.received - this.waiting.length;
	}

	/** Keeps a copy of a frame. */
	push({ moveX, moveY, aim, buttons, weapon, seen, received }: Readonly<ClientFrame>): void {
		this.received++;
		this.waiting.push({ moveX, moveY, aim, buttons, weapon, seen, received });
		if (this.waiting.length > FRAME_QUEUE_SIZE) this.waiting.shift();
	}

	next(): ClientFrame | undefined {
		return this.waiting.shift();
	}

	/** A new connection counts from the start. */
	reset(): void {
		this.waiting.length = 0;
		this.received = 0;
	}
}
