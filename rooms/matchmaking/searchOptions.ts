/** What a client may say about its search beside the match that it wants, checked. What is wrong is left out. */

import { z } from 'zod';

/** Most places that somebody is told about. */
const MOST_PLACES = 64;

const PLACE = z.string().regex(/^p\d{1,5}$/);

const RoundTrips = z
	.record(PLACE, z.number().min(0).max(10_000))
	.refine((places) => Object.keys(places).length <= MOST_PLACES)
	.catch({});

const Options = z.object({
	/** The client can be told to wait in line. */
	waits: z.boolean().catch(false),
	/** The place in line that it was given. */
	ticket: z.string().max(60).optional().catch(undefined),
	/** To places, ms. */
	roundTripsMs: RoundTrips,
	/** Places that it has just failed to reach. */
	avoid: z.array(PLACE).max(MOST_PLACES).catch([]),
});
export type SearchOptions = z.infer<typeof Options>;

export function readSearchOptions(raw: unknown): SearchOptions {
	return Options.catch({ waits: false, ticket: undefined, roundTripsMs: {}, avoid: [] }).parse(raw);
}

/** Of several people to each place: that of whoever is furthest away. A place that one of those who measured did not reach is left out. */
export function worstRoundTrips(people: readonly SearchOptions['roundTripsMs'][]): ReadonlyMap<string, number> {
	const measured = people.filter((places) => Object.keys(places).length > 0);
	const worst = new Map<string, number>();
	for (const place of Object.keys(measured[0] ?? {})) {
		const all = measured.map((places) => places[place]);
		if (all.every((ms) => ms !== undefined)) worst.set(place, Math.max(...all));
	}
	return worst;
}
