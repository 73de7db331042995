/** The figures of the net graph: round trip, rates, corrections over the last minute. Used by `ClientSession`. */

const MINUTE_MS = 60_000;
const RATE_MS = 1000;

interface Timed {
	atMs: number;
	value: number;
}

/** A sum over the last so many milliseconds. */
class Recent {
	private readonly lengthMs: number;
	private readonly entries: Timed[] = [];
	/** Where the entries that still count begin, and their sum: asked for every picture. */
	private first = 0;
	private total = 0;

	constructor(lengthMs: number) {
		this.lengthMs = lengthMs;
	}

	add(atMs: number, value: number): void {
		this.entries.push({ atMs, value });
		this.total += value;
	}

	sum(nowMs: number): number {
		const from = nowMs - this.lengthMs;
		for (let entry = this.entries[this.first]; entry && entry.atMs < from; entry = this.entries[this.first]) {
			this.total -= entry.value;
			this.first++;
		}
		if (this.first > this.entries.length / 2) {
			this.entries.splice(0, this.first);
			this.first = 0;
			// Fractions would add up to a little more or less than nothing.
			this.total = this.entries.reduce((total, { value }) => total + value, 0);
		}
		return this.total;
	}
}

export class NetFigures {
	readonly corrections = new Recent(MINUTE_MS);
	readonly held = new Recent(MINUTE_MS);
	readonly discarded = new Recent(MINUTE_MS);
	readonly compared = new Recent(MINUTE_MS);
	readonly exact = new Recent(MINUTE_MS);
	readonly received = new Recent(RATE_MS);
	readonly sent = new Recent(RATE_MS);
	lastCorrectionUnits = 0;
	rttMs = 0;
	private readonly sentAt = new Map<number, number>();

	noteSent(frame: number, nowMs: number): void {
		this.sentAt.set(frame, nowMs);
	}

	/** A frame is acknowledged; what it waited on the server is not the line's. */
	noteAcknowledged(frame: number, earlyMs: number, nowMs: number): void {
		const sent = this.sentAt.get(frame);
		for (const older of this.sentAt.keys()) {
			if (older > frame) break;
			this.sentAt.delete(older);
		}
		if (sent === undefined) return;
		const sample = Math.max(0, nowMs - sent - Math.max(0, earlyMs));
		this.rttMs = this.rttMs === 0 ? sample : this.rttMs + (sample - this.rttMs) * 0.1;
	}

	noteCompared(exact: boolean, nowMs: number): void {
		this.compared.add(nowMs, 1);
		if (exact) this.exact.add(nowMs, 1);
	}

	noteCorrection(units: number, nowMs: number): void {
		this.corrections.add(nowMs, 1);
		this.lastCorrectionUnits = units;
	}

	exactShare(nowMs: number): number {
		const compared = this.compared.sum(nowMs);
		return compared === 0 ? 1 : this.exact.sum(nowMs) / compared;
	}

	/** A new connection counts frames from 1. */
	reset(): void {
		this.sentAt.clear();
	}
}
