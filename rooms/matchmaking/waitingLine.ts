/**
 * The line before a full server: one for all processes and modes, in the order of coming. Whoever waits is seen again
 * by its process in every round; who is not seen any more has gone. Used by `Matchmaker`.
 */

import { generateId, type Presence } from '@colyseus/core';

/** Who was not seen for so long has gone, ms: longer than a page takes from one answer to its next question. */
const GONE_MS = 5000;
/** How often a place is written again while somebody waits there, ms. */
const SEEN_EVERY_MS = 1000;
/** Of so many last ones it is known when they got their seats. */
const SERVED_KEPT = 16;
/** Too few say nothing about how fast the line moves. */
const SERVED_LEAST = 3;
/** What was longer ago says nothing either, ms. */
const SERVED_MS = 600_000;

const KEYS = { places: 'fray:line', last: 'fray:line:last', served: 'fray:line:served', servedLast: 'fray:line:served:last' } as const;

/** Where somebody stands. */
export interface Place {
	/** In the order of coming. */
	number: number;
	seats: number;
	/** Known to the one who stands there: with it they come back to their place. */
	key: string;
}

interface Kept {
	seats: number;
	key: string;
	seenMs: number;
}

export class WaitingLine {
	private readonly presence: () => Presence;
	private readonly now: () => number;
	private readonly seenMs = new Map<number, number>();

	/** `now`: the same clock in all processes, to the second, ms. */
	constructor(presence: () => Presence, now: () => number) {
		this.presence = presence;
		this.now = now;
	}

	/** Everybody who waits, first come first. */
	async read(): Promise<Place[]> {
		const places: Place[] = [];
		for (const [field, text] of Object.entries(await this.presence().hgetall(KEYS.places))) {
			const { seats, key, seenMs } = JSON.parse(text) as Kept;
			if (this.now() - seenMs > GONE_MS) await this.presence().hdel(KEYS.places, field);
			else places.push({ number: Number(field), seats, key });
		}
		return places.sort((a, b) => a.number - b.number);
	}

	/** A place at the end. */
	async enter(seats: number): Promise<Place> {
		const place = { number: await this.presence().incr(KEYS.last), seats, key: generateId(16) };
		await this.stay(place);
		return place;
	}

	/** The place of a ticket, as `ticketOf` made it; undefined when it is none, or somebody else's, or was given up. */
	async find(ticket: string): Promise<Place | undefined> {
		const [number = '', key = ''] = ticket.split('.');
		const text = await this.presence().hget(KEYS.places, number);
		const kept = text ? (JSON.parse(text) as Kept) : undefined;
		if (!kept || key === '' || kept.key !== key) return undefined;
		return { number: Number(number), seats: kept.seats, key };
	}

	/** Whoever waits there is still there. */
	async stay({ number, seats, key }: Place): Promise<void> {
		const nowMs = this.now();
		if (nowMs - (this.seenMs.get(number) ?? 0) < SEEN_EVERY_MS) return;
		this.seenMs.set(number, nowMs);
		await this.presence().hset(KEYS.places, String(number), JSON.stringify({ seats, key, seenMs: nowMs } satisfies Kept));
	}

	/** The place is free; `served`: whoever stood there has a seat. */
	async leave({ number }: Place, served: boolean): Promise<void> {
		this.seenMs.delete(number);
		await this.presence().hdel(KEYS.places, String(number));
		if (!served) return;
		const count = await this.presence().incr(KEYS.servedLast);
		await this.presence().hset(KEYS.served, String(count % SERVED_KEPT), String(this.now()));
	}

	/** How long one waits until the next one of the line is served, ms, as measured lately; undefined while too few were. */
	async msForEach(): Promise<number | undefined> {
		const nowMs = this.now();
		const times = Object.values(await this.presence().hgetall(KEYS.served))
			.map(Number)
			.filter((ms) => nowMs - ms < SERVED_MS);
		if (times.length < SERVED_LEAST) return undefined;
		return (nowMs - Math.min(...times)) / times.length;
	}
}

export function ticketOf({ number, key }: Place): string {
	return `${number}.${key}`;
}
