/** The table of the numbers of the search for a match, `docs/matchmaking.md`. */

import { SEARCH } from '../../rooms/matchmaking/planSeats.ts';
import { markdownTable } from './markdownTable.ts';

const MEANING = {
	ratingPoints: 'points that the mean rating of a match may be off at once, beside how unsure your own is',
	ratingPointsPerMs: 'points more for each millisecond of waiting',
	extraRoundTripMs: 'ms that its process may be further away than the nearest at once',
	extraRoundTripPerMs: 'ms more for each millisecond of waiting',
	mostExtraRoundTripMs: 'ms beyond which nobody is sent: a new match nearby is better',
	widenMs: 'ms after which every match with seats that is not too far away fits',
} as const satisfies Record<keyof typeof SEARCH, string>;

export function searchPart(): string {
	const rows = (Object.keys(SEARCH) as (keyof typeof SEARCH)[]).map((name) => [`\`${name}\``, String(SEARCH[name]), MEANING[name]]);
	return markdownTable(['number', 'value', 'what it is'], rows);
}
