/** How the HUD shows a weapon: by its title and the drawing of its look, so that a new weapon needs nothing here. */

import { WEAPON_IDS, WEAPONS } from '../../sim/weapons/registry.ts';
import { icon, lineDrawing } from '../dom/icons.ts';
import { WEAPON_LOOKS } from '../weaponLooks.ts';

export const WEAPON_COUNT = WEAPON_IDS.length;

/** Title of a weapon by its index; empty for an index that no weapon has. */
export function weaponTitle(index: number): string {
	const id = WEAPON_IDS[index];
	return id ? WEAPONS[id].title : '';
}

/** The weapon's drawing. */
export function weaponIcon(index: number, className?: string): SVGSVGElement {
	const id = WEAPON_IDS[index];
	return id ? lineDrawing(WEAPON_LOOKS[id].icon, className) : icon('skull', className);
}
