/** A fan of short beams. What one body takes of it is one blow, so that one shot is one number on the screen. */

import { cosOf, sinOf } from '../angle.ts';
import { type Blow, countHit, resolveHit } from '../damage.ts';
import type { Player } from '../player.ts';
import { castRay } from '../ray.ts';
import { firstOnLine } from './firstOnLine.ts';
import { aimsOfPellets, type Shot, tellShot } from './shot.ts';

export function firePellets(shot: Shot): void {
	const { world, shooter, from, weapon, rules } = shot;
	const blows = new Map<Player, Blow>();
	const aims = aimsOfPellets(world.tuning, shooter.id, shot.name, weapon, shooter.aim);
	for (const aim of aims) {
		const dirX = cosOf(aim);
		const dirY = sinOf(aim);
		const wall = castRay(world.arena, from.x, from.y, dirX, dirY, rules.range);
		const { victim, distance } = firstOnLine(shot, dirX, dirY, wall, rules.projectileRadius);
		if (!victim) continue;
		const blow = blows.get(victim);
		const knockback = rules.knockback / aims.length;
		if (blow) {
			blow.damage += rules.damage;
			blow.knockback += knockback;
		} else {
			const x = from.x + dirX * distance;
			const y = from.y + dirY * distance;
			const push = { dirX: cosOf(shooter.aim), dirY: sinOf(shooter.aim) };
			blows.set(victim, { attackerId: shooter.id, weapon, damage: rules.damage, knockback, x, y, ...push });
		}
	}
	tellShot(shot, shooter.aim);
	let hurt = false;
	for (const [victim, blow] of blows) hurt = resolveHit(world, victim, blow, shot.events) || hurt;
	if (hurt) countHit(world, shooter.id);
}
