/**
 * Direct questions between processes, past Redis: does one still hold its rooms; does one give its word to take nothing
 * from another. Over HTTP, with the secret that they share; answered by `clusterRoutes`.
 */

import { ASK_MS } from './terms.ts';

export const ASK_PATH = '/cluster/ask';
export const SECRET_HEADER = 'x-fray-secret';

/** `holds`: are you there, and do you hold your rooms; `word`: will you take nothing from me for a term. */
export type Question = { ask: 'holds' } | { ask: 'word'; from: string };

export interface HoldsAnswer {
	processId: string;
	holds: boolean;
}
export interface WordAnswer {
	processId: string;
	/** False: something of it has been taken. */
	word: boolean;
	/** Every process that the one who answers knows of, and where it is to be asked: none may be left out. */
	knows: { processId: string; address: string }[];
}

export interface Peers {
	/** Undefined when there is no answer in time. */
	holds(address: string): Promise<HoldsAnswer | undefined>;
	word(address: string, from: string): Promise<WordAnswer | undefined>;
}

export class HttpPeers implements Peers {
	readonly #secret: string;

	constructor(secret: string) {
		this.#secret = secret;
	}

	async holds(address: string): Promise<HoldsAnswer | undefined> {
		return (await this.#ask(address, { ask: 'holds' })) as HoldsAnswer | undefined;
	}

	async word(address: string, from: string): Promise<WordAnswer | undefined> {
		return (await this.#ask(address, { ask: 'word', from })) as WordAnswer | undefined;
	}

	async #ask(address: string, question: Question): Promise<unknown> {
		try {
			const response = await fetch(`http://${address}${ASK_PATH}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', [SECRET_HEADER]: this.#secret },
				body: JSON.stringify(question),
				signal: AbortSignal.timeout(ASK_MS),
			});
			return response.ok ? await response.json() : undefined;
		} catch {
			return undefined;
		}
	}
}
