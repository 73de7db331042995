/**
 * Who somebody is over many matches: a number that the server makes and signs, and the browser keeps. No account, no
 * name, nothing else about anybody. Used by `createPlayers`.
 */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 12;
const TOKEN = /^([\w-]{16})\.([\w-]{43})$/;

export class PlayerTokens {
	readonly #secret: string;

	/** `secret`: shared by the processes of a server. */
	constructor(secret: string) {
		this.#secret = secret;
	}

	/** The player of a token; a new one, with a token, for what was not signed with this secret. */
	identify(token: unknown): { player: string; token: string } {
		const known = typeof token === 'string' ? this.#read(token) : undefined;
		if (known !== undefined) return { player: known, token: token as string };
		const player = randomBytes(ID_BYTES).toString('base64url');
		return { player, token: `${player}.${this.#sign(player)}` };
	}

	#read(token: string): string | undefined {
		const [, player, signature] = TOKEN.exec(token) ?? [];
		if (player === undefined || signature === undefined) return undefined;
		return timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(player))) ? player : undefined;
	}

	/** The word keeps it apart from other things that the same secret signs. */
	#sign(player: string): string {
		return createHmac('sha256', this.#secret).update(`player ${player}`).digest('base64url');
	}
}
