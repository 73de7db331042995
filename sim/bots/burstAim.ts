/** Where to aim what bursts: at the target, or at a wall beside or behind it when that is surer. Called by `aim`. */

import { cosOf, sinOf, wrapAngle } from '../angle.ts';
import { canSee, castRay } from '../ray.ts';
import { weaponOf } from '../weapons/registry.ts';
import { burstShare, STEPS_PER_RADIAN } from './firepower.ts';
import type { Percept } from './percept.ts';

/** Directions to either side of the target that are looked at, and how far apart they end there, units. */
const SIDES = 4;
const APART_UNITS = 34;
/** Flight time at which half of the direct hits are stepped out of, seconds. */
const DODGEABLE_SECONDS = 0.3;
/** A burst comes to be this far before the wall, units. */
const OFF_WALL = 4;
/** Beside is aimed only where it is clearly surer, share of the damage. */
const CLEARLY = 0.08;

/** How far beside the direction `believed` to aim, 4096ths of a turn; `x, y` is where the target is expected to be by then. */
export function burstOffset(percept: Percept, believed: number, x: number, y: number, distance: number): number {
	const { self, tuning, arena } = percept;
	const rules = tuning.weapons[weaponOf(self.weapon).id];
	const step = Math.min(120, (APART_UNITS / Math.max(60, distance)) * STEPS_PER_RADIAN);
	const flight = distance / Math.max(1, rules.projectileSpeed) / DODGEABLE_SECONDS;
	const hit = 1 / (1 + flight * flight);
	let best = 0;
	let bestShare = -1;
	for (let i = 0; i <= 2 * SIDES; i++) {
		// 0, 1, -1, 2, -2: straight first, so that it wins where all are alike.
		const side = i % 2 === 1 ? (i + 1) / 2 : -i / 2;
		const offset = Math.round(side * step);
		const aim = wrapAngle(believed + offset);
		const dirX = cosOf(aim);
		const dirY = sinOf(aim);
		const wall = castRay(arena, self.x, self.y, dirX, dirY, rules.range) - OFF_WALL;
		const burstX = self.x + dirX * wall;
		const burstY = self.y + dirY * wall;
		const gap = Math.sqrt((burstX - x) * (burstX - x) + (burstY - y) * (burstY - y)) - tuning.player.radius;
		const splash = gap < rules.splashRadius && canSee(arena, burstX, burstY, x, y) ? burstShare(rules, gap) : 0;
		const direct = Math.abs(side) * APART_UNITS < tuning.player.radius + rules.projectileRadius ? hit : 0;
		const share = direct + (1 - direct) * splash - (i === 0 ? 0 : CLEARLY);
		if (share <= bestShare) continue;
		bestShare = share;
		best = offset;
	}
	return best;
}
