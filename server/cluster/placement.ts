/** Where a new room goes, and where a room that has to move: to the process with the most time left. Pure; used by `joinCluster`. */

import type { ProcessLine } from './store.ts';

export interface Candidate {
	processId: string;
	line: ProcessLine;
	/** How long its beat has stood still, ms. */
	stillMs: number;
	/** Rooms that were sent there and may not be in its figures yet. */
	underWay: number;
}

/** A process whose beat stands still for longer than this has stalled, ms. */
export const STALLED_MS = 350;
/** What a room that is under way is reckoned with, as a share of a process's time; and one that runs, so that even idle processes share. */
const UNDER_WAY = 0.02;
const RUNNING = 0.001;

/** The one with the most time left; undefined when all are stalled or draining. */
export function mostRoomLeft(candidates: readonly Candidate[]): Candidate | undefined {
	let best: Candidate | undefined;
	for (const candidate of candidates) {
		if (candidate.line.draining || candidate.stillMs > STALLED_MS) continue;
		if (!best || loadOf(candidate) < loadOf(best)) best = candidate;
	}
	return best;
}

/** 0 for an idle process, about 1 for a full one. */
export function loadOf({ line, underWay }: Candidate): number {
	return line.busy + RUNNING * line.rooms + UNDER_WAY * underWay;
}
