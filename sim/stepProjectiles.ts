/** Flies every projectile by one tick; each is judged at the delay at which its shooter saw the others. */

import { SEEN_PARTS } from './command.ts';
import { countHit, mayHurt, resolveHit } from './damage.ts';
import type { WorldEvent } from './events.ts';
import { burst } from './firing/burst.ts';
import { pastPosition } from './history.ts';
import { boxOfWay, playersNearPast } from './nearby.ts';
import type { Player } from './player.ts';
import type { Projectile } from './projectile.ts';
import { castRay, firstTouch } from './ray.ts';
import { weaponOf } from './weapons/registry.ts';
import type { World } from './world.ts';

export function stepProjectiles(world: World, events: WorldEvent[]): void {
	let kept = 0;
	for (const projectile of world.projectiles) {
		const rules = world.tuning.weapons[weaponOf(projectile.weapon).id];
		const way = Math.min(projectile.left, rules.projectileSpeed / world.tickRate);
		const free = castRay(world.arena, projectile.x, projectile.y, projectile.dirX, projectile.dirY, way);
		const { victim, flown } = firstMet(world, projectile, way, free, world.tuning.player.radius + rules.projectileRadius);
		projectile.x += projectile.dirX * flown;
		projectile.y += projectile.dirY * flown;
		projectile.left -= flown;
		if (victim || free < way || projectile.left <= 0) {
			events.push({ type: 'impact', shotId: projectile.id, x: projectile.x, y: projectile.y, victimId: victim?.id ?? 0 });
			if (rules.splashRadius > 0) burst(world, projectile, victim?.id ?? 0, events);
			else if (victim) {
				const { ownerId, weapon, x, y, dirX, dirY } = projectile;
				const { damage, knockback } = rules;
				const hurt = resolveHit(world, victim, { attackerId: ownerId, weapon, damage, knockback, x, y, dirX, dirY }, events);
				if (hurt) countHit(world, ownerId);
			}
			continue;
		}
		world.projectiles[kept++] = projectile;
	}
	world.projectiles.length = kept;
}

/**
 * Whom a projectile meets first on its way of this tick. Both move during it, as on the shooter's screen: judging the
 * whole way against one place of the target would miss by half a tick's run.
 */
function firstMet(
	world: World,
	projectile: Projectile,
	way: number,
	free: number,
	reach: number,
): { victim: Player | undefined; flown: number } {
	let victim: Player | undefined;
	let flown = free;
	const until = (world.tick - 1) * SEEN_PARTS - projectile.behind;
	const owner = world.players.get(projectile.ownerId);
	const box = boxOfWay(projectile.x, projectile.y, projectile.dirX * way, projectile.dirY * way, reach);
	for (const player of playersNearPast(world, until, box)) {
		if (player.id === projectile.ownerId || !player.alive || (owner && !mayHurt(owner, player))) continue;
		const to = pastPosition(world, player.id, until);
		if (!to) continue;
		const from = pastPosition(world, player.id, until - SEEN_PARTS) ?? to;
		const moveX = projectile.dirX * way - (to.x - from.x);
		const moveY = projectile.dirY * way - (to.y - from.y);
		const part = firstTouch(projectile.x - from.x, projectile.y - from.y, moveX, moveY, reach);
		if (part < 0 || part * way > flown || (part * way === flown && victim)) continue;
		victim = player;
		flown = part * way;
	}
	return { victim, flown };
}
