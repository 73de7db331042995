/** People who look for seats together, as the matchmaker gets them. Made from a request for one, by `PartyRoom` for several. */

import type { RoomOptions } from '../roomOptions.ts';

/** Somebody who wants a seat. */
export interface Seeker {
	/** What the room is made with, and told when they sit down. */
	options: Readonly<Record<string, unknown>>;
	/** What the server knows of them; their client has no hand in it. */
	auth: RoomOptions;
	/** How well they play, and how unsure that is, in points. */
	rating: number;
	unsure: number;
}

export interface Group {
	modeId: string;
	/** Any map when undefined. */
	mapId: string | undefined;
	/** One at least. */
	seekers: readonly Seeker[];
	/** Round trips to places, ms. */
	roundTripsMs: ReadonlyMap<string, number>;
	/** Places that they have just failed to reach. */
	avoid?: readonly string[];
}
