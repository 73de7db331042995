/** What every way of firing begins from, and the directions and start of a shot, which its owner's client shares. */

import { cosOf, sinOf, wrapAngle } from '../angle.ts';
import type { WorldEvent } from '../events.ts';
import type { WeaponRules } from '../fields.ts';
import type { Player } from '../player.ts';
import { castRay } from '../ray.ts';
import type { Tuning } from '../tuning.ts';
import { weaponOf } from '../weapons/registry.ts';
import type { World } from '../world.ts';

/** Distance from the middle of a body to where its shots start, in radii. */
export const MUZZLE_RADII = 1.5;

interface Place {
	x: number;
	y: number;
}

export interface Shot {
	world: World;
	shooter: Player;
	/** Where its own screen has the middle of its body: there the shot begins. Units. */
	from: Readonly<Place>;
	/** Index into `WEAPON_IDS`, and its numbers now. */
	weapon: number;
	rules: Readonly<WeaponRules>;
	/** The client's frame (0 for bots), and what names the shot on both sides: that frame, or a bot's tick. */
	frame: number;
	name: number;
	id: number;
	/** How far behind the present the shooter saw the others, 8ths of a tick. */
	behind: number;
	events: WorldEvent[];
}

/** What names a shot on both sides: the client's frame, or the tick for those without. */
export function shotName(frame: number, tick: number): number {
	return frame === 0 ? tick : frame;
}

/** A whole number from what names a shot: server and client turn its spread alike without sharing a generator. */
function shotNoise(playerId: number, name: number, pellet: number): number {
	let h = Math.imul(playerId ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(name + 0x165667b1, 0xc2b2ae35) ^ Math.imul(pellet, 0x27d4eb2f);
	h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
	h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
	return (h ^ (h >>> 15)) >>> 0;
}

/** Direction of a shot after spread, 4096ths of a turn. `name` is its `shotName`. */
export function aimOfShot(tuning: Tuning, playerId: number, name: number, weapon: number, aim: number): number {
	const { id, fires } = weaponOf(weapon);
	const spread = Math.round(tuning.weapons[id].spread);
	// Pellets spread one by one.
	if (spread === 0 || fires === 'pellets') return aim;
	return wrapAngle(aim + (shotNoise(playerId, name, 0) % (2 * spread + 1)) - spread);
}

/**
 * Directions of the pellets of a shot, 4096ths of a turn: evenly over the spread, each turned by up to half a gap, so
 * that a fan has no holes and is never the same.
 */
export function aimsOfPellets(tuning: Tuning, playerId: number, name: number, weapon: number, aim: number): number[] {
	const rules = tuning.weapons[weaponOf(weapon).id];
	const count = Math.max(1, Math.round(rules.pellets));
	const gap = (2 * rules.spread) / count;
	const aims: number[] = [];
	for (let pellet = 0; pellet < count; pellet++) {
		const part = (shotNoise(playerId, name, pellet) % 1024) / 1024;
		aims.push(wrapAngle(aim + Math.round(-rules.spread + gap * (pellet + part))));
	}
	return aims;
}

/** Where a shot from the middle of a body starts: at the muzzle, or at the wall that the muzzle is in. */
export function muzzleOf(world: Pick<World, 'arena' | 'tuning'>, from: Readonly<Place>, aim: number): Place {
	const dirX = cosOf(aim);
	const dirY = sinOf(aim);
	const reach = castRay(world.arena, from.x, from.y, dirX, dirY, world.tuning.player.radius * MUZZLE_RADII);
	return { x: from.x + dirX * reach, y: from.y + dirY * reach };
}

/** Tells that a weapon fired. Beams say where they ended and whom they met; the rest follows from the start. */
export function tellShot(shot: Shot, aim: number, end: { x: number; y: number; victimId: number } = { x: 0, y: 0, victimId: 0 }): void {
	const { shooter, from, frame, id, weapon, world } = shot;
	const { x, y } = muzzleOf(world, from, aim);
	const { victimId } = end;
	shot.events.push({ type: 'shot', playerId: shooter.id, frame, shotId: id, weapon, x, y, aim, endX: end.x, endY: end.y, victimId });
}
