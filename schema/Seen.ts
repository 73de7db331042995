/** A player as the others get it: as coarse as the picture allows. */

import { type SchemaType, schema, t } from '@colyseus/schema';
import { position } from './wire.ts';

export const SEEN_FLAGS = { alive: 1, protected: 2, dashing: 4 } as const;

export const Seen = schema(
	{
		x: position(),
		y: position(),
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
