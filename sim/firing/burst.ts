/**
 * The burst of a projectile: less to the edge, half to who fired it, nothing behind a wall. Everybody else is judged
 * where the shooter saw them, as the flight was.
 */

import { SEEN_PARTS } from '../command.ts';
import { countHit, mayHurt, resolveHit } from '../damage.ts';
import type { WorldEvent } from '../events.ts';
import { pastPosition } from '../history.ts';
import { boxAround, playersNearPast } from '../nearby.ts';
import type { Player } from '../player.ts';
import type { Projectile } from '../projectile.ts';
import { canSee } from '../ray.ts';
import { weaponOf } from '../weapons/registry.ts';
import type { World } from '../world.ts';

/** Share of the damage that the edge of a burst still does. */
export const EDGE_SHARE = 0.3;
/** What a burst does to who fired it: enough to think twice, little enough to jump with. */
export const OWN_SHARE = 0.5;
/** The burst is seen from this far before the wall that it happened at, units. */
const OFF_WALL = 2;

/** `metId`: who was met by the projectile itself and takes all of it; 0 nobody. */
export function burst(world: World, projectile: Projectile, metId: number, events: WorldEvent[]): void {
	const rules = world.tuning.weapons[weaponOf(projectile.weapon).id];
	const owner = world.players.get(projectile.ownerId);
	const x = projectile.x - projectile.dirX * OFF_WALL;
	const y = projectile.y - projectile.dirY * OFF_WALL;
	const at = (world.tick - 1) * SEEN_PARTS - projectile.behind;
	const reach = rules.splashRadius + world.tuning.player.radius;
	let hurt = false;
	for (const victim of concerned(world, projectile, metId, playersNearPast(world, at, boxAround(x, y, reach)))) {
		const own = victim.id === projectile.ownerId;
		if (!victim.alive || (!own && owner && !mayHurt(owner, victim))) continue;
		const where = own ? victim : pastPosition(world, victim.id, at);
		if (!where) continue;
		const dx = where.x - x;
		const dy = where.y - y;
		const distance = Math.sqrt(dx * dx + dy * dy);
		const met = victim.id === metId;
		if (!met && (distance > reach || !canSee(world.arena, x, y, where.x, where.y))) continue;
		const gap = Math.max(0, distance - world.tuning.player.radius) / Math.max(1, rules.splashRadius);
		const share = (met ? 1 : 1 - (1 - EDGE_SHARE) * gap) * (own ? OWN_SHARE : 1);
		const push = own ? 1 : share;
		const isHurt = resolveHit(
			world,
			victim,
			{
				attackerId: projectile.ownerId,
				weapon: projectile.weapon,
				damage: rules.damage * share,
				knockback: rules.knockback * push,
				x: met ? projectile.x : where.x,
				y: met ? projectile.y : where.y,
				dirX: distance > 0 ? dx / distance : projectile.dirX,
				dirY: distance > 0 ? dy / distance : projectile.dirY,
			},
			events,
		);
		hurt = isHurt || hurt;
	}
	if (hurt) countHit(world, projectile.ownerId);
}

/** Those near, and in any case who fired it, who stands elsewhere now than a while ago, and who was met. */
function concerned(world: World, { ownerId }: Projectile, metId: number, near: Iterable<Player>): Set<Player> {
	const all = new Set(near);
	for (const id of [ownerId, metId]) {
		const player = world.players.get(id);
		if (player) all.add(player);
	}
	return all;
}
