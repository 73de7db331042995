/** What the page and the worker that runs its match say to each other, in order and without loss. */

import type { EventMessage } from '../../schema/eventCodec.ts';
import type { SkillChoice } from '../../sim/match/botCrew.ts';

/** A match to run. */
export interface HostedMatch {
	modeId: string;
	arenaId: string;
	seed: number;
	/** Differences from the mode's numbers, by key. */
	tuning: Readonly<Record<string, number>>;
	/** How well bots play; some of each unless said otherwise. */
	skill?: SkillChoice | undefined;
	/** Who sits in it; left out, bots play and the match is watched. */
	name?: string | undefined;
}

export type ToWorker =
	/** The first message, once. */
	| { type: 'open'; match: HostedMatch }
	/** One input frame, as `InputEncoder` writes it. */
	| { type: 'frame'; bytes: Uint8Array }
	| { type: 'tune'; key: string; value: number }
	| { type: 'vote'; arenaId: string }
	/** Time stands still. */
	| { type: 'pause' }
	/** Time goes on, frames count from 1 again; answered by `resumed`. */
	| { type: 'resume' }
	/** The last message: the match ends here. */
	| { type: 'close' };

export type FromWorker =
	/** What happened in a tick, and the state after it: whole the first time, then what has changed. */
	| { type: 'state'; bytes: Uint8Array; acknowledged: number; events?: EventMessage | undefined }
	| { type: 'resumed' }
	/** What was asked for is not done, and why. */
	| { type: 'refused'; why: string }
	/** The match cannot begin or has ended by an error. */
	| { type: 'failed'; why: string };
