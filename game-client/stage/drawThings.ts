/** Pickups and projectiles: lime rings with a sign, darts whose shape says whose they are. */

import type { DisplayedProjectile, View } from '../../netcode/view.ts';
import { cosOf, sinOf } from '../../sim/angle.ts';
import type { PickupKind } from '../../sim/pickup.ts';
import type { FrameName } from './atlas/bakeAtlas.ts';
import { mix, tint, WHITE } from './color.ts';
import { radiansOf } from './drawPlayers.ts';
import type { Brush } from './layers.ts';

const SIGNS = { health: 'health', shield: 'shield', energy: 'energy' } as const satisfies Record<PickupKind, FrameName>;
const TRAIL_UNITS = 78;

export function drawPickups(brush: Brush, view: View): void {
	const { layers, atlas, palette } = brush;
	const turn = brush.reducedMotion ? 0 : brush.nowMs / 1400;
	const breath = brush.reducedMotion ? 0 : Math.sin(brush.nowMs / 480);
	for (const { kind, x, y, available } of view.pickups) {
		if (!brush.camera.sees(x, y, 90)) continue;
		if (!available) {
			layers.ground.sprite(atlas[SIGNS[kind]], x, y, 32, 32, 0, palette.pickup, 0.16);
			continue;
		}
		const size = 64 * (1 + breath * 0.035);
		layers.floorLight.sprite(atlas.glow, x, y, 190, 190, 0, palette.pickup, 0.24 + breath * 0.04);
		layers.bodies.sprite(atlas.pickupRing, x, y, size, size, turn, palette.pickup, 1);
		layers.bodies.sprite(atlas[SIGNS[kind]], x, y, 38, 38, 0, mix(palette.pickup, WHITE, 0.55), 1);
	}
}

/** `followId` is whose darts are drawn as a friend's. */
export function drawProjectiles(brush: Brush, view: View, followId: number): void {
	for (const projectile of view.projectiles) {
		if (brush.camera.sees(projectile.x, projectile.y, 100)) drawDart(brush, projectile, projectile.ownerId === (view.selfId || followId));
	}
}

function drawDart(brush: Brush, projectile: DisplayedProjectile, friendly: boolean): void {
	const { layers, atlas, palette } = brush;
	const { x, y, aim, fromX, fromY } = projectile;
	const color = friendly ? palette.friend : palette.enemy;
	const flown = Math.sqrt((x - fromX) * (x - fromX) + (y - fromY) * (y - fromY));
	const trail = Math.min(flown, TRAIL_UNITS);
	const dirX = cosOf(Math.round(aim));
	const dirY = sinOf(Math.round(aim));
	layers.floorLight.sprite(atlas.glow, x, y, 120, 120, 0, color, 0.36);
	layers.light.segment(atlas.beam, x - dirX * trail, y - dirY * trail, x, y, 15, tint(color, 0), tint(color, 0.85));
	layers.light.segment(atlas.line, x - dirX * trail * 0.7, y - dirY * trail * 0.7, x, y, 3.4, tint(WHITE, 0), tint(WHITE, 0.6));
	const radians = radiansOf(aim);
	if (friendly) layers.bodies.sprite(atlas.dartRound, x, y, 32, 12, radians, mix(color, WHITE, 0.7), 1);
	else layers.bodies.sprite(atlas.dartSharp, x, y, 42, 21, radians, mix(color, WHITE, 0.45), 1);
	layers.light.sprite(atlas.glow, x, y, 40, 40, 0, color, 0.6);
}
