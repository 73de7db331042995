/** What one waits for before a seat, and how one stops waiting. Given to `joinMatch`, shown by the start screen. */

export type Wait =
	/** The server is full: at which place in line one stands, counted from 1, and how long it takes as far as is known, ms. */
	| { why: 'full'; position: number; expectedMs?: number }
	/** It does not answer, or cannot match anybody for the moment. */
	| { why: 'server' };

export interface Waiting {
	/** Aborted by who does not want to wait any more. */
	signal?: AbortSignal | undefined;
	/** Told whenever it changes. */
	onWait?: ((wait: Wait) => void) | undefined;
}
