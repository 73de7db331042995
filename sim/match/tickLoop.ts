/**
 * A tick that does not drift: every due time is the one before plus the match's interval on a monotonic clock, however
 * late the timers are. One call of `onTick` a due time; after a stall the missed ones follow at once, up to a bound.
 * Used by whoever hosts a match; the clock is theirs.
 */

export interface TickLoopOptions {
	/** Time from the tick that has just ended to the next, ms. Asked after each: a match may run in slow motion. */
	intervalMs: () => number;
	/** Where in the interval, 0 to 1, ticks are due by the clock: many loops of one process are spread by it. From the start on unless said. */
	phase?: number;
	/** Monotonic, ms. */
	now: () => number;
	/** Calls back after at least `delayMs`; returns a way to cancel. */
	schedule: (callback: () => void, delayMs: number) => () => void;
	/** `dueMs`: when this tick was due; `intervalMs`: since the one before began. */
	onTick: (dueMs: number, intervalMs: number) => void;
	/** Time was skipped: the process stood still for longer than can be caught up. */
	onSkip?: (skippedTicks: number) => void;
}

/** Ticks that are made up for after a stall; what is beyond is skipped, or the catching up would be a stall too. */
const MAX_BEHIND_TICKS = 8;

export class TickLoop {
	private readonly options: TickLoopOptions;
	private intervalMs = 0;
	private dueMs = 0;
	private lastMs = 0;
	private running = false;
	private cancel: (() => void) | undefined;

	constructor(options: TickLoopOptions) {
		this.options = options;
	}

	start(): void {
		this.stop();
		this.running = true;
		this.lastMs = this.options.now();
		this.waitFrom(this.lastMs);
		if (this.options.phase !== undefined) this.bringForward(this.options.phase);
	}

	stop(): void {
		this.running = false;
		this.cancel?.();
		this.cancel = undefined;
	}

	/** The next tick is due an interval after this time. */
	private waitFrom(ms: number): void {
		this.intervalMs = this.options.intervalMs();
		this.dueMs = ms + this.intervalMs;
		this.arm();
	}

	/** Makes the first tick due at this phase. */
	private bringForward(phase: number): void {
		this.cancel?.();
		this.dueMs = (Math.floor(this.dueMs / this.intervalMs - phase) + phase) * this.intervalMs;
		this.arm();
	}

	private arm(): void {
		const waitMs = Math.max(0, this.dueMs - this.options.now());
		this.cancel = this.options.schedule(this.fire, waitMs);
	}

	private readonly fire = (): void => {
		const nowMs = this.options.now();
		// A timer may fire a fraction of a millisecond early: wait for the rest instead of ticking early.
		if (nowMs < this.dueMs) {
			this.arm();
			return;
		}
		const behind = Math.floor((nowMs - this.dueMs) / this.intervalMs);
		if (behind > MAX_BEHIND_TICKS) {
			const skipped = behind - MAX_BEHIND_TICKS;
			this.dueMs += skipped * this.intervalMs;
			this.options.onSkip?.(skipped);
		}
		const { dueMs, lastMs } = this;
		this.lastMs = nowMs;
		this.cancel = undefined;
		this.options.onTick(dueMs, nowMs - lastMs);
		// The tick may have stopped the loop, or stopped and started it.
		if (this.running && !this.cancel) this.waitFrom(dueMs);
	};
}
