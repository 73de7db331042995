/** What a weapon is to the rules: a way of firing and a row of numbers. */

import type { WeaponRules } from '../fields.ts';

/**
 * `beam` hits at once along a line, `pellets` along several within its spread, `projectile` flies and may burst,
 * `melee` hits all in an arc before the body.
 */
export const WAYS_OF_FIRING = ['beam', 'pellets', 'projectile', 'melee'] as const;
export type WayOfFiring = (typeof WAYS_OF_FIRING)[number];

export interface WeaponSpec {
	title: string;
	/** One sentence for who chooses: what it wins and what it loses. */
	about: string;
	fires: WayOfFiring;
	rules: Readonly<WeaponRules>;
}

/** Numbers that a way of firing leaves alone. */
const UNUSED = { spread: 0, pellets: 1, projectileSpeed: 0, projectileRadius: 0, splashRadius: 0, arc: 0, knockback: 0 } as const;

type Needed<F extends WayOfFiring> = {
	beam: 'projectileRadius';
	pellets: 'pellets' | 'spread';
	projectile: 'projectileSpeed' | 'projectileRadius';
	melee: 'arc';
}[F];

/** The numbers of a weapon as they are written down: what its way of firing needs, and what differs from nothing. */
type WrittenRules<F extends WayOfFiring> = Omit<WeaponRules, keyof typeof UNUSED> &
	Pick<WeaponRules, Needed<F>> &
	Partial<Pick<WeaponRules, keyof typeof UNUSED>>;

/** A weapon from its numbers; which ones there are, with unit and range, is `WEAPON_FIELDS`. */
export function defineWeapon<F extends WayOfFiring>(
	spec: Omit<WeaponSpec, 'fires' | 'rules'> & { fires: F; rules: WrittenRules<F> },
): WeaponSpec {
	return { ...spec, rules: { ...UNUSED, ...spec.rules } };
}
