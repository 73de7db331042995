/** Rapid: a stream of darts that must be led; wins close up and while moving, loses at range. */

import type { WeaponSpec } from './weapon.ts';

export const rapid: WeaponSpec = {
	title: 'Rapid',
	fires: 'projectile',
	rules: {
		damage: 14,
		cooldownSeconds: 0.1,
		energyPerShot: 4,
		range: 900,
		spread: 32,
		projectileSpeed: 1200,
		projectileRadius: 5,
		knockback: 0,
	},
};
