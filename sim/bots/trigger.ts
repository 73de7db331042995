/** When to let a shot go, by the way of firing: how far off is near enough, what is out of reach, whom a burst would hurt. */

import { angleBetween, cosOf, sinOf } from '../angle.ts';
import { castRay } from '../ray.ts';
import { weaponOf } from '../weapons/registry.ts';
import { isStream } from './arms.ts';
import { reachOf, STEPS_PER_RADIAN } from './firepower.ts';
import type { BotMemory, KnownEnemy } from './memory.ts';
import type { Percept } from './percept.ts';

/** How far off a bot still fires, in half-widths of its target, with shots that come slowly and with a stream. */
const CAREFUL = 0.3;
const SPRAY = 2.2;
/** However near the target is, 4096ths of a turn. */
const WIDEST = 200;
/** Share of a fan that may go beside its target, and of a blow's half arc that is trusted to meet. */
const FAN_SHARE = 0.5;
const ARC_SHARE = 0.8;
/** Share of the range beyond which a fan is not worth its energy. */
const FAN_REACH = 0.85;
/** Within this part of a burst's reach lies what is at one's own feet; and a moving body keeps so much more from it, units. */
const FEET_SHARE = 0.5;
const FEET_MARGIN = 25;

/** Whether to fire: `wanted` is where the barrel is meant to point, `distance` that to the target's middle. */
export function pullsTrigger(percept: Percept, memory: BotMemory, target: KnownEnemy, wanted: number, distance: number): boolean {
	if (target.protected || distance >= reachOf(percept.tuning, percept.self.weapon)) return false;
	const off = Math.abs(angleBetween(memory.aim, wanted));
	return off <= toleranceOf(percept, distance) && !hurtsItself(percept, memory, target, distance);
}

function toleranceOf(percept: Percept, distance: number): number {
	const { tuning, self } = percept;
	const { id, fires } = weaponOf(self.weapon);
	const rules = tuning.weapons[id];
	const halfWidth = (tuning.player.radius / Math.max(distance, 20)) * STEPS_PER_RADIAN;
	if (fires === 'melee') return Math.max(halfWidth, (rules.arc / 2) * ARC_SHARE);
	if (fires === 'pellets') return distance > rules.range * FAN_REACH ? -1 : Math.min(WIDEST, halfWidth + rules.spread * FAN_SHARE);
	return Math.min(WIDEST, halfWidth * (isStream(percept) ? SPRAY : CAREFUL) + 5);
}

/** Whether the shot would burst at one's own feet: at the target when that is near, or at a wall. Who is lost does it all the same. */
function hurtsItself({ tuning, self, arena }: Percept, memory: BotMemory, target: KnownEnemy, distance: number): boolean {
	const { damage, splashRadius } = tuning.weapons[weaponOf(self.weapon).id];
	if (splashRadius === 0) return false;
	const reach = splashRadius * FEET_SHARE + tuning.player.radius + FEET_MARGIN;
	const wall = castRay(arena, self.x, self.y, cosOf(memory.aim), sinOf(memory.aim), reach);
	if (wall >= reach && distance - tuning.player.radius >= reach) return false;
	const isLost = memory.points < target.points && memory.points <= damage;
	return !(isLost && target.points <= damage && memory.points > damage / 2);
}
