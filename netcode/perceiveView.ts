/** The percept of a network bot, from nothing but what its client's view holds; called by the load test's bots. */

import { cosOf, sinOf } from '../sim/angle.ts';
import type { HeardShot, PerceivedSelf, Percept, SeenPlayer, SeenProjectile } from '../sim/bots/percept.ts';
import { isInSight, isThreatInSight, locateSound } from '../sim/bots/sight.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';
import type { View, ViewEvent } from './view.ts';

/**
 * What somebody who looks at this view could know; `events` are those of the same frame (shots are heard from them).
 * Undefined while not seated.
 */
export function perceiveView(view: View, events: readonly ViewEvent[]): Percept | undefined {
	const { arena, tuning, tickRate, phase, crowd } = view;
	const self = perceiveSelf(view);
	if (!self) return undefined;
	const players: SeenPlayer[] = [];
	const heard: HeardShot[] = [];
	const projectiles: SeenProjectile[] = [];
	if (self.alive) {
		for (const other of view.players.values()) {
			if (other.isSelf || !other.alive || !isInSight(arena, self.x, self.y, other.x, other.y)) continue;
			const { id, x, y, vx, vy, aim, health, shield, weapon } = other;
			players.push({ id, x, y, vx, vy, aim, health, shield, weapon, protected: other.protected, ally: other.ally });
		}
		for (const event of events) {
			if (event.type !== 'shot' || event.own || view.players.get(event.playerId)?.ally) continue;
			const place = locateSound(self.x, self.y, event.x, event.y);
			if (place) heard.push({ ...place, weapon: event.weapon });
		}
		for (const shot of view.projectiles) {
			if (shot.ownerId === self.id || !isThreatInSight(arena, self.x, self.y, shot.x, shot.y)) continue;
			if (view.players.get(shot.ownerId)?.ally) continue;
			const { projectileSpeed, projectileRadius, splashRadius } = tuning.weapons[WEAPON_IDS[shot.weapon] as WeaponId];
			const vx = cosOf(shot.aim) * projectileSpeed;
			const vy = sinOf(shot.aim) * projectileSpeed;
			projectiles.push({ x: shot.x, y: shot.y, vx, vy, radius: projectileRadius, splashRadius });
		}
	}
	const pickups = view.pickups.map(({ kind, x, y, available }) => {
		const inSight = self.alive && isInSight(arena, self.x, self.y, x, y);
		return { kind, x, y, inSight, available: inSight && available };
	});
	const objectives = view.objectives.map(({ x, y, radius, side, contested }) => ({ x, y, radius, own: side === 'own', contested }));
	return { tick: Math.floor(view.tick), tickRate, phase, arena, tuning, self, players, heard, projectiles, pickups, objectives, crowd };
}

/** The HUD's shares of a cool-down turned back into ticks. */
function perceiveSelf(view: View): PerceivedSelf | undefined {
	const status = view.self;
	if (!status) return undefined;
	const body = view.players.get(status.id);
	const { tuning, tickRate } = view;
	const weapon = tuning.weapons[WEAPON_IDS[status.weapon] as WeaponId];
	return {
		id: status.id,
		alive: status.alive && body !== undefined,
		x: body?.x ?? 0,
		y: body?.y ?? 0,
		vx: body?.vx ?? 0,
		vy: body?.vy ?? 0,
		aim: Math.round(body?.aim ?? 0),
		health: status.health,
		shield: status.shield,
		energy: status.energy,
		weapon: status.weapon,
		fireCooldownTicks: Math.ceil(status.fireCooldown * weapon.cooldownSeconds * tickRate),
		dashCooldownTicks: Math.ceil(status.dashCooldown * tuning.player.dashCooldownSeconds * tickRate),
		protected: status.protectedSeconds > 0,
	};
}
