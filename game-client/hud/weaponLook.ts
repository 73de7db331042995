/** How the HUD shows a weapon: by its title and its way of firing, so that a new weapon needs nothing here. */

import { WEAPON_IDS, WEAPONS } from '../../sim/weapons/registry.ts';
import { type IconName, icon } from '../dom/icons.ts';

export const WEAPON_COUNT = WEAPON_IDS.length;

/** Title of a weapon by its index; empty for an index that no weapon has. */
export function weaponTitle(index: number): string {
	const id = WEAPON_IDS[index];
	return id ? WEAPONS[id].title : '';
}

/** A drawing of the weapon's way of firing. */
export function weaponIcon(index: number, className?: string): SVGSVGElement {
	const id = WEAPON_IDS[index];
	const name: IconName = id ? WEAPONS[id].fires : 'skull';
	return icon(name, className);
}
