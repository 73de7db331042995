/** Blows and deaths: the victim flashes and jolts, a shield bursts into splinters, a body into a ring of fire. */

import type { ViewEvent } from '../../../netcode/view.ts';
import { mix, WHITE } from '../color.ts';
import type { Stagecraft } from './effects.ts';
import { EMBER, SPARK, SPLINTER } from './particles.ts';
import { colorOf } from './showShots.ts';

type Of<T extends ViewEvent['type']> = Extract<ViewEvent, { type: T }>;

const JOLT_UNITS = 9;
/** A blow of this many points looks as heavy as can be. */
const HEAVY_DAMAGE = 65;

export function showHit(craft: Stagecraft, event: Of<'hit'>): void {
	const { brush, particles } = craft;
	const { palette } = brush;
	const weight = Math.min(1, event.damage / HEAVY_DAMAGE);
	const radians = Math.atan2(event.y - event.fromY, event.x - event.fromX);
	const look = craft.bodies.of(event.victimId);
	look.flash = 1;
	look.hurt = 1;
	if (!brush.reducedMotion) {
		look.joltX += Math.cos(radians) * JOLT_UNITS * (0.35 + weight);
		look.joltY += Math.sin(radians) * JOLT_UNITS * (0.35 + weight);
	}
	const color = event.me ? palette.hurt : colorOf(craft, event.victimId);
	particles.fan(SPARK, 4 + Math.round(10 * weight), event.x, event.y, radians, 0.75, 560, 5, color);
	particles.fan(SPARK, 3, event.x, event.y, radians + Math.PI, 0.9, 300, 4, WHITE);
	craft.lights.add(brush, event.x, event.y, 130 + 170 * weight, color, 0.3 + 0.3 * weight, 130);
	if (weight > 0.5) craft.waves.add('shock', event.x, event.y, 8, 60, mix(color, WHITE, 0.5), 0.8, 200);
	if (event.shieldBroke) showShieldBreak(craft, event.victimId, event.x, event.y);
	if (event.me) {
		craft.hurtArcs.add(radians + Math.PI, weight);
		brush.camera.addShake(0.2 + 0.45 * weight);
	} else if (event.byMe) brush.camera.addShake(0.05 + 0.1 * weight);
}

function showShieldBreak(craft: Stagecraft, victimId: number, x: number, y: number): void {
	const { brush, particles } = craft;
	const { shield } = brush.palette;
	const body = craft.view.players.get(victimId);
	const middleX = body?.x ?? x;
	const middleY = body?.y ?? y;
	for (let i = 0; i < 14; i++) {
		const angle = (i / 14) * Math.PI * 2 + Math.random() * 0.3;
		const speed = 130 + Math.random() * 230;
		const cos = Math.cos(angle);
		const sin = Math.sin(angle);
		particles.add(
			SPLINTER,
			middleX + cos * 24,
			middleY + sin * 24,
			cos * speed,
			sin * speed,
			260 + Math.random() * 140,
			16 + Math.random() * 12,
			shield,
		);
	}
	craft.waves.add('ring', middleX, middleY, 26, 62, mix(shield, WHITE, 0.4), 1, 260);
	craft.lights.add(brush, middleX, middleY, 220, shield, 0.5, 200);
}

export function showKill(craft: Stagecraft, event: Of<'kill'>): void {
	const { brush, particles, waves } = craft;
	if (!event.place) return;
	const { x, y } = event.place;
	const color = event.me ? brush.palette.hurt : colorOf(craft, event.victimId);
	particles.fan(SPARK, 30, x, y, 0, Math.PI, 720, 7, color);
	particles.fan(EMBER, 14, x, y, 0, Math.PI, 240, 26, color);
	particles.fan(SPLINTER, 12, x, y, 0, Math.PI, 420, 24, mix(color, WHITE, 0.3));
	waves.add('shock', x, y, 12, 150, color, 1, 420);
	waves.add('ring', x, y, 8, 96, mix(color, WHITE, 0.6), 0.9, 300);
	craft.sprites.add({
		frame: 'glow',
		x,
		y,
		width: 210,
		height: 210,
		radians: 0,
		color: mix(color, WHITE, 0.7),
		strength: (brush.flashes ? 1 : 0.4) * craft.lights.roomAt(x, y),
		rise: 0,
		lifeMs: 200,
	});
	craft.lights.add(brush, x, y, 460, color, 0.8, 480);
	craft.decals.add(x, y, 132, color);
	brush.camera.addShake(event.me ? 0.9 : event.byMe ? 0.5 : brush.camera.sees(x, y, 0) ? 0.16 : 0);
}
