/**
 * Tokens with which a player comes back to a seat, whichever process has the room by then: what they claim, and a
 * signature by a secret that the processes share. Used by `Keeper`.
 */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SeatClaim } from '../../rooms/continuity.ts';

/** Raised when the meaning of the parts changes. */
const VERSION = 1;

export class SeatTokens {
	readonly #secret: string;

	constructor(secret: string) {
		this.#secret = secret;
	}

	mint({ roomId, sessionId, epoch, turn }: SeatClaim): string {
		const claim = [VERSION, roomId, sessionId, epoch, turn].join('.');
		return `${claim}.${this.#sign(claim)}`;
	}

	/** Undefined for anything that was not signed with this secret. */
	read(token: string): SeatClaim | undefined {
		const end = token.lastIndexOf('.');
		const claim = token.slice(0, Math.max(0, end));
		const [version, roomId, sessionId, epoch, turn, ...rest] = claim.split('.');
		if (version !== String(VERSION) || !roomId || !sessionId || rest.length > 0) return undefined;
		const given = Buffer.from(token.slice(end + 1));
		const right = Buffer.from(this.#sign(claim));
		if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
		return { roomId, sessionId, epoch: Number(epoch), turn: Number(turn) };
	}

	#sign(claim: string): string {
		return createHmac('sha256', this.#secret).update(claim).digest('base64url');
	}
}
