/** One group's search for seats, from the request to the seats. Made and driven by `Matchmaker`. */

import type { SeatReservation } from './doors.ts';
import type { Group } from './group.ts';
import type { GroupLine } from './planSeats.ts';
import type { Place } from './waitingLine.ts';

/** A room that had no seats is not asked again by the same people for this long, ms: the list lags behind. */
const MISSED_MS = 1000;

export class Search implements GroupLine {
	readonly group: Group;
	/** In the order of the seekers; undefined when it was given up. */
	readonly found: Promise<SeatReservation[] | undefined>;
	/** Where it stands in the line before a full server; undefined while it need not wait there. */
	place: Place | undefined;
	/** Which one it is in that line, counted from 1; and how long it will take, ms, where that was measured. */
	position = 0;
	expectedMs: number | undefined;
	isOver = false;
	/** A room has been asked for its seats and has not answered yet. */
	isAsking = false;
	waitedMs = 0;
	missed: ReadonlySet<string> = new Set();
	readonly rating: number;
	readonly unsure: number;
	private readonly sinceMs: number;
	private readonly missedUntilMs = new Map<string, number>();
	private resolve!: (seats: SeatReservation[] | undefined) => void;

	/** `place`: where it waited before. */
	constructor(group: Group, nowMs: number, place?: Place) {
		this.place = place;
		this.group = group;
		this.sinceMs = nowMs;
		this.rating = mean(group.seekers.map(({ rating }) => rating));
		this.unsure = mean(group.seekers.map(({ unsure }) => unsure));
		this.found = new Promise((resolve) => {
			this.resolve = resolve;
		});
	}

	get seats(): number {
		return this.group.seekers.length;
	}

	get mapId(): string | undefined {
		return this.group.mapId;
	}

	get avoid(): readonly string[] {
		return this.group.avoid ?? [];
	}

	get roundTripsMs(): ReadonlyMap<string, number> {
		return this.group.roundTripsMs;
	}

	/** Gives it up: nobody waits for it any more. */
	cancel(): void {
		this.isOver = true;
		this.resolve(undefined);
	}

	succeed(seats: SeatReservation[]): void {
		this.isOver = true;
		this.resolve(seats);
	}

	/** A room had no seats after all. */
	noteMissed(roomId: string, nowMs: number): void {
		this.missedUntilMs.set(roomId, nowMs + MISSED_MS);
	}

	/** Brings its line up to an instant. */
	look(nowMs: number): void {
		this.waitedMs = nowMs - this.sinceMs;
		for (const [roomId, untilMs] of this.missedUntilMs) if (untilMs <= nowMs) this.missedUntilMs.delete(roomId);
		this.missed = new Set(this.missedUntilMs.keys());
	}
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
