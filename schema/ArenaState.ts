/** Everything that is synced. Keys of the maps are player ids. Fields only; the rules are in `sim/`. */

import { type SchemaType, schema, t } from '@colyseus/schema';
import { RosterLine } from './RosterLine.ts';
import { Seen } from './Seen.ts';
import { Self } from './Self.ts';

/** A change of a number that comes at a later tick, announced ahead so that prediction follows it. */
export const AnnouncedTuning = schema(
	{
		atTick: t.uint32(),
		/** Index into `TUNABLES`. */
		tunable: t.uint16(),
		value: t.float64(),
	},
	'AnnouncedTuning',
);

export const ArenaState = schema(
	{
		/** The tick that this state is the end of. */
		tick: t.uint32().default(0),
		tickRate: t.uint8().default(30),
		arenaId: t.string().default(''),
		modeId: t.string().default(''),
		/** Index into `PHASES`. */
		phase: t.uint8().default(0),
		phaseEndsTick: t.uint32().default(0),
		/** Values in the order of `TUNABLES`. */
		tuning: t.array('float64'),
		announced: t.array(AnnouncedTuning),
		/** 1 for each pickup of the map that lies there. */
		pickups: t.array('uint8'),
		roster: t.map(RosterLine),
		seen: t.map(Seen),
		/** Holds the client's own player and nobody else's. */
		selves: t.map(Self).view(),
	},
	'ArenaState',
);
export type ArenaState = SchemaType<typeof ArenaState>;
