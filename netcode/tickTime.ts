/**
 * How ticks lie in the server's time: evenly, until the match goes into slow motion or out of it. Learnt from each
 * state and from the changes that it announces, so that every clock of a client turns on the same tick as the server.
 * Owned by `ClientSession`, read by its clocks.
 */

import { tickIntervalMs } from '../sim/match/tickInterval.ts';

/** From a tick on each takes so long. */
interface Span {
	fromTick: number;
	fromMs: number;
	tickMs: number;
}

/** A change of speed that comes. */
export interface ComingScale {
	/** First tick that is followed at the new speed. */
	atTick: number;
	timeScale: number;
}

/** Ticks for which the past is kept: what is shown and what is acknowledged lies far less behind. */
const MEMORY_TICKS = 300;

export class TickTime {
	private readonly tickRate: number;
	/** In order; never empty. Those that begin after the newest state are expected, the others happened. */
	private spans: Span[];

	constructor(tickRate: number) {
		this.tickRate = tickRate;
		this.spans = [{ fromTick: 0, fromMs: 0, tickMs: tickIntervalMs(tickRate, 1) }];
	}

	/** The state of a tick has come, with the speed at which the next one follows, and the changes announced by then. */
	follow(tick: number, timeScale: number, coming: readonly ComingScale[]): void {
		this.spans = this.spans.filter(
			({ fromTick }, index) => fromTick <= tick && (this.spans[index + 1]?.fromTick ?? tick) >= tick - MEMORY_TICKS,
		);
		this.turn(tick, timeScale);
		for (const { atTick, timeScale: next } of coming) if (atTick > tick) this.turn(atTick, next);
	}

	/** When a tick is, ms since tick 0 at the server's pace. */
	msOf(tick: number): number {
		const { fromTick, fromMs, tickMs } = this.spanAt((span) => span.fromTick <= tick);
		return fromMs + (tick - fromTick) * tickMs;
	}

	/** The tick of a time, with a fraction. */
	tickAt(ms: number): number {
		const { fromTick, fromMs, tickMs } = this.spanAt((span) => span.fromMs <= ms);
		return fromTick + (ms - fromMs) / tickMs;
	}

	/** From this tick to the next, ms. */
	intervalMs(tick: number): number {
		return this.spanAt((span) => span.fromTick <= tick).tickMs;
	}

	/** The shortest interval from this tick on, as far as is known, ms. */
	shortestMs(tick: number): number {
		return this.spans.reduce((least, { fromTick, tickMs }) => (fromTick > tick ? Math.min(least, tickMs) : least), this.intervalMs(tick));
	}

	private turn(tick: number, timeScale: number): void {
		const tickMs = tickIntervalMs(this.tickRate, timeScale);
		if (this.intervalMs(tick) === tickMs) return;
		const fromMs = this.msOf(tick);
		this.spans = [...this.spans.filter(({ fromTick }) => fromTick < tick), { fromTick: tick, fromMs, tickMs }];
	}

	private spanAt(has: (span: Span) => boolean): Span {
		return this.spans.findLast(has) ?? (this.spans[0] as Span);
	}
}
