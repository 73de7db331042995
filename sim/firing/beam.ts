/** A beam is judged at once, where its shooter saw the others. */

import { cosOf, sinOf } from '../angle.ts';
import { countHit, resolveHit } from '../damage.ts';
import { castRay } from '../ray.ts';
import { firstOnLine } from './firstOnLine.ts';
import { aimOfShot, type Shot, tellShot } from './shot.ts';

export function fireBeam(shot: Shot): void {
	const { world, shooter, from, weapon, rules } = shot;
	const aim = aimOfShot(world.tuning, shooter.id, shot.name, weapon, shooter.aim);
	const dirX = cosOf(aim);
	const dirY = sinOf(aim);
	const wall = castRay(world.arena, from.x, from.y, dirX, dirY, rules.range);
	const { victim, distance } = firstOnLine(shot, dirX, dirY, wall, rules.projectileRadius);
	const x = from.x + dirX * distance;
	const y = from.y + dirY * distance;
	tellShot(shot, aim, { x, y, victimId: victim?.id ?? 0 });
	if (!victim) return;
	const { damage, knockback } = rules;
	const hurt = resolveHit(world, victim, { attackerId: shooter.id, weapon, damage, knockback, x, y, dirX, dirY }, shot.events);
	if (hurt) countHit(world, shooter.id);
}
