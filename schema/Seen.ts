/** A player as the others get it: as coarse as the picture allows. */

import { type SchemaType, schema, t } from '@colyseus/schema';

export const SEEN_FLAGS = { alive: 1, protected: 2, dashing: 4 } as const;

export const Seen = schema(
	{
		/** Where it was shown when that was told last, and the course that has carried it on since: see `sim/shown.ts`. */
		place: t.uint32(),
		course: t.uint16(),
		/** 256ths of a turn. */
		aim: t.uint8(),
		weapon: t.uint8(),
		health: t.uint8(),
		shield: t.uint8(),
		/** Bits of `SEEN_FLAGS`. */
		flags: t.uint8(),
	},
	'Seen',
);
export type Seen = SchemaType<typeof Seen>;
