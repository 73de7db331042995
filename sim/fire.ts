/** What a shot does: a beam is judged at once where its shooter saw the others, a projectile starts to fly. */

import { cosOf, sinOf, wrapAngle } from './angle.ts';
import { SEEN_PARTS } from './command.ts';
import { resolveHit } from './damage.ts';
import type { WorldEvent } from './events.ts';
import { maxRewindParts, pastPosition } from './history.ts';
import type { Mover } from './mover.ts';
import type { Player } from './player.ts';
import { castRay, rayMeetsCircle } from './ray.ts';
import type { Tuning } from './tuning.ts';
import { WEAPON_IDS, WEAPONS } from './weapons/registry.ts';
import type { World } from './world.ts';

/** Distance from the middle of a body to where its shots start, in radii. */
const MUZZLE_RADII = 1.5;

/** A whole number from what names a shot: server and client turn its spread alike without sharing a generator. */
function shotNoise(playerId: number, frame: number): number {
	let h = Math.imul(playerId ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(frame + 0x165667b1, 0xc2b2ae35);
	h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
	h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
	return (h ^ (h >>> 15)) >>> 0;
}

/** Direction of a shot after spread, 4096ths of a turn. `frame` names the shot: the client's frame, or a bot's tick. */
export function aimOfShot(tuning: Tuning, playerId: number, frame: number, weapon: number, aim: number): number {
	const spread = Math.round(tuning.weapons[WEAPON_IDS[weapon] as keyof typeof tuning.weapons].spread);
	return spread === 0 ? aim : wrapAngle(aim + (shotNoise(playerId, frame) % (2 * spread + 1)) - spread);
}

/** Where a shot starts: at the muzzle, or at the wall that the muzzle is in. */
export function muzzleOf(world: Pick<World, 'arena' | 'tuning'>, mover: Readonly<Mover>, aim: number): { x: number; y: number } {
	const dirX = cosOf(aim);
	const dirY = sinOf(aim);
	const reach = castRay(world.arena, mover.x, mover.y, dirX, dirY, world.tuning.player.radius * MUZZLE_RADII);
	return { x: mover.x + dirX * reach, y: mover.y + dirY * reach };
}

/** How far behind the present a shooter saw the others, in 8ths of a tick, capped. */
function behindOf(world: World, seen: number): number {
	const present = (world.tick - 1) * SEEN_PARTS;
	if (seen === 0 || seen >= present) return 0;
	return Math.min(present - seen, maxRewindParts(world.tickRate));
}

/** Fires the weapon that `stepPlayer` let go. */
export function fireWeapon(world: World, shooter: Player, weapon: number, frame: number, seen: number, events: WorldEvent[]): void {
	const id = WEAPON_IDS[weapon];
	if (id === undefined) return;
	const rules = world.tuning.weapons[id];
	const aim = aimOfShot(world.tuning, shooter.id, frame === 0 ? world.tick : frame, weapon, shooter.aim);
	const muzzle = muzzleOf(world, shooter, aim);
	const dirX = cosOf(aim);
	const dirY = sinOf(aim);
	const behind = behindOf(world, seen);
	const shotId = world.nextShotId++;
	shooter.shots++;
	if (WEAPONS[id].fires === 'projectile') {
		world.projectiles.push({ id: shotId, ownerId: shooter.id, weapon, x: muzzle.x, y: muzzle.y, dirX, dirY, left: rules.range, behind });
		events.push({
			type: 'shot',
			playerId: shooter.id,
			frame,
			shotId,
			weapon,
			x: muzzle.x,
			y: muzzle.y,
			aim,
			endX: 0,
			endY: 0,
			victimId: 0,
		});
		return;
	}
	// From the middle of the body, so that nobody is missed by standing inside the muzzle.
	const wall = castRay(world.arena, shooter.x, shooter.y, dirX, dirY, rules.range);
	const { victim, distance } = firstOnLine(world, shooter.id, shooter.x, shooter.y, dirX, dirY, wall, rules.projectileRadius, behind);
	const endX = shooter.x + dirX * distance;
	const endY = shooter.y + dirY * distance;
	events.push({
		type: 'shot',
		playerId: shooter.id,
		frame,
		shotId,
		weapon,
		x: muzzle.x,
		y: muzzle.y,
		aim,
		endX,
		endY,
		victimId: victim?.id ?? 0,
	});
	if (victim) resolveHit(world, victim, { attackerId: shooter.id, weapon, x: endX, y: endY, dirX, dirY }, events);
}

/** The first living player on a line, as its shooter saw them; the line's whole length when there is none. */
export function firstOnLine(
	world: World,
	shooterId: number,
	x: number,
	y: number,
	dirX: number,
	dirY: number,
	range: number,
	halfWidth: number,
	behind: number,
): { victim: Player | undefined; distance: number } {
	let victim: Player | undefined;
	let distance = range;
	const radius = world.tuning.player.radius + halfWidth;
	const at = (world.tick - 1) * SEEN_PARTS - behind;
	for (const player of world.players.values()) {
		if (player.id === shooterId || !player.alive) continue;
		const where = pastPosition(world, player.id, at);
		if (!where) continue;
		const meets = rayMeetsCircle(x, y, dirX, dirY, distance, where.x, where.y, radius);
		if (meets < 0 || (meets === distance && victim)) continue;
		victim = player;
		distance = meets;
	}
	return { victim, distance };
}
