/** A projectile starts to fly; `stepProjectiles` takes it from there, at the delay at which its shooter saw the others. */

import { cosOf, sinOf } from '../angle.ts';
import { aimOfShot, muzzleOf, type Shot, tellShot } from './shot.ts';

export function fireProjectile(shot: Shot): void {
	const { world, shooter, from, weapon, rules, behind } = shot;
	const aim = aimOfShot(world.tuning, shooter.id, shot.name, weapon, shooter.aim);
	const { x, y } = muzzleOf(world, from, aim);
	world.projectiles.push({
		id: shot.id,
		ownerId: shooter.id,
		weapon,
		x,
		y,
		dirX: cosOf(aim),
		dirY: sinOf(aim),
		left: rules.range,
		behind,
	});
	tellShot(shot, aim);
}
