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
	{ farEvery: 3, sightScale: 0.75, pace: 0.9 },
	{ farEvery: 3, sightScale: 0.75, pace: 0.8 },
	{ farEvery: 3, sightScale: 0.75, pace: 0.7 },
	{ farEvery: 3, sightScale: 0.75, pace: 0.6 },
];

/** Share of a tick's interval: above the one the room saves more, below the other less; in between it stays. */
const TOO_MUCH = 0.8;
const ENOUGH_ROOM = 0.5;
/** A process that is busy for more than this share of its time is out of time: its rooms are late for want of it, not by chance. */
const OUT_OF_TIME = 0.97;
/** A step is taken back only if the process would be busy for no more than this afterwards, with all its rooms at that pace. */
const BUSY_AFTERWARDS = 0.95;
/** How much of a room's work grows with its pace: frames of input and what clients do come at their own. */
const PACED_WORK = 0.5;
/** How much of the load's average is the newest tick. */
const NEWEST = 1 / 16;
/** How long a step is given to show what it brings, before the next; and how long there is room, less how long there is none, before one is taken back, ms. */
const SETTLE_MS = 1000;
const CALM_MS = 2000;

/** What a tick took, ms. */
export interface LadderTick {
	stepMs: number;
	/** How long after it was due it began. */
	lateMs: number;
	intervalMs: number;
	/** Share of its time in which the process was busy of late, with all its rooms. */
	busy: number;
}

export class Ladder {
	private load = 0;
	private index = 0;
	private sinceChangeMs = 0;
	private calmMs = 0;

	/** Index into `LADDER`. */
	get step(): number {
		return this.index;
	}

	get saving(): Readonly<LadderStep> {
		return LADDER[this.index] as LadderStep;
	}

	/** After a tick. Returns whether the step has changed. */
	note({ stepMs, lateMs, intervalMs, busy }: Readonly<LadderTick>): boolean {
		// One that began late had no more time than was left. But late because others were due at the same instant is no
		// want of time: a room whose own ticks are short saves only when there is none left for all of them.
		const wantedMs = busy > OUT_OF_TIME ? Math.max(stepMs, lateMs) : stepMs;
		this.load += (Math.min(2, wantedMs / intervalMs) - this.load) * NEWEST;
		this.sinceChangeMs += intervalMs;
		const isCalm = this.load < ENOUGH_ROOM && this.hasRoomAbove(busy);
		this.calmMs = Math.max(0, this.calmMs + (isCalm ? intervalMs : -intervalMs));
		if (this.sinceChangeMs < SETTLE_MS) return false;
		if (this.load > TOO_MUCH && this.index < LADDER.length - 1) return this.go(this.index + 1);
		if (this.calmMs >= CALM_MS && this.index > 0) return this.go(this.index - 1);
		return false;
	}

	/** Whether the process would have time for the step before this one. */
	private hasRoomAbove(busy: number): boolean {
		const above = LADDER[this.index - 1];
		if (!above) return false;
		const more = above.pace / this.saving.pace - 1;
		return busy * (1 + PACED_WORK * more) <= BUSY_AFTERWARDS;
	}

	private go(index: number): true {
		this.index = index;
		this.sinceChangeMs = 0;
		this.calmMs = 0;
		return true;
	}
}
