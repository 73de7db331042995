/** Everything that is synced. Keys of the maps are player ids. Fields only; the rules are in `sim/`. */

import { type SchemaType, schema, t } from '@colyseus/schema';
import { PickupInSight } from './PickupInSight.ts';
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

/** How one objective of the mode stands; what it is and where, both ends know from mode and map. */
export const ObjectiveState = schema(
	{
		/** Team that has it; 0 nobody. */
		team: t.uint8().default(0),
		/** Team that is taking it, and how long it has been, ticks. */
		claimTeam: t.uint8().default(0),
		claimTicks: t.uint16().default(0),
		contested: t.boolean().default(false),
	},
	'ObjectiveState',
);

/** An award of the results. */
export const AwardLine = schema(
	{
		/** Index into `AWARDS`. */
		award: t.uint8(),
		playerId: t.uint16(),
		/** Who it is: in a crowd those who are named are seldom in sight. */
		name: t.string(),
		value: t.float32(),
	},
	'AwardLine',
);

export const ArenaState = schema(
	{
		/** The tick that this state is the end of. */
		tick: t.uint32().default(0),
		tickRate: t.uint8().default(30),
		/** How much the room saves, because its ticks take too long: 0 nothing. */
		ladderStep: t.uint8().default(0),
		arenaId: t.string().default(''),
		modeId: t.string().default(''),
		/** Index into `PHASES`. */
		phase: t.uint8().default(0),
		phaseEndsTick: t.uint32().default(0),
		/** Values in the order of `TUNABLES`. */
		tuning: t.array('float64'),
		announced: t.array(AnnouncedTuning),
		/** 1 for each pickup of the map that lies there; empty in fog, where `pickupsInSight` tells it. */
		pickups: t.array('uint8'),
		/** Points of team 1 and team 2; empty without teams. */
		teamScores: t.array('int16'),
		/** In the order of the mode's. */
		objectives: t.array(ObjectiveState),
		awards: t.array(AwardLine),
		/** Players in the match: the roster holds those that a client knows. */
		playerCount: t.uint16().default(0),
		/** How many live in each cell of the map, packed (`crowdWords.ts`); empty in modes without `crowdMap`, and in fog. */
		crowd: t.array('uint32'),
		/** These are managed (`SyncedArena`): a client holds of them what it is to know. */
		roster: t.map(RosterLine),
		seen: t.map(Seen),
		/** The client's own player and nobody else's. */
		selves: t.map(Self),
		/** In fog alone: what a client sees of them now. */
		pickupsInSight: t.map(PickupInSight),
	},
	'ArenaState',
);
export type ArenaState = SchemaType<typeof ArenaState>;
