/** What a weapon is to the rules: a way of firing and a row of numbers. */

import type { WeaponRules } from '../fields.ts';

export interface WeaponSpec {
	title: string;
	/** `beam` hits at once along a line; `projectile` flies. */
	fires: 'beam' | 'projectile';
	rules: Readonly<WeaponRules>;
}
