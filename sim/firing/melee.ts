/** A blow that reaches everybody in an arc before the body, unless a wall stands between. */

import { angleBetween, angleOf } from '../angle.ts';
import { SEEN_PARTS } from '../command.ts';
import { countHit, mayHurt, resolveHit } from '../damage.ts';
import { pastPosition } from '../history.ts';
import { boxAround, playersNearPast } from '../nearby.ts';
import { canSee } from '../ray.ts';
import { type Shot, tellShot } from './shot.ts';

/** Whether a body at `dx, dy` from the one who strikes is within the blow: `range` counts to the body's edge. */
export function isInArc(dx: number, dy: number, aim: number, arc: number, range: number, radius: number): boolean {
	const distance = Math.sqrt(dx * dx + dy * dy);
	if (distance - radius > range) return false;
	// Who stands within one's own body is before it in every direction.
	return distance < radius || Math.abs(angleBetween(aim, angleOf(dx, dy))) <= arc / 2;
}

export function fireMelee(shot: Shot): void {
	const { world, shooter, from, weapon, rules } = shot;
	tellShot(shot, shooter.aim);
	const at = (world.tick - 1) * SEEN_PARTS - shot.behind;
	let hurt = false;
	const reach = rules.range + world.tuning.player.radius;
	for (const victim of playersNearPast(world, at, boxAround(from.x, from.y, reach))) {
		if (victim.id === shooter.id || !victim.alive || !mayHurt(shooter, victim)) continue;
		const where = pastPosition(world, victim.id, at);
		if (!where) continue;
		const dx = where.x - from.x;
		const dy = where.y - from.y;
		if (!isInArc(dx, dy, shooter.aim, rules.arc, rules.range, world.tuning.player.radius)) continue;
		if (!canSee(world.arena, from.x, from.y, where.x, where.y)) continue;
		const distance = Math.sqrt(dx * dx + dy * dy);
		const dirX = distance > 0 ? dx / distance : 1;
		const dirY = distance > 0 ? dy / distance : 0;
		const { damage, knockback } = rules;
		const edge = Math.max(0, distance - world.tuning.player.radius);
		const x = from.x + dirX * edge;
		const y = from.y + dirY * edge;
		const blow = { attackerId: shooter.id, weapon, damage, knockback, x, y, dirX, dirY };
		hurt = resolveHit(world, victim, blow, shot.events) || hurt;
	}
	if (hurt) countHit(world, shooter.id);
}
