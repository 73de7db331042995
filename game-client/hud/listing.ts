/** Which lines the table of scores has: everybody, or of a crowd the ten best who are known and oneself. No DOM. */

import type { RosterEntry, View } from '../../netcode/view.ts';

export interface Listed {
	entry: RosterEntry;
	/** 1 is first; undefined of somebody in a crowd, whose place nobody has told. */
	place: number | undefined;
}

/** Lines of a crowd's table, oneself not counted when farther down. */
const CROWD_LINES = 10;

/** The parts of a view that say who is ahead of whom. */
export type Ranked = Pick<View, 'roster' | 'selfId' | 'rank' | 'knownLeaders'>;

/** Those who lead for certain; everybody knows them, wherever they are. Empty where all are known. */
export function leadersOf({ roster, knownLeaders }: Pick<Ranked, 'roster' | 'knownLeaders'>): readonly RosterEntry[] {
	if (knownLeaders === Infinity) return [];
	return roster.slice(0, knownLeaders).filter(({ score }) => score > 0);
}

export function listingOf(view: Ranked): Listed[] {
	const { roster, selfId, rank } = view;
	const placeAmongKnown = (entry: RosterEntry) => 1 + roster.filter((other) => other.score > entry.score).length;
	if (view.knownLeaders === Infinity) return roster.map((entry) => ({ entry, place: placeAmongKnown(entry) }));
	const leaders = leadersOf(view);
	return roster
		.filter((entry, index) => index < CROWD_LINES || entry.id === selfId)
		.map((entry) => ({
			entry,
			place: entry.id === selfId && rank > 0 ? rank : leaders.includes(entry) ? placeAmongKnown(entry) : undefined,
		}));
}
