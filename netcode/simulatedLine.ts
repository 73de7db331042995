/**
 * One way of a bad line: delays messages, or the pieces of a stream, and never reorders them, as TCP would. Put one
 * around what a socket sends and one around what it receives.
 */

import { type Rng, random } from '../sim/random.ts';
import type { Detours } from './detours.ts';
import type { Way } from './lines.ts';

export interface SimulatedLineOptions {
	/** Monotonic, ms. */
	nowMs(): number;
	/** Runs something later, like `setTimeout`. */
	schedule(run: () => void, delayMs: number): void;
	rng: Rng;
	/** Shared by both ways of a line. */
	detours?: Detours | undefined;
}

export class SimulatedLine {
	readonly #way: Readonly<Way>;
	readonly #options: SimulatedLineOptions;
	#onTheWay: { atMs: number; deliver: () => void }[] = [];
	/** When the newest message arrives: nothing after it comes sooner. */
	#newestAtMs = 0;
	/** Until when what was sent before takes all that the way can carry. */
	#busyUntilMs = 0;
	#frozenUntilMs = 0;
	/** Something waits already for the freeze to end: what comes after it goes with it. */
	#isHeld = false;
	#isWaiting = false;

	constructor(way: Readonly<Way>, options: SimulatedLineOptions) {
		this.#way = way;
		this.#options = options;
	}

	/** Messages that have not arrived. */
	get count(): number {
		return this.#onTheWay.length;
	}

	/**
	 * Sends a message: `deliver` is called when it arrives, never before this returns. `bytes`: how long it is, where the
	 * way is bounded.
	 */
	carry(deliver: () => void, bytes = 0): void {
		const { delayMs, jitterMs, stallChance, stallMs, bytesPerSecond, detourMs } = this.#way;
		const { nowMs, rng, detours } = this.#options;
		const sentMs = nowMs();
		this.#busyUntilMs = Math.max(this.#busyUntilMs, sentMs, this.#frozenUntilMs) + (bytes * 1000) / bytesPerSecond;
		const follows = sentMs < this.#frozenUntilMs && this.#isHeld;
		this.#isHeld = sentMs < this.#frozenUntilMs;
		const jitter = follows ? 0 : random(rng) * jitterMs;
		const stall = !follows && random(rng) < stallChance ? stallMs : 0;
		const detour = detours?.isOn(sentMs) ? detourMs : 0;
		const wayMs = delayMs + detour + jitter;
		// While the line stands still a packet that was lost is sent again as well: that does not begin with the thaw.
		const stalledFromMs = this.#isHeld ? sentMs : this.#busyUntilMs;
		this.#newestAtMs = Math.max(this.#newestAtMs, this.#busyUntilMs + wayMs, stalledFromMs + wayMs + stall);
		this.#onTheWay.push({ atMs: this.#newestAtMs, deliver });
		this.#wait();
	}

	/** Nothing arrives for so long; nothing is lost. */
	freeze(forMs: number): void {
		this.#frozenUntilMs = this.#options.nowMs() + forMs;
	}

	/** Loses what is on the way, as when the connection breaks; what is sent from now on is on a new one. */
	cut(): void {
		this.#onTheWay = [];
		this.#newestAtMs = 0;
		this.#busyUntilMs = 0;
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
		this.#options.schedule(run, Math.max(0, Math.max(first.atMs, this.#frozenUntilMs) - this.#options.nowMs()));
	}

	#deliverDue(): void {
		const nowMs = this.#options.nowMs();
		if (nowMs < this.#frozenUntilMs) {
			this.#wait();
			return;
		}
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
