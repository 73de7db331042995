/**
 * Which other processes have stopped renewing: their beat has been seen to stand still for a whole term, without a gap
 * in which they could have renewed unseen. No clock but one's own counts (as in the lock clients that watch a record's
 * version instead of its time: Amazon's for DynamoDB). Used by `Keeper`; time is an argument.
 */

import { LOOK_GAP_MS, TAKE_TERM_MS } from './terms.ts';

interface Seen {
	beat: string;
	sinceMs: number;
}

export interface Stopped {
	processId: string;
	/** Which beat stands still: whoever takes over must find it so. */
	beat: string;
}

export class Watch {
	readonly #seen = new Map<string, Seen>();
	/** By process: until when this one has given its word to take nothing from it. */
	readonly #promises = new Map<string, number>();
	#lookedMs = Number.NEGATIVE_INFINITY;

	/** The beats of the others as they were read; the answer came at `nowMs`. Who is not in it is gone. */
	look(beats: ReadonlyMap<string, string>, nowMs: number): void {
		const gap = nowMs - this.#lookedMs > LOOK_GAP_MS;
		this.#lookedMs = nowMs;
		for (const processId of this.#seen.keys()) if (!beats.has(processId)) this.#seen.delete(processId);
		for (const [processId, beat] of beats) {
			if (gap || this.#seen.get(processId)?.beat !== beat) this.#seen.set(processId, { beat, sinceMs: nowMs });
		}
	}

	/** Whose beat has stood still for a term, as of the last look. */
	stopped(): Stopped[] {
		const now = this.#lookedMs;
		return [...this.#seen].flatMap(([processId, { beat, sinceMs }]) => {
			if (now - sinceMs < TAKE_TERM_MS || now < (this.#promises.get(processId) ?? Number.NEGATIVE_INFINITY)) return [];
			return [{ processId, beat }];
		});
	}

	/** How long a beat has been seen to stand still, ms; undefined for a process that there is not. */
	stillMs(processId: string): number | undefined {
		const seen = this.#seen.get(processId);
		return seen && this.#lookedMs - seen.sinceMs;
	}

	/** Gives a word to a process that asks for it: nothing is taken from it for a term from now on. */
	promise(processId: string, nowMs: number): void {
		this.#promises.set(processId, nowMs + TAKE_TERM_MS);
	}
}
