/** Rail: one exact beam; wins at range and against those who run straight, loses when rushed between shots. */

import type { WeaponSpec } from './weapon.ts';

export const rail: WeaponSpec = {
	title: 'Rail',
	fires: 'beam',
	rules: {
		damage: 65,
		cooldownSeconds: 1.1,
		energyPerShot: 30,
		range: 1500,
		spread: 0,
		projectileSpeed: 0,
		projectileRadius: 2,
		knockback: 120,
	},
};
