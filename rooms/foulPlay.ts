/**
 * Counts and logs what only a client that is not ours does. The places that make input sane tell it; it changes nothing
 * of what they do: what is forged gains nothing, whether it is counted or not. Used by `ArenaRoom`.
 */

import { roomServices } from './roomServices.ts';

/** What was done, as the log and `/metrics` call it. `docs/operator.md` says what each means. */
export const FOUL_KINDS = [
	'malformedFrame',
	'outOfRange',
	'fromTheFuture',
	'clockRunsBack',
	'flood',
	'tooManyMessages',
	'playsAway',
	'badMessage',
	'tuneInPublic',
] as const;
export type FoulKind = (typeof FOUL_KINDS)[number];

/** Who did it. */
export interface Fouler {
	sessionId: string;
}

export class FoulPlay {
	private readonly roomId: () => string;
	private readonly playerIdOf: (client: Fouler) => number | undefined;
	/** By session. */
	private readonly counts = new Map<string, Map<FoulKind, number>>();

	constructor(roomId: () => string, playerIdOf: (client: Fouler) => number | undefined) {
		this.roomId = roomId;
		this.playerIdOf = playerIdOf;
	}

	/** Somebody did it once more. Logged the first time, the tenth, the hundredth and so on, or a flood would own the log. */
	note(client: Fouler, kind: FoulKind): void {
		const { sessionId } = client;
		let ofSession = this.counts.get(sessionId);
		if (!ofSession) {
			ofSession = new Map();
			this.counts.set(sessionId, ofSession);
		}
		const count = (ofSession.get(kind) ?? 0) + 1;
		ofSession.set(kind, count);
		const { foulPlay, log } = roomServices();
		foulPlay(kind);
		if (isPowerOfTen(count)) log('warn', 'foulPlay', { roomId: this.roomId(), sessionId, playerId: this.playerIdOf(client), kind, count });
	}

	/** How often a session did it. */
	countOf(sessionId: string, kind: FoulKind): number {
		return this.counts.get(sessionId)?.get(kind) ?? 0;
	}

	/** Somebody has left for good. */
	forget(sessionId: string): void {
		this.counts.delete(sessionId);
	}
}

function isPowerOfTen(count: number): boolean {
	let left = count;
	while (left % 10 === 0) left /= 10;
	return left === 1;
}
