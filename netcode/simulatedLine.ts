/**
 * One way of a bad line: delays messages and never reorders them, as TCP would. Put one around what a socket sends and
 * one around what it receives.
 */

import { type Rng, random } from '../sim/random.ts';
import type { Line } from './lines.ts';

export interface SimulatedLineOptions {
	/** Monotonic, ms. */
	nowMs(): number;
	/** Runs something later, like `setTimeout`. */
	schedule(run: () => void, delayMs: number): void;
	rng: Rng;
}

export class SimulatedLine {
	readonly #line: Readonly<Line>;
	readonly #options: SimulatedLineOptions;
	#onTheWay: { atMs: number; deliver: () => void }[] = [];
	/** When the newest message arrives: nothing after it comes sooner. */
	#newestAtMs = 0;
	#isWaiting = false;

	constructor(line: Readonly<Line>, options: SimulatedLineOptions) {
		this.#line = line;
		this.#options = options;
	}

	/** Messages that have not arrived. */
	get count(): number {
		return this.#onTheWay.length;
	}

	/** Sends a message: `deliver` is called when it arrives, never before this returns. */
	carry(deliver: () => void): void {
		const { roundTripMs, jitterMs, stallChance, stallMs } = this.#line;
		const { nowMs, rng } = this.#options;
		const jitter = random(rng) * jitterMs;
		const stall = random(rng) < stallChance ? stallMs : 0;
		this.#newestAtMs = Math.max(this.#newestAtMs, nowMs() + roundTripMs / 2 + jitter + stall);
		this.#onTheWay.push({ atMs: this.#newestAtMs, deliver });
		this.#wait();
	}

	/** Loses what is on the way, as when the connection breaks; what is sent from now on is on a new one. */
	cut(): void {
		this.#onTheWay = [];
		this.#newestAtMs = 0;
		this.#isWaiting = false;
	}

	/** One timer, for the first message: timers of their own could fire in another order. */
	#wait(): void {
		const onTheWay = this.#onTheWay;
		const first = onTheWay[0];
		if (!first || this.#isWaiting) return;
		this.#isWaiting = true;
		const run = () => {
			// The timer of a connection that was cut has nothing to do on the new one.
			if (onTheWay !== this.#onTheWay) return;
			this.#isWaiting = false;
			this.#deliverDue();
		};
		this.#options.schedule(run, Math.max(0, first.atMs - this.#options.nowMs()));
	}

	#deliverDue(): void {
		const nowMs = this.#options.nowMs();
		try {
			for (let first = this.#onTheWay[0]; first && first.atMs <= nowMs; first = this.#onTheWay[0]) {
				this.#onTheWay.shift();
				first.deliver();
			}
		} finally {
			// A receiver that throws loses its own message only.
			this.#wait();
		}
	}
}
