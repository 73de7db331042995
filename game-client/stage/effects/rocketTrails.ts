/** Leaves smoke behind every rocket, evenly along its way whatever the frame rate. Part of the stage's effects. */

import { cosOf, sinOf } from '../../../sim/angle.ts';
import { weaponOf } from '../../../sim/weapons/registry.ts';
import { WEAPON_LOOKS } from '../../weaponLooks.ts';
import type { Stagecraft } from './effects.ts';
import { colorOf } from './showShots.ts';

/** After a pause a trail does not begin further back than so many puffs. */
const BEHIND_MAX = 8;

export class RocketTrails {
	/** Puffs left so far, by projectile. */
	private readonly left = new Map<number, number>();

	step(craft: Stagecraft): void {
		const { projectiles } = craft.view;
		for (const projectile of projectiles) {
			const { signature } = WEAPON_LOOKS[weaponOf(projectile.weapon).id];
			if (signature.kind !== 'rocket') continue;
			const dx = projectile.x - projectile.fromX;
			const dy = projectile.y - projectile.fromY;
			// Where the picture is drawn roughly, half of them will do.
			const gap = signature.smokeGapUnits * (craft.brush.shadedLight ? 1 : 2);
			const due = Math.floor(Math.sqrt(dx * dx + dy * dy) / gap);
			const from = Math.max(this.left.get(projectile.id) ?? 0, due - BEHIND_MAX);
			this.left.set(projectile.id, due);
			const dirX = cosOf(Math.round(projectile.aim));
			const dirY = sinOf(Math.round(projectile.aim));
			const color = colorOf(craft, projectile.ownerId);
			for (let puff = from; puff < due; puff++) {
				const way = puff * gap;
				const aside = (Math.random() - 0.5) * 40;
				const x = projectile.fromX + dirX * way;
				const y = projectile.fromY + dirY * way;
				const grown = 50 + Math.random() * 24;
				craft.smoke.add(x, y, -dirX * 30 - dirY * aside, -dirY * 30 + dirX * aside, 22, grown, signature.smokeMs, color, 0.95);
			}
		}
		if (this.left.size > projectiles.length) {
			for (const id of this.left.keys()) if (!projectiles.some((projectile) => projectile.id === id)) this.left.delete(id);
		}
	}
}
