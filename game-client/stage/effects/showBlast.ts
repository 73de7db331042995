/** A burst: a flash, fire, a shock ring exactly as wide as it hurts, smoke, a mark. Called by `showShots.ts`. */

import type { ViewEvent } from '../../../netcode/view.ts';
import type { WeaponLook } from '../../defineLook.ts';
import { mix, WHITE } from '../color.ts';
import type { Stagecraft } from './effects.ts';
import { EMBER, SPARK, SPLINTER } from './particles.ts';

/** A burst this far from the middle of the picture shakes it no more, units. */
const SHAKES_WITHIN = 900;
/** The brightest line of the shock's frame lies at this share of its radius. */
const SHOCK_LINE = 0.94;

export function showBlast(
	craft: Stagecraft,
	{ x, y, blastUnits }: Pick<Extract<ViewEvent, { type: 'impact' }>, 'x' | 'y' | 'blastUnits'>,
	color: number,
	{ blast }: WeaponLook,
): void {
	const { brush, particles, waves, sprites, smoke } = craft;
	const { flashes, reducedMotion, camera } = brush;
	const full = blastUnits / SHOCK_LINE;
	const hot = mix(color, WHITE, 0.6);
	const still = { x, y, radians: 0, rise: 0 };
	const bright = (flashes ? 1 : 0.35) * craft.lights.roomAt(x, y);
	sprites.add({ ...still, frame: 'glow', width: blastUnits * 1.6, height: blastUnits * 1.6, color: hot, strength: bright, lifeMs: 130 });
	sprites.add({ ...still, frame: 'glow', width: blastUnits * 1.7, height: blastUnits * 1.7, color, strength: bright * 0.75, lifeMs: 420 });
	waves.add('shock', x, y, reducedMotion ? full : blastUnits * 0.2, full, color, 1, 460);
	waves.add('ring', x, y, reducedMotion ? blastUnits : blastUnits * 0.1, blastUnits * 1.08, hot, 0.75, 300);
	particles.fan(SPARK, blast.sparks, x, y, 0, Math.PI, blastUnits * 6.2, 7, color);
	particles.fan(EMBER, Math.ceil(blast.sparks / 2), x, y, 0, Math.PI, blastUnits * 2.4, 26, color);
	particles.fan(SPLINTER, Math.ceil(blast.sparks / 4), x, y, 0, Math.PI, blastUnits * 3.4, 20, mix(color, WHITE, 0.2));
	const puffs = brush.shadedLight ? blast.puffs : Math.ceil(blast.puffs / 2);
	for (let i = 0; i < puffs; i++) {
		const angle = (i / puffs) * Math.PI * 2 + Math.random();
		const pace = blastUnits * (0.9 + Math.random() * 1.3);
		const cos = Math.cos(angle);
		const sin = Math.sin(angle);
		const size = blastUnits * (0.25 + Math.random() * 0.15);
		const life = 620 + Math.random() * 500;
		smoke.add(x + cos * 14, y + sin * 14, cos * pace, sin * pace, size, size * 2.3, life, color, 0.62);
	}
	craft.lights.add(brush, x, y, blastUnits * 3.6, color, blast.lightStrength, 460);
	craft.decals.add(x, y, blastUnits * 1.5, color);
	const dx = x - camera.x;
	const dy = y - camera.y;
	const near = 1 - Math.min(1, Math.sqrt(dx * dx + dy * dy) / SHAKES_WITHIN);
	camera.addShake(blast.shake * near * near);
}
