/**
 * Every weapon, in the order of its number on the wire and of its key. A weapon is its row here and its looks in
 * `game-client/weaponLooks.ts`.
 */

import { defineWeapon, type WeaponSpec } from './weapon.ts';

export const WEAPONS = {
	rail: defineWeapon({
		title: 'Rail',
		about: 'One exact beam. Wins at range and against who runs straight; loses when rushed between two shots.',
		fires: 'beam',
		rules: { damage: 75, cooldownSeconds: 1.2, energyPerShot: 30, range: 1500, projectileRadius: 4, knockback: 120 },
	}),
	rapid: defineWeapon({
		title: 'Rapid',
		about: 'A stream of darts to be led. Wins at middle range and on the move; loses to one good beam from afar.',
		fires: 'projectile',
		rules: { damage: 16, cooldownSeconds: 0.1, energyPerShot: 5, range: 430, spread: 26, projectileSpeed: 1600, projectileRadius: 5 },
	}),
	scatter: defineWeapon({
		title: 'Scatter',
		about: 'Pellets that open like a fan. Wins round a corner; loses everything beyond a few steps.',
		fires: 'pellets',
		rules: { damage: 14, pellets: 8, cooldownSeconds: 0.7, energyPerShot: 18, range: 225, spread: 115, knockback: 160 },
	}),
	rocket: defineWeapon({
		title: 'Rocket',
		about: 'Slow, bursts and throws. Wins against cover and groups; loses to who sees it come.',
		fires: 'projectile',
		rules: {
			damage: 100,
			cooldownSeconds: 0.8,
			energyPerShot: 25,
			range: 1100,
			projectileSpeed: 1000,
			projectileRadius: 7,
			splashRadius: 150,
			knockback: 460,
		},
	}),
	strike: defineWeapon({
		title: 'Strike',
		about: 'A blow at arm’s length that costs next to nothing. Wins after a dash; loses to who keeps away.',
		fires: 'melee',
		rules: { damage: 63, cooldownSeconds: 0.66, energyPerShot: 6, range: 116, arc: 520, knockback: 240 },
	}),
} as const satisfies Record<string, WeaponSpec>;

export type WeaponId = keyof typeof WEAPONS;
export const WEAPON_IDS = Object.keys(WEAPONS) as WeaponId[];

/** A weapon with its name. */
export type Weapon = WeaponSpec & { id: WeaponId };
const BY_NUMBER: readonly Weapon[] = WEAPON_IDS.map((id) => ({ id, ...WEAPONS[id] }));

/** The weapon of a number on the wire. Throws a RangeError when there is none. */
export function weaponOf(weapon: number): Weapon {
	const found = BY_NUMBER[weapon];
	if (!found) throw new RangeError(`there is no weapon ${weapon} (there are ${BY_NUMBER.length})`);
	return found;
}
