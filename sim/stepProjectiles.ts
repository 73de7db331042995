/** Flies every projectile by one tick; each is judged at the delay at which its shooter saw the others. */

import { resolveHit } from './damage.ts';
import type { WorldEvent } from './events.ts';
import { firstOnLine } from './fire.ts';
import { castRay } from './ray.ts';
import { WEAPON_IDS } from './weapons/registry.ts';
import type { World } from './world.ts';

export function stepProjectiles(world: World, events: WorldEvent[]): void {
	let kept = 0;
	for (const projectile of world.projectiles) {
		const rules = world.tuning.weapons[WEAPON_IDS[projectile.weapon] as keyof typeof world.tuning.weapons];
		const way = Math.min(projectile.left, rules.projectileSpeed / world.tickRate);
		const wall = castRay(world.arena, projectile.x, projectile.y, projectile.dirX, projectile.dirY, way);
		const { victim, distance } = firstOnLine(
			world,
			projectile.ownerId,
			projectile.x,
			projectile.y,
			projectile.dirX,
			projectile.dirY,
			wall,
			rules.projectileRadius,
			projectile.behind,
		);
		projectile.x += projectile.dirX * distance;
		projectile.y += projectile.dirY * distance;
		projectile.left -= distance;
		if (victim || wall < way || projectile.left <= 0) {
			events.push({ type: 'impact', shotId: projectile.id, x: projectile.x, y: projectile.y, victimId: victim?.id ?? 0 });
			if (victim) {
				const { x, y, dirX, dirY } = projectile;
				resolveHit(world, victim, { attackerId: projectile.ownerId, weapon: projectile.weapon, x, y, dirX, dirY }, events);
			}
			continue;
		}
		world.projectiles[kept++] = projectile;
	}
	world.projectiles.length = kept;
}
