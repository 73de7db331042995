/** What flies, by the signature of its weapon: darts and rockets, whose shape says whose they are. */

import type { DisplayedProjectile, View } from '../../netcode/view.ts';
import { cosOf, sinOf } from '../../sim/angle.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { Signature } from '../defineLook.ts';
import { sideOfId } from '../friendOrFoe.ts';
import { WEAPON_LOOKS } from '../weaponLooks.ts';
import { mix, tint, WHITE } from './color.ts';
import { radiansOf } from './drawPlayers.ts';
import { shineLight } from './effects/pointLights.ts';
import type { Brush } from './layers.ts';

/** `followId` is whose side is the friendly one for who watches. */
export function drawProjectiles(brush: Brush, view: View, followId: number): void {
	for (const projectile of view.projectiles) {
		if (!brush.camera.sees(projectile.x, projectile.y, 240)) continue;
		const friendly = sideOfId(view, projectile.ownerId, followId) !== 'enemy';
		const { signature } = WEAPON_LOOKS[weaponOf(projectile.weapon).id];
		if (signature.kind === 'rocket') drawRocket(brush, view, projectile, signature, friendly);
		else if (signature.kind === 'dart') drawDart(brush, projectile, signature, friendly);
	}
}

function flownUnits({ x, y, fromX, fromY }: DisplayedProjectile): number {
	return Math.sqrt((x - fromX) * (x - fromX) + (y - fromY) * (y - fromY));
}

function drawDart(brush: Brush, projectile: DisplayedProjectile, signature: Signature<'dart'>, friendly: boolean): void {
	const { layers, atlas, palette } = brush;
	const { x, y, aim } = projectile;
	const color = friendly ? palette.friend : palette.enemy;
	const units = signature.units * brush.bodyScale;
	const trail = Math.min(flownUnits(projectile), signature.trailUnits);
	const dirX = cosOf(Math.round(aim));
	const dirY = sinOf(Math.round(aim));
	layers.floorLight.sprite(atlas.glow, x, y, 120, 120, 0, color, 0.36);
	layers.light.segment(atlas.beam, x - dirX * trail, y - dirY * trail, x, y, 15, tint(color, 0), tint(color, 0.85));
	layers.light.segment(atlas.line, x - dirX * trail * 0.7, y - dirY * trail * 0.7, x, y, 3.4, tint(WHITE, 0), tint(WHITE, 0.6));
	const radians = radiansOf(aim);
	if (friendly) layers.bodies.sprite(atlas.dartRound, x, y, units * 0.9, units * 0.34, radians, mix(color, WHITE, 0.7), 1);
	else layers.bodies.sprite(atlas.dartSharp, x, y, units * 1.16, units * 0.58, radians, mix(color, WHITE, 0.45), 1);
	layers.light.sprite(atlas.glow, x, y, 40, 40, 0, color, 0.6);
}

/** How fast a flame flickers, radians a millisecond. */
const FLICKER = 0.045;

function drawRocket(brush: Brush, view: View, projectile: DisplayedProjectile, signature: Signature<'rocket'>, friendly: boolean): void {
	const { layers, atlas, palette } = brush;
	const { x, y, aim, id } = projectile;
	const color = friendly ? palette.friend : palette.enemy;
	const units = signature.units * brush.bodyScale;
	const dirX = cosOf(Math.round(aim));
	const dirY = sinOf(Math.round(aim));
	const radians = radiansOf(aim);
	const flicker = brush.reducedMotion
		? 0
		: Math.sin(brush.nowMs * FLICKER + id) * 0.5 + Math.sin(brush.nowMs * FLICKER * 2.3 + id * 2) * 0.5;
	const tailX = x - dirX * units * 0.36;
	const tailY = y - dirY * units * 0.36;
	shineLight(brush, view.arena, tailX, tailY, signature.lightUnits * (1 + flicker * 0.05), color, signature.lightStrength);
	// The frame's bright head is at +x: turned round, it sits at the nozzle.
	const flame = Math.min(signature.flameUnits, flownUnits(projectile) + 12) * (1 + flicker * 0.16);
	const middleX = tailX - dirX * flame * 0.44;
	const middleY = tailY - dirY * flame * 0.44;
	layers.light.sprite(atlas.spark, middleX, middleY, flame, units * 0.62, radians, color, 0.95);
	layers.light.sprite(
		atlas.spark,
		tailX - dirX * flame * 0.26,
		tailY - dirY * flame * 0.26,
		flame * 0.6,
		units * 0.36,
		radians,
		mix(color, WHITE, 0.75),
		1,
	);
	layers.light.sprite(atlas.glow, tailX, tailY, 78, 78, 0, color, 0.6);
	const body = mix(color, WHITE, friendly ? 0.55 : 0.35);
	// The painting is 52 by 32 units about a body of 40.
	layers.bodies.sprite(friendly ? atlas.rocketRound : atlas.rocketSharp, x, y, units * 1.3, units * 0.8, radians, body, 1);
}
