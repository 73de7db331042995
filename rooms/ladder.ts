/**
 * What a room does when its ticks run out of time: it saves on what is seen least first, a step at a time, and goes
 * back up the same way when there is room again. Used by `ArenaRoom`; pure, so that tests feed it any load.
 */

import { NO_SAVING, type Saving } from '../schema/arenaInterest.ts';

export interface LadderStep extends Saving {
	/** Speed of the match's time: 1 usual. */
	pace: number;
}

/** Far entities less often, then a smaller radius, then slower time. */
export const LADDER: readonly Readonly<LadderStep>[] = [
	{ ...NO_SAVING, pace: 1 },
	{ farEvery: 3, sightScale: 1, pace: 1 },
	{ farEvery: 3, sightScale: 0.75, pace: 1 },
	{ farEvery: 3, sightScale: 0.75, pace: 0.8 },
	{ farEvery: 3, sightScale: 0.75, pace: 0.6 },
];

/** Share of a tick's interval: above the one the room saves more, below the other less; in between it stays. */
const TOO_MUCH = 0.8;
const ENOUGH_ROOM = 0.5;
/** How much of the load's average is the newest tick. */
const NEWEST = 1 / 16;
/** Ticks for a step to show what it brings, before the next; and ticks of little load before one is taken back. */
const SETTLE_TICKS = 30;
const CALM_TICKS = 150;

export class Ladder {
	private load = 0;
	private index = 0;
	private sinceChange = 0;
	private calmTicks = 0;

	/** Index into `LADDER`. */
	get step(): number {
		return this.index;
	}

	get saving(): Readonly<LadderStep> {
		return LADDER[this.index] as LadderStep;
	}

	/**
	 * A tick took `stepMs` of its `intervalMs` and began `lateMs` after it was due. Returns whether the step has changed.
	 */
	note(stepMs: number, lateMs: number, intervalMs: number): boolean {
		// One that began late had no more time than was left: both are shares of the same interval.
		const share = Math.min(2, Math.max(stepMs, lateMs) / intervalMs);
		this.load += (share - this.load) * NEWEST;
		this.sinceChange++;
		this.calmTicks = this.load < ENOUGH_ROOM ? this.calmTicks + 1 : 0;
		if (this.sinceChange < SETTLE_TICKS) return false;
		if (this.load > TOO_MUCH && this.index < LADDER.length - 1) return this.go(this.index + 1);
		if (this.calmTicks >= CALM_TICKS && this.index > 0) return this.go(this.index - 1);
		return false;
	}

	private go(index: number): true {
		this.index = index;
		this.sinceChange = 0;
		this.calmTicks = 0;
		return true;
	}
}
