/**
 * Which tick the server is at, and which instant to show, from when state frames arrived. Used by `ClientSession`.
 * The fastest arrivals of the last seconds tell the server's clock; how much later the others come tells how far
 * behind it others must be shown so that there is always a next position to move toward.
 */

import { Percentile } from './percentile.ts';
import type { TickTime } from './tickTime.ts';

/** Arrivals remembered: five seconds at 30 Hz. */
const WINDOW = 150;
/** Share of arrivals that the view waits for. */
const COVERED = 0.98;
/** A part of a tick on top, for the page's own unevenness. */
const MARGIN_TICKS = 0.15;
/** The view's clock runs at most this much faster or slower to reach its place. */
const MAX_SLEW = 0.1;
/**
 * A state that comes this much later than the fastest was held up by a standstill, which is no manner of the line, ms.
 * Nor are those behind it, until one is no later than usual. When all of them still come so late after so long, ms,
 * the server's clock is another.
 */
const STANDSTILL_MS = 500;
const ANOTHER_CLOCK_MS = 1000;
/** Further away than this (ticks) it jumps. */
const JUMP_TICKS = 12;

export class TickClock {
	private readonly time: TickTime;
	/** Arrival minus the tick's nominal time, ms. */
	private readonly offsets = new Percentile(WINDOW);
	private newest = 0;
	private standstillSinceMs = Number.NaN;
	private view = Number.NaN;
	private viewAtMs = 0;

	/** `time` follows each state before its arrival is noted here. */
	constructor(time: TickTime) {
		this.time = time;
	}

	/** A state frame has arrived. */
	noteArrival(tick: number, nowMs: number): void {
		const offset = nowMs - this.time.msOf(tick);
		this.newest = tick;
		const late = this.offsets.count === 0 ? 0 : offset - this.offsets.at(0);
		if (late > STANDSTILL_MS && Number.isNaN(this.standstillSinceMs)) this.standstillSinceMs = nowMs;
		const isHeldUp = !Number.isNaN(this.standstillSinceMs) && late > this.jitterMs;
		if (isHeldUp && nowMs - this.standstillSinceMs < ANOTHER_CLOCK_MS) return;
		// The server stood still or restarted: what was learnt about its clock is void.
		if (Math.abs(late) > STANDSTILL_MS) this.reset();
		this.standstillSinceMs = Number.NaN;
		this.offsets.add(offset);
	}

	/** Forgets everything: a new connection. */
	reset(): void {
		this.offsets.clear();
		this.standstillSinceMs = Number.NaN;
		this.view = Number.NaN;
	}

	/** Newest tick received. */
	get newestTick(): number {
		return this.newest;
	}

	/** How unevenly frames come: from the fastest to nearly the slowest, ms. */
	get jitterMs(): number {
		return this.offsets.count === 0 ? 0 : this.offsets.at(COVERED) - this.offsets.at(0);
	}

	/** How far behind the newest tick others are shown, ticks: enough for the fastest that is known to come, too. */
	get viewDelayTicks(): number {
		return 1 + MARGIN_TICKS + this.jitterMs / this.time.shortestMs(this.newest);
	}

	/** The tick whose frame would have arrived by now on the line's best moment, with a fraction. */
	arrivedTick(nowMs: number): number {
		return this.offsets.count === 0 ? this.newest : this.time.tickAt(nowMs - this.offsets.at(0));
	}

	/** The instant to show, in ticks with a fraction. Never goes back. */
	viewTick(nowMs: number): number {
		const target = this.arrivedTick(nowMs) - this.viewDelayTicks;
		if (Number.isNaN(this.view) || Math.abs(target - this.view) > JUMP_TICKS) this.view = target;
		else {
			const passed = Math.max(0, this.arrivedTick(nowMs) - this.arrivedTick(this.viewAtMs));
			const error = target - this.view - passed;
			this.view += passed * (1 + Math.max(-MAX_SLEW, Math.min(MAX_SLEW, error / 4)));
		}
		this.viewAtMs = nowMs;
		return this.view;
	}
}
