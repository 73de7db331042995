/** Where the lines of a shot end on this client's screen: for beams that it fires itself, and for everybody's pellets. */

import { cosOf, sinOf } from '../sim/angle.ts';
import type { Arena } from '../sim/arena.ts';
import { isInArc } from '../sim/firing/melee.ts';
import { aimOfShot, aimsOfPellets } from '../sim/firing/shot.ts';
import { canSee, castRay, rayMeetsCircle } from '../sim/ray.ts';
import type { Tuning } from '../sim/tuning.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import { isOpponent, type Target } from './flights.ts';
import type { ShotEnd } from './view.ts';

export interface ShownShot {
	playerId: number;
	/** Of the shooter: shots pass through allies. */
	team: number;
	weapon: number;
	/** `shotName`: what turns the spread alike on both sides. */
	name: number;
	/** Where its lines begin, units. */
	x: number;
	y: number;
	aim: number;
}

/** Where a line ends, and at whom; 0 for nobody. */
export interface MetEnd extends ShotEnd {
	victimId: number;
}

/** An end for each line of a shot: one for a beam, one a pellet, none for what flies or strikes. */
export function endsOfShot(arena: Arena, tuning: Tuning, shot: ShownShot, targets: readonly Target[]): MetEnd[] {
	const { fires } = weaponOf(shot.weapon);
	if (fires === 'beam') return [endOf(arena, tuning, shot, aimOfShot(tuning, shot.playerId, shot.name, shot.weapon, shot.aim), targets)];
	if (fires !== 'pellets') return [];
	return aimsOfPellets(tuning, shot.playerId, shot.name, shot.weapon, shot.aim).map((aim) => endOf(arena, tuning, shot, aim, targets));
}

/** Whom a blow reaches: see `fireMelee`. */
export function struckBy(arena: Arena, tuning: Tuning, shot: ShownShot, targets: readonly Target[]): number[] {
	const { arc, range } = tuning.weapons[weaponOf(shot.weapon).id];
	const isStruck = ({ id, x, y, alive, team }: Target) =>
		alive &&
		id !== shot.playerId &&
		isOpponent(shot.team, { team }) &&
		isInArc(x - shot.x, y - shot.y, shot.aim, arc, range, tuning.player.radius) &&
		canSee(arena, shot.x, shot.y, x, y);
	return targets.filter(isStruck).map(({ id }) => id);
}

function endOf(arena: Arena, tuning: Tuning, shot: ShownShot, aim: number, targets: readonly Target[]): MetEnd {
	const rules = tuning.weapons[weaponOf(shot.weapon).id];
	const dirX = cosOf(aim);
	const dirY = sinOf(aim);
	let reach = castRay(arena, shot.x, shot.y, dirX, dirY, rules.range);
	let victimId = 0;
	for (const target of targets) {
		if (!target.alive || target.id === shot.playerId || !isOpponent(shot.team, target)) continue;
		const meets = rayMeetsCircle(shot.x, shot.y, dirX, dirY, reach, target.x, target.y, tuning.player.radius + rules.projectileRadius);
		// Of two who stand in the shooter's own body the first, as on the server.
		if (meets < 0 || (meets === reach && victimId !== 0)) continue;
		reach = meets;
		victimId = target.id;
	}
	return { x: shot.x + dirX * reach, y: shot.y + dirY * reach, hit: victimId !== 0, victimId };
}
