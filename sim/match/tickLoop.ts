/**
 * A fixed tick that does not drift: every due time is the start plus a whole number of intervals on a monotonic
 * clock. One call of `onTick` a due time; after a stall the missed ones follow at once, up to a bound. Used by
 * whoever hosts a match; the clock is theirs.
 */

export interface TickLoopOptions {
	tickRate: number;
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
	private readonly intervalMs: number;
	private dueMs = 0;
	private lastMs = 0;
	private cancel: (() => void) | undefined;

	constructor(options: TickLoopOptions) {
		this.options = options;
		this.intervalMs = 1000 / options.tickRate;
	}

	start(): void {
		this.lastMs = this.options.now();
		this.dueMs = this.lastMs + this.intervalMs;
		this.arm();
	}

	stop(): void {
		this.cancel?.();
		this.cancel = undefined;
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
		const dueMs = this.dueMs;
		this.dueMs += this.intervalMs;
		// Armed first: a tick that stops the loop finds something to stop.
		this.arm();
		this.options.onTick(dueMs, nowMs - this.lastMs);
		this.lastMs = nowMs;
	};
}
