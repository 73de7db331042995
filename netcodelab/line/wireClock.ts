/**
 * When each input frame of a client arrived at the server, and when the first state left it that contains the frame:
 * the time that the server adds, seen from outside it. One for each connection of a client.
 */

import type { WireWatcher } from './lineProxy.ts';
import { WireMessages } from './wireMessages.ts';

/** Colyseus's codes, and the bit that says that time and acknowledgement come first. */
const CODES = { state: 14, patch: 15, input: 19 } as const;
const CODE_MASK = 31;
const TIMED = 128;
/** Where the acknowledgement begins, after the code and the server's time. */
const ACKNOWLEDGED_AT = 5;

/** On the clock of `now`, ms. */
export interface FrameTimes {
	arrivedMs: number;
	/** `NaN` while no state that contains it has left. */
	leftMs: number;
}

export class WireClock implements WireWatcher {
	/** By the number of the frame, from 1 on. */
	readonly frames: FrameTimes[] = [];
	readonly #now: () => number;
	readonly #up = new WireMessages();
	readonly #down = new WireMessages();
	#acknowledged = 0;

	/** `now`: monotonic, ms. */
	constructor(now: () => number) {
		this.#now = now;
	}

	onArrival(bytes: Uint8Array): void {
		for (const message of this.#up.read(bytes)) {
			if (((message[0] as number) & CODE_MASK) === CODES.input)
				this.frames[this.frames.length + (this.frames.length === 0 ? 1 : 0)] = { arrivedMs: this.#now(), leftMs: Number.NaN };
		}
	}

	onDeparture(bytes: Uint8Array): void {
		for (const message of this.#down.read(bytes)) {
			const code = (message[0] as number) & CODE_MASK;
			if ((code !== CODES.state && code !== CODES.patch) || ((message[0] as number) & TIMED) === 0) continue;
			const acknowledged = new DataView(message.buffer).getUint32(ACKNOWLEDGED_AT, true);
			const leftMs = this.#now();
			for (let frame = this.#acknowledged + 1; frame <= acknowledged; frame++) {
				const times = this.frames[frame];
				if (times) times.leftMs = leftMs;
			}
			this.#acknowledged = Math.max(this.#acknowledged, acknowledged);
		}
	}
}
