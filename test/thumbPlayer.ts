/**
 * What the scripted thumbs of `npm run thumb` want at an instant, from what eyes see: who is on the screen, where the
 * walls are, the own bars. Pure; it becomes touches in `thumb.ts`.
 */

import type { DisplayedPickup, DisplayedPlayer, SelfStatus } from '../netcode/view.ts';
import type { Arena } from '../sim/arena.ts';
import { nextWaypoint } from '../sim/bots/route.ts';
import { canSee } from '../sim/ray.ts';
import { WEAPON_IDS, WEAPONS, type WeaponId } from '../sim/weapons/registry.ts';

/** What is on the screen. */
export interface Seen {
	me: DisplayedPlayer;
	self: SelfStatus;
	enemies: readonly DisplayedPlayer[];
	pickups: readonly DisplayedPickup[];
	arena: Arena;
	/** Clock of the match, seconds, for the rhythm of side steps. */
	seconds: number;
	/** From eye to thumb to shot, seconds of the match: enemies are aimed at where they will be. */
	reactionSeconds: number;
}

/** Where thumbs push: directions of length 1, or undefined at rest. */
export interface Thumbs {
	move: { x: number; y: number } | undefined;
	aim: { x: number; y: number } | undefined;
	fire: boolean;
	dash: boolean;
	/** Index into `WEAPON_IDS`. */
	weapon: number;
}

const RADIUS = 20;
const RETREAT_HEALTH = 45;

interface Spot {
	x: number;
	y: number;
}

const unit = (x: number, y: number) => {
	const length = Math.hypot(x, y);
	return length > 1e-6 ? { x: x / length, y: y / length } : undefined;
};

function nearest<T extends Spot>(from: Spot, list: readonly T[]): T | undefined {
	return list.toSorted((a, b) => Math.hypot(a.x - from.x, a.y - from.y) - Math.hypot(b.x - from.x, b.y - from.y))[0];
}

/** By range; the one in hand is kept a little longer, since a change costs time. */
function weaponFor(distance: number, inHand: WeaponId | undefined): WeaponId {
	if (distance < (inHand === 'scatter' ? 270 : 210)) return 'scatter';
	return distance < (inHand === 'rapid' ? 720 : 560) ? 'rapid' : 'rail';
}

/** `roamTo`: where to look for enemies while none is to be seen. */
export function wantOf(seen: Seen, roamTo: Spot): Thumbs {
	const { me, self, arena, enemies, pickups } = seen;
	const open = enemies.filter((enemy) => !enemy.protected && canSee(arena, me.x, me.y, enemy.x, enemy.y));
	const target = nearest(me, open);
	const distance = target ? Math.hypot(target.x - me.x, target.y - me.y) : 0;
	const id = target ? weaponFor(distance, WEAPON_IDS[self.weapon]) : 'rapid';
	const health = nearest(
		me,
		pickups.filter((pickup) => pickup.available && pickup.kind !== 'energy' && Math.hypot(pickup.x - me.x, pickup.y - me.y) < 700),
	);
	const isWeak = self.health < RETREAT_HEALTH;
	const way = (to: Spot) => {
		const point = nextWaypoint(arena, me.x, me.y, to.x, to.y, RADIUS);
		return unit(point.x - me.x, point.y - me.y);
	};
	const weapon = WEAPON_IDS.indexOf(id);
	if (!target) {
		const hunted = isWeak ? undefined : nearest(me, enemies);
		return { move: way(isWeak && health ? health : (hunted ?? health ?? roamTo)), aim: undefined, fire: false, dash: false, weapon };
	}
	const speed = 'projectileSpeed' in WEAPONS[id].rules ? WEAPONS[id].rules.projectileSpeed : 0;
	const ahead = seen.reactionSeconds + (speed > 0 ? distance / speed : 0);
	const toward = unit(target.x - me.x, target.y - me.y) ?? { x: 1, y: 0 };
	// Across the line of fire, now to the one side and now to the other; nearer when far, away when too near.
	const side = Math.sin(seen.seconds * 3.1) > 0 ? 1 : -1;
	const nearer = distance > 330 ? 0.7 : distance < 130 ? -0.7 : 0;
	const step = unit(-toward.y * side + toward.x * nearer, toward.x * side + toward.y * nearer);
	return {
		move: isWeak && health ? way(health) : step,
		aim: unit(target.x + target.vx * ahead - me.x, target.y + target.vy * ahead - me.y),
		fire: true,
		dash: isWeak && distance < 400,
		weapon,
	};
}
