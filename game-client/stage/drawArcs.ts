/** Health, shield, energy and dash as arcs around bodies: thick for one's own, thin for the others. */

import type { DisplayedPlayer, SelfStatus, View } from '../../netcode/view.ts';
import type { BodyLook } from './bodies.ts';
import { mix, WHITE } from './color.ts';
import type { Brush } from './layers.ts';

const LEFT = Math.PI;
const TOP = -Math.PI / 2;
/** Half of the span of one's own arcs, radians. */
const HALF = 1.02;
const LOW_HEALTH = 0.35;

function share(value: number, max: number): number {
	return max <= 0 ? 0 : value <= 0 ? 0 : value >= max ? 1 : value / max;
}

/** An arc on its dark track, filled from its start. */
function gauge(
	brush: Brush,
	x: number,
	y: number,
	radius: number,
	width: number,
	from: number,
	to: number,
	part: number,
	color: number,
): void {
	const { signs } = brush.layers;
	const { line } = brush.atlas;
	signs.arc(line, x, y, radius * brush.bodyScale, width + 3.4, from - 0.045, to + 0.045, brush.palette.outline, 0.62);
	signs.arc(line, x, y, radius * brush.bodyScale, width, from, from + (to - from) * part, color, 1);
}

/** Left: health, and the shield outside it. Right: energy. Below: the dash. */
export function drawOwnArcs(brush: Brush, self: SelfStatus, look: BodyLook, x: number, y: number): void {
	const { palette } = brush;
	const health = share(look.shownHealth, self.healthMax);
	const low = share(self.health, self.healthMax) < LOW_HEALTH;
	const beat = low ? 0.5 + 0.5 * Math.sin(brush.nowMs / 170) : 0;
	const healthColor = mix(low ? palette.hurt : palette.friend, WHITE, look.flash * 0.7 + beat * 0.25);
	gauge(brush, x, y, 36, 6, LEFT - HALF, LEFT + HALF, health, healthColor);
	if (self.shield > 0) gauge(brush, x, y, 43.5, 3.6, LEFT - HALF, LEFT + HALF, share(self.shield, self.shieldMax), palette.shield);
	// From the bottom up on the right side too.
	const energy = share(self.energy, self.energyMax);
	const { signs } = brush.layers;
	const { line } = brush.atlas;
	signs.arc(line, x, y, 36 * brush.bodyScale, 9.4, -HALF - 0.045, HALF + 0.045, palette.outline, 0.62);
	signs.arc(line, x, y, 36 * brush.bodyScale, 6, HALF - 2 * HALF * energy, HALF, palette.energy, 0.95);
	if (self.dashCooldown > 0) gauge(brush, x, y, 36, 4, Math.PI / 2 - 0.36, Math.PI / 2 + 0.36, 1 - self.dashCooldown, palette.label);
	else signs.arc(line, x, y, 36 * brush.bodyScale, 4.6, Math.PI / 2 - 0.36, Math.PI / 2 + 0.36, palette.friend, 0.9);
}

/** Above a body that is not whole, and for a while after each blow. */
export function drawEnemyArcs(
	brush: Brush,
	view: View,
	player: DisplayedPlayer,
	look: BodyLook,
	color: number,
	x: number,
	y: number,
): void {
	const health = share(look.shownHealth, view.tuning.player.health);
	const shield = share(player.shield, view.tuning.player.shieldMax);
	if (health >= 0.995 && look.hurt <= 0) return;
	gauge(brush, x, y, 33, 4, TOP - 0.85, TOP + 0.85, health, mix(color, WHITE, 0.25));
	if (shield > 0) gauge(brush, x, y, 39, 2.6, TOP - 0.85, TOP + 0.85, shield, brush.palette.shield);
}
