/** What a hit does: shield first, then health, then a death with its points. */

import type { WorldEvent } from './events.ts';
import type { Player } from './player.ts';
import { roundVelocity } from './precision.ts';
import { toTicks } from './tuning.ts';
import { WEAPON_IDS } from './weapons/registry.ts';
import type { World } from './world.ts';

/** Whether a player can be hurt now. */
export function isVulnerable(world: World, player: Player): boolean {
	return player.alive && player.protectTicks === 0 && world.phase !== 'results' && world.phase !== 'over';
}

export interface Blow {
	attackerId: number;
	weapon: number;
	/** Where it met the victim, and from which direction (unit vector of flight). */
	x: number;
	y: number;
	dirX: number;
	dirY: number;
}

export function resolveHit(world: World, victim: Player, blow: Blow, events: WorldEvent[]): void {
	if (!isVulnerable(world, victim)) return;
	const rules = world.tuning.weapons[WEAPON_IDS[blow.weapon] as keyof typeof world.tuning.weapons];
	const attacker = world.players.get(blow.attackerId);
	const damage = Math.round(rules.damage);
	const fromShield = Math.min(victim.shield, damage);
	const fromHealth = Math.min(victim.health, damage - fromShield);
	const shieldBroke = fromShield > 0 && fromShield === victim.shield;
	victim.shield -= fromShield;
	victim.health -= fromHealth;
	const killed = victim.health <= 0;
	if (attacker && attacker.id !== victim.id) {
		attacker.hits++;
		attacker.damageDealt += fromShield + fromHealth;
	}
	if (!killed && rules.knockback > 0) {
		victim.vx = roundVelocity(victim.vx + blow.dirX * rules.knockback);
		victim.vy = roundVelocity(victim.vy + blow.dirY * rules.knockback);
	}
	events.push({
		type: 'hit',
		attackerId: blow.attackerId,
		victimId: victim.id,
		weapon: blow.weapon,
		damage: fromShield + fromHealth,
		x: blow.x,
		y: blow.y,
		shieldBroke,
		killed,
	});
	if (killed) die(world, victim, attacker, blow.weapon, events);
}

function die(world: World, victim: Player, killer: Player | undefined, weapon: number, events: WorldEvent[]): void {
	victim.alive = false;
	victim.health = 0;
	victim.shield = 0;
	victim.vx = 0;
	victim.vy = 0;
	victim.dashTicks = 0;
	victim.killerId = killer?.id ?? 0;
	victim.respawnTick = world.tick + Math.max(1, toTicks(world.tuning.player.respawnSeconds, world.tickRate));
	if (world.phase === 'play') {
		victim.deaths++;
		if (killer && killer.id !== victim.id) {
			killer.kills++;
			killer.streak++;
		}
		world.mode.onKill(world, victim, killer);
	}
	events.push({ type: 'kill', killerId: killer?.id ?? 0, victimId: victim.id, weapon });
}
