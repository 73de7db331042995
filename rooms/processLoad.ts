/**
 * How much of its time the process of a room is busy: rooms share its one thread, so a tick may begin late for the
 * sake of others. Used by `ArenaRoom`; Node's own figure of its event loop.
 */

/** Looked at anew after so long, ms: the figure is of the time between two looks. */
const LOOK_EVERY_MS = 500;

/** What Node adds to the clock that browsers have too: an opaque moment, and how busy the loop was between two of them. */
interface NodeClock {
	eventLoopUtilization(to?: LoopMoment, from?: LoopMoment): LoopMoment;
}
interface LoopMoment {
	readonly utilization: number;
}
const clock = performance as unknown as NodeClock;

export class ProcessLoad {
	private lastMs = 0;
	private last: LoopMoment | undefined;
	private busyShare = 0;

	/** Share of the last half second or so in which the process did not wait for anything, 0 to 1. */
	busy(nowMs: number): number {
		if (nowMs - this.lastMs < LOOK_EVERY_MS) return this.busyShare;
		const now = clock.eventLoopUtilization();
		this.busyShare = this.last ? clock.eventLoopUtilization(now, this.last).utilization : 0;
		this.last = now;
		this.lastMs = nowMs;
		return this.busyShare;
	}
}

/** That of this process. */
export const processLoad = new ProcessLoad();

/** How far apart rooms' ticks are that follow each other, as a share of an interval: the golden ratio fills gaps evenly, however many there are. */
const APART = (Math.sqrt(5) - 1) / 2;
let rooms = 0;

/** Where in the interval, 0 to 1, the ticks of a new room are due: as far from those of others as can be. */
export function nextPhase(): number {
	return (rooms++ * APART) % 1;
}
