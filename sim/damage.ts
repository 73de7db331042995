/** What a hit does: shield first, then health, then a death with its points. */

import type { WorldEvent } from './events.ts';
import { isCounting, isStill } from './phase.ts';
import type { Player } from './player.ts';
import { roundVelocity } from './precision.ts';
import { toTicks } from './tuning.ts';
import { notePush } from './unheardPushes.ts';
import type { World } from './world.ts';

/** Whether a player can be hurt now. */
export function isVulnerable(world: World, player: Player): boolean {
	return player.alive && player.protectTicks === 0 && !isStill(world.phase);
}

/** Whether one player's shots touch another: those of allies pass through. */
export function mayHurt(attacker: Readonly<Player>, victim: Readonly<Player>): boolean {
	return attacker.team === 0 || attacker.team !== victim.team;
}

export interface Blow {
	attackerId: number;
	weapon: number;
	/** Points, and the speed that it gives, units a second. */
	damage: number;
	knockback: number;
	/** Where it met the victim, and from which direction (unit vector of flight). */
	x: number;
	y: number;
	dirX: number;
	dirY: number;
}

/** Hurts a player, if it can be hurt now. Returns whether it was an opponent who lost something. */
export function resolveHit(world: World, victim: Player, blow: Blow, events: WorldEvent[]): boolean {
	if (!isVulnerable(world, victim)) return false;
	const attacker = world.players.get(blow.attackerId);
	const damage = Math.max(1, Math.round(blow.damage));
	const fromShield = Math.min(victim.shield, damage);
	const fromHealth = Math.min(victim.health, damage - fromShield);
	const shieldBroke = fromShield > 0 && fromShield === victim.shield;
	victim.shield -= fromShield;
	victim.health -= fromHealth;
	const killed = victim.health <= 0;
	if (attacker && attacker.id !== victim.id) {
		attacker.damageDealt += fromShield + fromHealth;
		attacker.lastFightTick = world.tick;
	}
	victim.lastFightTick = world.tick;
	if (!killed && blow.knockback > 0) {
		notePush(world, victim);
		victim.vx = roundVelocity(victim.vx + blow.dirX * blow.knockback);
		victim.vy = roundVelocity(victim.vy + blow.dirY * blow.knockback);
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
	return blow.attackerId !== victim.id;
}

/** A shot has hurt somebody: counted once for each shot, however many it hurt. */
export function countHit(world: World, attackerId: number): void {
	const attacker = world.players.get(attackerId);
	if (attacker) attacker.hits++;
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
	if (isCounting(world.phase)) {
		victim.deaths++;
		if (killer && killer.id !== victim.id) {
			killer.kills++;
			killer.streak++;
			killer.bestStreak = Math.max(killer.bestStreak, killer.streak);
		}
		world.mode.onKill?.(world, victim, killer);
	}
	events.push({ type: 'kill', killerId: killer?.id ?? 0, victimId: victim.id, weapon });
}
