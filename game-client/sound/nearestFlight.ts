/** Which of the enemies' projectiles one should hear coming. Asked by `flightSound.ts`. */

import type { DisplayedProjectile, View } from '../../netcode/view.ts';
import { cosOf, sinOf } from '../../sim/angle.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import { sideOfId } from '../friendOrFoe.ts';
import { WEAPON_LOOKS } from '../weaponLooks.ts';
import type { Ear } from './placement.ts';
import type { SoundRow } from './soundRow.ts';

/** Further off it is no danger yet, units. */
const HEARD_UNITS = 900;
/** What flies away counts as so much further off. */
const LEAVING_TIMES = 2;

export interface HeardFlight {
	row: SoundRow;
	projectile: DisplayedProjectile;
	/** To the ear, units. */
	distance: number;
	/** 1 straight at the ear, -1 straight away. */
	closing: number;
}

/** The nearest projectile of an enemy whose weapon can be heard in flight; undefined for none within 900 units. */
export function nearestFlight(view: View, ear: Readonly<Ear>, followId: number): HeardFlight | undefined {
	let nearest: HeardFlight | undefined;
	let least = HEARD_UNITS;
	for (const projectile of view.projectiles) {
		const row = WEAPON_LOOKS[weaponOf(projectile.weapon).id].sound.flight;
		if (!row || sideOfId(view, projectile.ownerId, followId) !== 'enemy') continue;
		const dx = ear.x - projectile.x;
		const dy = ear.y - projectile.y;
		const distance = Math.hypot(dx, dy);
		const aim = Math.round(projectile.aim);
		const closing = distance === 0 ? 1 : (cosOf(aim) * dx + sinOf(aim) * dy) / distance;
		const weight = closing < 0 ? distance * LEAVING_TIMES : distance;
		if (weight >= least) continue;
		least = weight;
		nearest = { row, projectile, distance, closing };
	}
	return nearest;
}
