/** Who is ahead of whom: place and rival of the own player from the roster. Read by the match status and the results. */

import type { RosterEntry } from '../../netcode/view.ts';

export interface Standing {
	/** 1 is first; equal scores share the better place. */
	place: number;
	own: RosterEntry;
	/** The best of the others; undefined when alone. */
	rival: RosterEntry | undefined;
}

/** Standing of a player; undefined while they are not on the roster. `rank`: among all, where the roster is not all; 0 otherwise. */
export function standingOf(roster: readonly RosterEntry[], id: number, rank = 0): Standing | undefined {
	const own = roster.find((entry) => entry.id === id);
	if (!own) return undefined;
	const place = rank || 1 + roster.filter((entry) => entry.score > own.score).length;
	return { place, own, rival: roster.find((entry) => entry.id !== id) };
}
