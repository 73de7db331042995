/** What the command and its worker processes tell each other. */

import type { TallyData } from '../figures/tally.ts';
import type { BotPlan } from '../plan.ts';

export type ToWorker =
	/** Bots to begin with now, beside those that are there. */
	| { type: 'add'; url: string; plans: readonly BotPlan[]; checks: boolean }
	/** A bot of another process has opened a private room; undefined: it could not. */
	| { type: 'roomOpened'; room: number; id: string | undefined }
	/** Answered by what was counted since the last time. */
	| { type: 'second' }
	/** What is measured of each client begins now. */
	| { type: 'measure' }
	/** All leave; then the end. */
	| { type: 'finish' };

/** Where a client showed somebody furthest from the truth. */
export interface WorstView {
	units: number;
	/** Who was shown to whom, where and when. */
	about: string;
}

export interface WorkerSecond {
	type: 'second';
	/** Counted since the last of these. */
	tally: TallyData;
	/** At play now, and whose first join has ended. */
	playing: number;
	settled: number;
	/** Time of a core that the process used since the last of these, seconds. */
	cpuSeconds: number;
	/** The largest displayed error, in words; undefined when nothing was checked. */
	worst: WorstView | undefined;
	/** Why nothing can be checked against the server's truth; undefined when it can, or need not. */
	truthProblem: string | undefined;
}

export type FromWorker =
	| { type: 'roomOpened'; room: number; id: string | undefined }
	| WorkerSecond
	/** Answers `measure`. */
	| { type: 'measuring' }
	/** The last. */
	| { type: 'finished'; bytesPerSecond: number[] };
