/** A player's own numbers, for the HUD. Used by `ClientSession` and by replays. */

import type { Mover } from '../sim/mover.ts';
import type { Player } from '../sim/player.ts';
import { type Tuning, toTicks } from '../sim/tuning.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';
import type { SelfStatus } from './view.ts';

type Own = Pick<Player, 'id' | 'alive' | 'health' | 'shield' | 'protectTicks' | 'respawnTick' | 'killerId'>;

/** Weapon and timers are those of `mover`, which may be predicted. `nowTick`: the instant that is shown. */
export function selfStatus(
	self: Own,
	mover: Pick<Mover, 'weapon' | 'fireCooldownTicks' | 'energy' | 'dashCooldownTicks'>,
	tuning: Tuning,
	tickRate: number,
	nowTick: number,
): SelfStatus {
	const rules = tuning.player;
	const id = WEAPON_IDS[mover.weapon] as WeaponId;
	const cooldown = Math.max(1, toTicks(tuning.weapons[id].cooldownSeconds, tickRate));
	return {
		id: self.id,
		alive: self.alive,
		health: self.health,
		healthMax: rules.health,
		shield: self.shield,
		shieldMax: rules.shieldMax,
		energy: mover.energy,
		energyMax: rules.energyMax,
		weapon: mover.weapon,
		fireCooldown: Math.min(1, mover.fireCooldownTicks / cooldown),
		dashCooldown: Math.min(1, mover.dashCooldownTicks / Math.max(1, toTicks(rules.dashCooldownSeconds, tickRate))),
		protectedSeconds: self.protectTicks / tickRate,
		respawnSeconds: self.alive ? 0 : Math.max(0, (self.respawnTick - nowTick) / tickRate),
		killerId: self.killerId,
	};
}
