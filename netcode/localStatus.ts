/** Scoreboard and HUD numbers of a match in the page; called by `fillView`. */

import { ARENA_IDS } from '../sim/arenas/registry.ts';
import type { Player } from '../sim/player.ts';
import { toTicks } from '../sim/tuning.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';
import type { RosterEntry, SelfStatus } from './view.ts';

/** Everybody, best first. */
export function rankPlayers(world: World): RosterEntry[] {
	const roster: RosterEntry[] = [];
	for (const { id, name, bot, score, kills, deaths, team, vote } of world.players.values()) {
		roster.push({ id, name, bot, score, kills, deaths, team, vote: ARENA_IDS[vote - 1] ?? '', status: 'here', pingMs: 0 });
	}
	return roster.sort((a, b) => b.score - a.score || a.deaths - b.deaths || a.id - b.id);
}

export function statusOf(world: World, player: Player): SelfStatus {
	const { tuning, tickRate } = world;
	const fireTicks = toTicks(tuning.weapons[WEAPON_IDS[player.weapon] as WeaponId].cooldownSeconds, tickRate);
	const dashTicks = toTicks(tuning.player.dashCooldownSeconds, tickRate);
	return {
		id: player.id,
		alive: player.alive,
		health: player.health,
		healthMax: tuning.player.health,
		shield: player.shield,
		shieldMax: tuning.player.shieldMax,
		energy: player.energy,
		energyMax: tuning.player.energyMax,
		weapon: player.weapon,
		fireCooldown: Math.min(1, player.fireCooldownTicks / Math.max(1, fireTicks)),
		dashCooldown: Math.min(1, player.dashCooldownTicks / Math.max(1, dashTicks)),
		protectedSeconds: player.protectTicks / tickRate,
		respawnSeconds: player.alive ? 0 : Math.max(0, player.respawnTick - world.tick) / tickRate,
		killerId: player.killerId,
	};
}
