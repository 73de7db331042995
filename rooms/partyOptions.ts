/** What somebody brings who comes to a party, checked. Used by `PartyRoom` and by `server/matchmakeRequests.ts`. */

import { ServerError } from '@colyseus/core';
import { z } from 'zod';
import { PARTY_CODE, PROBLEMS } from '../schema/protocol.ts';
import { readSearchOptions, type SearchOptions } from './matchmaking/searchOptions.ts';
import { readRoomOptions } from './roomOptions.ts';

const Options = z.object({
	/** Of the link; whoever begins a party has none. */
	code: z.string().regex(PARTY_CODE).optional(),
	/** Known to the member alone: by it they are the same when they come back. */
	member: z.string().min(16).max(64),
});

export interface PartyOptions extends z.infer<typeof Options> {
	name: string;
	mode: string;
	/** To places, ms. */
	roundTripsMs: SearchOptions['roundTripsMs'];
	/** Who it is over many matches; the server says so. */
	player?: string;
}

/** The options in order; throws a `ServerError` with a code of `PROBLEMS` and what to do about it. */
export function readPartyOptions(raw: unknown): PartyOptions {
	const { name, mode } = readRoomOptions(raw);
	const parsed = Options.safeParse(raw);
	if (!parsed.success) throw new ServerError(PROBLEMS.badOptions, 'The link to the party is not complete. Ask for it again.');
	return { ...parsed.data, name, mode, roundTripsMs: readSearchOptions(raw).roundTripsMs };
}
