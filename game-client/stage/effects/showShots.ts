/** Shots leaving muzzles and ending: flash, recoil, signature, sparks, scorch. Called by the stage's effects. */

import type { ViewEvent } from '../../../netcode/view.ts';
import { type Arena, isWall, TILE } from '../../../sim/arena.ts';
import { weaponOf } from '../../../sim/weapons/registry.ts';
import type { WeaponLook } from '../../defineLook.ts';
import { sideOfId } from '../../friendOrFoe.ts';
import { WEAPON_LOOKS } from '../../weaponLooks.ts';
import { mix, WHITE } from '../color.ts';
import { radiansOf } from '../drawPlayers.ts';
import type { Stagecraft } from './effects.ts';
import { EMBER, SPARK } from './particles.ts';
import { showBlast } from './showBlast.ts';

type Of<T extends ViewEvent['type']> = Extract<ViewEvent, { type: T }>;

export function isFriend(craft: Stagecraft, playerId: number): boolean {
	return sideOfId(craft.view, playerId, craft.followId) !== 'enemy';
}

export function colorOf(craft: Stagecraft, playerId: number): number {
	return isFriend(craft, playerId) ? craft.brush.palette.friend : craft.brush.palette.enemy;
}

export function showShot(craft: Stagecraft, event: Of<'shot'>): void {
	const { brush } = craft;
	const look = WEAPON_LOOKS[weaponOf(event.weapon).id];
	const color = colorOf(craft, event.playerId);
	const radians = radiansOf(event.aim);
	const { x, y } = event;
	// What flies in from somebody in the fog has no muzzle in the picture.
	const isMuzzle = event.own || craft.view.players.has(event.playerId);
	if (isMuzzle) {
		const body = craft.bodies.of(event.playerId);
		body.recoil = 1;
		// A barrel points where its shot goes, however long ago it was told.
		body.aim = event.aim;
		if (look.flash.units > 0) showFlash(craft, x, y, radians, color, look);
	}
	craft.lights.add(
		brush,
		x - Math.cos(radians) * 6,
		y - Math.sin(radians) * 6,
		look.light.units,
		color,
		look.light.strength,
		look.light.ms,
	);
	craft.particles.fan(SPARK, Math.ceil(look.sparks / 4), x, y, radians, 0.5, 420, 4, color);
	if (event.own) brush.camera.addShake(look.ownShake);
	if (look.signature.kind === 'arc') showArc(craft, event, radians, color, look);
	// A fan has light enough at its muzzle.
	const lit = event.ends.length === 1;
	for (const end of event.ends) {
		const { signature } = look;
		if (signature.kind === 'beam') craft.beams.add(signature, x, y, end.x, end.y, color, event.own);
		else if (signature.kind === 'tracers') craft.tracers.add(signature, x, y, end.x, end.y, color, event.own);
		if (!end.hit) showBlow(craft, end.x, end.y, Math.atan2(end.y - y, end.x - x), color, look, lit);
	}
}

function showFlash(craft: Stagecraft, x: number, y: number, radians: number, color: number, { flash }: WeaponLook): void {
	// The frame's muzzle lies at 4 % of its width.
	const ahead = flash.units * 0.42;
	craft.sprites.add({
		frame: 'flash',
		x: x + Math.cos(radians) * ahead,
		y: y + Math.sin(radians) * ahead,
		width: flash.units,
		height: flash.units * 0.75,
		radians,
		color: mix(color, WHITE, 0.45),
		strength: craft.brush.flashes ? 1 : 0.5,
		rise: 0,
		lifeMs: flash.ms,
	});
}

function showArc(craft: Stagecraft, event: Of<'shot'>, radians: number, color: number, look: WeaponLook): void {
	if (look.signature.kind !== 'arc') return;
	const body = craft.view.players.get(event.playerId);
	const { arc, range } = craft.view.tuning.weapons[weaponOf(event.weapon).id];
	craft.slashes.add({
		playerId: event.playerId,
		x: body?.x ?? event.x,
		y: body?.y ?? event.y,
		radians,
		arc,
		reach: range,
		color,
		angular: !isFriend(craft, event.playerId),
		signature: look.signature,
	});
}

/** The server did not fire the newest own shot. */
export function withdrawShot(craft: Stagecraft): void {
	craft.beams.withdrawOwn();
	craft.tracers.withdrawOwn();
	craft.slashes.withdraw(craft.view.selfId);
}

export function showImpact(craft: Stagecraft, event: Of<'impact'>): void {
	const color = colorOf(craft, event.ownerId);
	const look = WEAPON_LOOKS[weaponOf(event.weapon).id];
	if (event.blastUnits > 0) showBlast(craft, event, color, look);
	// A body shows its own reaction; a wall throws the sparks back.
	else if (event.victimId === 0) showBlow(craft, event.x, event.y, inwardOf(craft.view.arena, event.x, event.y), color, look, true);
}

/** Sparks off a surface, with a mark and maybe a light. `radians` is the direction into the surface. */
function showBlow(craft: Stagecraft, x: number, y: number, radians: number, color: number, look: WeaponLook, lit: boolean): void {
	const backX = x - Math.cos(radians) * 7;
	const backY = y - Math.sin(radians) * 7;
	const { light, sparks, scorchUnits } = look;
	craft.particles.fan(SPARK, sparks, backX, backY, radians + Math.PI, 1.2, 520, 5, color);
	craft.decals.add(backX, backY, scorchUnits, color);
	craft.sprites.add({
		frame: 'glow',
		x: backX,
		y: backY,
		width: scorchUnits,
		height: scorchUnits,
		radians: 0,
		color: mix(color, WHITE, 0.6),
		strength: 0.9,
		rise: 0,
		lifeMs: 110,
	});
	if (!lit) return;
	craft.particles.fan(EMBER, 2, backX, backY, radians + Math.PI, 1.4, 120, 16, color);
	craft.lights.add(craft.brush, backX, backY, light.units * 0.8, color, light.strength * 0.8, light.ms);
}

/** Direction toward the wall next to a point, radians; a dart that ran out of range in the open falls forward. */
function inwardOf(arena: Arena, x: number, y: number): number {
	const wall = (dx: number, dy: number) => isWall(arena, Math.floor((x + dx) / TILE), Math.floor((y + dy) / TILE));
	const dx = Number(wall(8, 0)) - Number(wall(-8, 0));
	const dy = Number(wall(0, 8)) - Number(wall(0, -8));
	return Math.atan2(dy, dx);
}
