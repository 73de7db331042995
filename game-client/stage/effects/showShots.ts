/** Shots leaving muzzles and ending: flash, recoil, beam, sparks, scorch. Called by the stage's effects. */

import type { ViewEvent } from '../../../netcode/view.ts';
import { type Arena, isWall, TILE } from '../../../sim/arena.ts';
import { weaponOf } from '../../../sim/weapons/registry.ts';
import { WEAPON_LOOKS, type WeaponLook } from '../../weaponLooks.ts';
import { mix, WHITE } from '../color.ts';
import { radiansOf } from '../drawPlayers.ts';
import type { Stagecraft } from './effects.ts';
import { EMBER, SPARK } from './particles.ts';

type Of<T extends ViewEvent['type']> = Extract<ViewEvent, { type: T }>;

function lookOf(weapon: number): WeaponLook {
	return WEAPON_LOOKS[weaponOf(weapon).id];
}

export function colorOf(craft: Stagecraft, playerId: number): number {
	return playerId === craft.friendId ? craft.brush.palette.friend : craft.brush.palette.enemy;
}

export function showShot(craft: Stagecraft, event: Of<'shot'>): void {
	const { brush } = craft;
	const look = lookOf(event.weapon);
	const color = colorOf(craft, event.playerId);
	const radians = radiansOf(event.aim);
	const cos = Math.cos(radians);
	const sin = Math.sin(radians);
	const { x, y } = event;
	craft.bodies.of(event.playerId).recoil = 1;
	const width = look.flashUnits;
	// The frame's muzzle lies at 4 % of its width.
	const ahead = width * 0.42;
	craft.sprites.add({
		frame: 'flash',
		x: x + cos * ahead,
		y: y + sin * ahead,
		width,
		height: width * 0.75,
		radians,
		color: mix(color, WHITE, 0.45),
		strength: brush.flashes ? 1 : 0.5,
		rise: 0,
		lifeMs: look.flashMs,
	});
	craft.lights.add(brush, x - cos * 6, y - sin * 6, look.lightUnits, color, look.lightStrength, look.lightMs);
	craft.particles.fan(SPARK, Math.ceil(look.sparks / 4), x, y, radians, 0.5, 420, 4, color);
	if (event.own) brush.camera.addShake(look.ownShake);
	for (const end of event.ends) {
		craft.beams.add(x, y, end.x, end.y, color, event.own);
		if (!end.hit) showBlow(craft, end.x, end.y, Math.atan2(end.y - y, end.x - x), color, look);
	}
}

export function showImpact(craft: Stagecraft, event: Of<'impact'>): void {
	const color = event.own ? craft.brush.palette.friend : craft.brush.palette.enemy;
	// A body shows its own reaction; a wall throws the sparks back.
	if (event.victimId === 0) showBlow(craft, event.x, event.y, inwardOf(craft.view.arena, event.x, event.y), color, lookOf(event.weapon));
}

/** Sparks off a surface, with a light and a mark. `radians` is the direction into the surface. */
function showBlow(craft: Stagecraft, x: number, y: number, radians: number, color: number, look: WeaponLook): void {
	const backX = x - Math.cos(radians) * 7;
	const backY = y - Math.sin(radians) * 7;
	craft.particles.fan(SPARK, look.sparks, backX, backY, radians + Math.PI, 1.2, 520, 5, color);
	craft.particles.fan(EMBER, 2, backX, backY, radians + Math.PI, 1.4, 120, 16, color);
	craft.lights.add(craft.brush, backX, backY, look.lightUnits * 0.8, color, look.lightStrength * 0.8, look.lightMs);
	craft.decals.add(backX, backY, look.scorchUnits, color);
	craft.sprites.add({
		frame: 'glow',
		x: backX,
		y: backY,
		width: look.scorchUnits,
		height: look.scorchUnits,
		radians: 0,
		color: mix(color, WHITE, 0.6),
		strength: 0.9,
		rise: 0,
		lifeMs: 110,
	});
}

/** Direction toward the wall next to a point, radians; a dart that ran out of range in the open falls forward. */
function inwardOf(arena: Arena, x: number, y: number): number {
	const wall = (dx: number, dy: number) => isWall(arena, Math.floor((x + dx) / TILE), Math.floor((y + dy) / TILE));
	const dx = Number(wall(8, 0)) - Number(wall(-8, 0));
	const dy = Number(wall(0, 8)) - Number(wall(0, -8));
	return Math.atan2(dy, dx);
}
