/** An account of bytes: by kind of message, what they are about, and which part of it. Sums are exact. */

export interface Entry {
	/** Kind of message: `patch`, `state`, `events`, ... */
	kind: string;
	/** What it is about: a class of the schema, a type of event, the message itself. */
	about: string;
	/** Field, or what else it says, in brackets. */
	part: string;
	bytes: number;
	/** How often. */
	times: number;
}

export class Ledger {
	readonly #entries = new Map<string, Entry>();

	book(kind: string, about: string, part: string, bytes: number): void {
		const key = `${kind}\n${about}\n${part}`;
		let entry = this.#entries.get(key);
		if (!entry) {
			entry = { kind, about, part, bytes: 0, times: 0 };
			this.#entries.set(key, entry);
		}
		entry.bytes += bytes;
		entry.times++;
	}

	get total(): number {
		let sum = 0;
		for (const { bytes } of this.#entries.values()) sum += bytes;
		return sum;
	}

	/** Largest first. */
	get entries(): Entry[] {
		return [...this.#entries.values()].sort((a, b) => b.bytes - a.bytes);
	}
}

/** The bytes of all entries that are the same by `key`, largest first. */
export function sumBy(entries: readonly Entry[], key: (entry: Entry) => string): [name: string, bytes: number][] {
	const sums = new Map<string, number>();
	for (const entry of entries) sums.set(key(entry), (sums.get(key(entry)) ?? 0) + entry.bytes);
	return [...sums].sort(([, a], [, b]) => b - a);
}
