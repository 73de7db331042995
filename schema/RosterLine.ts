/** A line of the scoreboard. */

import { type SchemaType, schema, t } from '@colyseus/schema';

export const ROSTER_STATUS = ['here', 'away', 'lost', 'idle'] as const;

export const RosterLine = schema(
	{
		name: t.string(),
		bot: t.boolean(),
		score: t.int16(),
		kills: t.uint16(),
		deaths: t.uint16(),
		/** 1 or 2; 0 without teams. */
		team: t.uint8().default(0),
		/** Map voted for, 1 for the first of `ARENA_IDS`; 0 none. */
		vote: t.uint8().default(0),
		/** Index into `ROSTER_STATUS`. */
		status: t.uint8().default(0),
		/** Round trip, ms. */
		pingMs: t.uint16().default(0),
	},
	'RosterLine',
);
export type RosterLine = SchemaType<typeof RosterLine>;
