/** What one tick of a room took, phase by phase. Measured by `ArenaRoom`, told to the process through `RoomServices`. */

/**
 * In their order: everybody's frames are taken, the rules step, the world is copied into the state, who sees what is
 * decided, and frames go to the sockets.
 */
export const TICK_PHASES = ['input', 'sim', 'project', 'interest', 'send'] as const;
export type TickPhase = (typeof TICK_PHASES)[number];

export interface TickReport {
	roomId: string;
	/** How long the whole tick took, and how long after the one before it began, ms. */
	stepMs: number;
	intervalMs: number;
	/** Time spent in each phase, ms; what is in no phase is the rest of `stepMs`. The object is used again next tick. */
	phases: Readonly<Record<TickPhase, number>>;
	/** How much the room saves: index into `LADDER`, 0 nothing. */
	ladderStep: number;
}

/** Splits a tick into its phases: each `end` books the time since the one before. */
export class PhaseClock {
	readonly times: Record<TickPhase, number> = { input: 0, sim: 0, project: 0, interest: 0, send: 0 };
	private readonly now: () => number;
	private lastMs = 0;

	/** `now`: monotonic, ms. */
	constructor(now: () => number) {
		this.now = now;
	}

	/** A tick begins. Returns when, ms. */
	begin(): number {
		for (const phase of TICK_PHASES) this.times[phase] = 0;
		this.lastMs = this.now();
		return this.lastMs;
	}

	/** What was done since the last call belongs to this phase. */
	end(phase: TickPhase): void {
		const nowMs = this.now();
		this.times[phase] += nowMs - this.lastMs;
		this.lastMs = nowMs;
	}

	/** Of what was booked for one phase so many ms were another's, done in between. */
	move(from: TickPhase, to: TickPhase, ms: number): void {
		this.times[from] -= ms;
		this.times[to] += ms;
	}
}
