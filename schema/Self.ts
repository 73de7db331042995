/** A player as its owner gets it: fine enough that the server goes on from exactly this. */

import { type SchemaType, schema, t } from '@colyseus/schema';
import { energy, position, velocity } from './wire.ts';

export const Self = schema(
	{
		id: t.uint16(),
		x: position(),
		y: position(),
		vx: velocity(),
		vy: velocity(),
		aim: t.uint16(),
		dashAim: t.uint16(),
		dashTicks: t.uint16(),
		dashCooldownTicks: t.uint16(),
		weapon: t.uint8(),
		fireCooldownTicks: t.uint16(),
		energy: energy(),
		energyDelayTicks: t.uint16(),
		alive: t.boolean(),
		health: t.uint8(),
		shield: t.uint8(),
		protectTicks: t.uint16(),
		respawnTick: t.uint32(),
		killerId: t.uint16(),
		/** Frames that are still to come whose tick passed with the last command held: acknowledged, not stepped. */
		owedFrames: t.uint8(),
		/** How long before its tick the newest frame came, ms; negative when late. */
		earlyMs: t.int16(),
		/** Ticks held, and frames discarded, since the join; wraps. */
		heldTicks: t.uint16(),
		discardedFrames: t.uint16(),
		/** Among all by score, 1 is first; 0 in modes without `crowdMap`. */
		rank: t.uint16().default(0),
	},
	'Self',
);
export type Self = SchemaType<typeof Self>;
