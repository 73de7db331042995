/** Whom a line meets first, where its shooter saw the others. Used by the ways of firing that hit at once. */

import { SEEN_PARTS } from '../command.ts';
import { mayHurt } from '../damage.ts';
import { pastPosition } from '../history.ts';
import { boxOfWay, playersNearPast } from '../nearby.ts';
import type { Player } from '../player.ts';
import { rayMeetsCircle } from '../ray.ts';
import type { Shot } from './shot.ts';

/**
 * The first living opponent on a line from the shooter's middle (so that nobody is missed by standing inside the
 * muzzle), `halfWidth` units to either side; the line's whole length when there is none. Allies do not stop a shot.
 */
export function firstOnLine(
	shot: Shot,
	dirX: number,
	dirY: number,
	range: number,
	halfWidth: number,
): { victim: Player | undefined; distance: number } {
	const { world, shooter, from } = shot;
	let victim: Player | undefined;
	let distance = range;
	const radius = world.tuning.player.radius + halfWidth;
	const at = (world.tick - 1) * SEEN_PARTS - shot.behind;
	const box = boxOfWay(from.x, from.y, dirX * range, dirY * range, radius);
	for (const player of playersNearPast(world, at, box)) {
		if (player.id === shooter.id || !player.alive || !mayHurt(shooter, player)) continue;
		const where = pastPosition(world, player.id, at);
		if (!where) continue;
		const meets = rayMeetsCircle(from.x, from.y, dirX, dirY, distance, where.x, where.y, radius);
		if (meets < 0 || (meets === distance && victim)) continue;
		victim = player;
		distance = meets;
	}
	return { victim, distance };
}
