/**
 * Tries again what can fail by a race: a seat went to somebody else, the room closed, its process died between the
 * reservation and the connection. The player sees a short wait and nothing else. Used by `connect.ts`.
 */

import { PROBLEMS } from '../schema/protocol.ts';

/** Before the second try, the third, and so on; the last repeats, ms. */
const PAUSES_MS = [0, 100, 250, 500];
/** A server that answers is tried this long; one that does not, ms. */
const PATIENCE_MS = 15_000;
const OFFLINE_PATIENCE_MS = 5000;
/** One that says that it waits itself is waited for, ms. */
const WAITING_PATIENCE_MS = 60_000;

/** Codes that stay what they are however often one asks: what was asked for is wrong, gone or full. */
const FINAL: ReadonlySet<number> = new Set([
	PROBLEMS.badOptions,
	PROBLEMS.tooOld,
	PROBLEMS.unknownMode,
	PROBLEMS.unknownMap,
	PROBLEMS.roomFull,
	PROBLEMS.roomGone,
	PROBLEMS.tooOften,
	// Colyseus's own: no such kind of room, no such room, refused, an error of ours in the room.
	520,
	521,
	522,
	525,
	526,
]);

export interface Trying {
	/** Monotonic, ms. */
	now(): number;
	sleep(ms: number): Promise<void>;
	/** Aborted by the player. */
	signal?: AbortSignal | undefined;
	/** Told before each further try, with what went wrong. */
	onRetry?: ((error: unknown) => void) | undefined;
}

export const REAL_TIME: Pick<Trying, 'now' | 'sleep'> = {
	now: () => performance.now(),
	sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** What `tryOnce` comes to; rejects with its last error when that is final, the patience is over, or `signal` is aborted. */
export async function keepTrying<T>(tryOnce: () => Promise<T>, { now, sleep, signal, onRetry }: Trying): Promise<T> {
	const begunMs = now();
	let hasAnswered = false;
	for (let attempt = 0; ; attempt++) {
		try {
			return await tryOnce();
		} catch (error) {
			const code = codeOf(error);
			hasAnswered ||= code !== undefined;
			const answering = code === PROBLEMS.waiting ? WAITING_PATIENCE_MS : PATIENCE_MS;
			const patienceMs = hasAnswered ? answering : OFFLINE_PATIENCE_MS;
			const isFinal = (code !== undefined && FINAL.has(code)) || signal?.aborted;
			if (isFinal || now() - begunMs >= patienceMs) throw error;
			onRetry?.(error);
			await sleep(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 0);
		}
	}
}

/** An error of this side after which the same may work at once. */
export function failedByChance(message: string): Error {
	return Object.assign(new Error(message), { code: PROBLEMS.notNow });
}

/** The number that came with an error; undefined when nothing was heard from the server at all. */
export function codeOf(error: unknown): number | undefined {
	const { code } = error as { code?: unknown };
	return typeof code === 'number' && code > 0 ? code : undefined;
}
