/** Which lines the table of scores has: everybody, or of a crowd the ten best and oneself. No DOM. */

import type { RosterEntry, View } from '../../netcode/view.ts';

export interface Listed {
	entry: RosterEntry;
	/** 1 is first; undefined of somebody in a crowd, whose place nobody has told. */
	place: number | undefined;
}

/** Lines of a crowd's table, oneself not counted when farther down. */
const CROWD_LINES = 10;

/** The parts of a view that say who is ahead of whom. */
export type Ranked = Pick<View, 'roster' | 'selfId' | 'rank' | 'knownLeaders' | 'knownBest'>;

/** Those who lead for certain; everybody knows them, wherever they are. Empty where all are known. */
export function leadersOf({ roster, knownLeaders }: Pick<Ranked, 'roster' | 'knownLeaders'>): readonly RosterEntry[] {
	if (knownLeaders === Infinity) return [];
	return roster.slice(0, knownLeaders).filter(({ score }) => score > 0);
}

export function listingOf(view: Ranked): Listed[] {
	const { roster, selfId, rank } = view;
	const placeAmongKnown = (entry: RosterEntry) => 1 + roster.filter((other) => other.score > entry.score).length;
	if (view.knownLeaders === Infinity) return roster.map((entry) => ({ entry, place: placeAmongKnown(entry) }));
	// Those without a point are not told of: who is known of them is known by chance.
	const isBest = (entry: RosterEntry, index: number) => index < view.knownBest && entry.score > 0;
	return roster
		.map((entry, index) => ({ entry, place: isBest(entry, index) ? placeAmongKnown(entry) : undefined }))
		.filter(({ entry }, index) => index < CROWD_LINES || entry.id === selfId)
		.map((line) => (line.entry.id === selfId && rank > 0 ? { ...line, place: rank } : line));
}
