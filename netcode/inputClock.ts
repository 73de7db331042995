/**
 * When own frames are due: one a tick, timed so that they reach the server just before the tick that takes them. The
 * server says how early each came; the clock shifts its phase until nearly all are in time and none waits long. Used
 * by `ClientSession`. (Overwatch's netcode talk at GDC 2017 describes the idea.)
 */

import { Percentile } from './percentile.ts';

/** Reports remembered: four seconds at 30 Hz. */
const WINDOW = 120;
/** Share of frames that may come too late. */
const LATE_SHARE = 0.02;
/**
 * More frames that come at once, or any after so long without one, ms, are no manner of the line but a standstill:
 * nothing is to be learnt from them, nor from those that were sent before it was known to be over.
 */
const MOST_HELD_UP = 8;
const STANDSTILL_MS = 500;
/** How early the latest of the others are to come, ms. */
const TARGET_EARLY_MS = 4;
/** Largest shift of one frame, as a share of its tick: sooner (when frames come late) and later. */
const SOONER = 0.36;
const LATER = 0.03;
/** Part of what is missing or spare that one frame is shifted by. */
const GAIN = 0.2;
/** Share of drawn pictures that are reckoned with, and the slowest that is. */
const SLOW_SHARE = 0.9;
const MAX_PICTURE_MS = 60;
/** Frames that are made up for after the page stood still; what is beyond is left out. */
const MAX_BURST = 6;

export class InputClock {
	/** How early frames would come if they were sent when due and nothing were shifted, ms. */
	private readonly unshifted = new Percentile(WINDOW);
	/**
	 * Time between two drawn pictures, ms: without an alarm, a frame that is due just after one is sent with the next, so
	 * up to this late.
	 * What lateness was measured lately is no guide: it jumps when the two rhythms drift past each other.
	 */
	private readonly pictures = new Percentile(WINDOW);
	private pictureMs = Number.NaN;
	/** How late frames were sent, ms: where an alarm sends them, that is all there is to reckon with. */
	private readonly lateness = new Percentile(WINDOW);
	private readonly punctual: boolean;
	/** Sum of all shifts: positive is later, ms. */
	private shiftMs = 0;
	/** The shift and the lateness that each frame was sent with, summed. */
	private readonly shifts = new Map<number, number>();
	private dueMs = Number.NaN;
	private lastMs = 0;
	/** The newest frame that was sent, and the newest that a standstill may have held up. */
	private newestFrame = 0;
	private heldUpFrame = 0;
	/** When the server last spoke of a frame that it had not spoken of before. */
	private spokeMs = Number.NaN;

	/** `punctual`: frames are sent when they are due, and not with the next picture. */
	constructor(punctual = false) {
		this.punctual = punctual;
	}

	reset(): void {
		this.unshifted.clear();
		this.pictures.clear();
		this.lateness.clear();
		this.pictureMs = Number.NaN;
		this.shifts.clear();
		this.shiftMs = 0;
		this.dueMs = Number.NaN;
		this.newestFrame = 0;
		this.heldUpFrame = 0;
		this.spokeMs = Number.NaN;
	}

	/** When the next frame is due, ms; `NaN` before the first. */
	get nextDueMs(): number {
		return this.dueMs;
	}

	/** How many frames are due at `nowMs`. `intervalMs(n)`: how long the tick of the nth of them takes. */
	take(nowMs: number, intervalMs: (n: number) => number): number {
		if (Number.isNaN(this.dueMs)) this.dueMs = nowMs;
		if (!Number.isNaN(this.pictureMs)) this.pictures.add(nowMs - this.pictureMs);
		this.pictureMs = nowMs;
		const burstMs = MAX_BURST * intervalMs(1);
		if (nowMs - this.dueMs > burstMs) this.dueMs = nowMs - burstMs;
		let due = 0;
		while (nowMs >= this.dueMs) {
			due++;
			this.lastMs = this.dueMs;
			const tickMs = intervalMs(due);
			this.dueMs += tickMs + this.nextShift(tickMs);
		}
		return due;
	}

	/** How far the next frame is on its way, 0 to 1. */
	fraction(nowMs: number): number {
		const length = this.dueMs - this.lastMs;
		return length > 0 ? Math.max(0, Math.min(1, (nowMs - this.lastMs) / length)) : 0;
	}

	/** Frames that `take` counted were sent, the last of them with this number. */
	noteSent(frame: number, nowMs: number): void {
		const lateMs = nowMs - this.lastMs;
		this.lateness.add(lateMs);
		this.shifts.set(frame, this.shiftMs + lateMs);
		this.newestFrame = frame;
	}

	/**
	 * The server has told how early a frame came (negative: late), ms; `tickMs`: of a tick. Those before it that it had
	 * not spoken of came with it, each a tick later than the next: one that is held up holds up those behind it.
	 */
	noteEarly(frame: number, earlyMs: number, tickMs: number, nowMs: number): void {
		if (!this.shifts.has(frame)) return;
		const silentMs = nowMs - this.spokeMs;
		this.spokeMs = nowMs;
		const taken = [...this.shifts].filter(([sent]) => sent <= frame);
		if (taken.length > MOST_HELD_UP || silentMs > STANDSTILL_MS) this.heldUpFrame = this.newestFrame;
		for (const [sent, shift] of taken) {
			this.shifts.delete(sent);
			if (sent > this.heldUpFrame) this.unshifted.add(earlyMs - (frame - sent) * tickMs + shift);
		}
	}

	/** How early the latest frames that count come now, ms. */
	get earlyMs(): number {
		const late = this.punctual ? this.lateness : this.pictures;
		return this.unshifted.at(LATE_SHARE) - this.shiftMs - Math.min(MAX_PICTURE_MS, late.at(SLOW_SHARE));
	}

	private nextShift(tickMs: number): number {
		if (this.unshifted.count < 5) return 0;
		const spareMs = this.earlyMs - TARGET_EARLY_MS;
		const shift = Math.max(-SOONER * tickMs, Math.min(LATER * tickMs, spareMs * GAIN));
		this.shiftMs += shift;
		return shift;
	}
}
