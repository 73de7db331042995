/**
 * Until when this process may go on with what it owns, on its own monotonic clock. It counts from when a renewal was
 * begun: nobody can have seen it before. Used by `Keeper`; time is an argument.
 */

import { OWN_TERM_MS } from './terms.ts';

export class OwnLease {
	#untilMs = Number.NEGATIVE_INFINITY;

	/** A renewal was answered that was begun then. */
	renewed(begunMs: number): void {
		this.#untilMs = Math.max(this.#untilMs, begunMs + OWN_TERM_MS);
	}

	/** Until when, ms. */
	get untilMs(): number {
		return this.#untilMs;
	}

	holds(nowMs: number): boolean {
		return nowMs < this.#untilMs;
	}
}
