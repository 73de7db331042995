/** Players: barrel, hull, core and what surrounds them. Friends are round and cool, enemies angular and warm. */

import type { DisplayedPlayer, View } from '../../netcode/view.ts';
import { ANGLES } from '../../sim/angle.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import { type Side, sideOf } from '../friendOrFoe.ts';
import { WEAPON_LOOKS } from '../weaponLooks.ts';
import type { Bodies, BodyLook } from './bodies.ts';
import { mix, WHITE } from './color.ts';
import { drawEnemyArcs, drawOwnArcs } from './drawArcs.ts';
import type { Labels } from './labels.ts';
import type { Brush } from './layers.ts';

const HULL_UNITS = 56;
const BARREL_LENGTH = 96;
const BARREL_WIDTH = 44;
const SPAWN_MS = 420;
/** Side of the light that a body throws on the floor, units. */
const HALO_UNITS = 220;
const OWN_HALO_UNITS = 290;
/** So many throw it whole; of more each throws less, so that a crowd is neither one white patch nor slow to draw. */
const WHOLE_HALOS = 16;
const LEAST_HALO_UNITS = 100;

/** Side of each other's light when so many bodies are in the picture, units: all together light no more floor than `WHOLE_HALOS` do. */
export function haloUnits(bodies: number): number {
	return Math.max(LEAST_HALO_UNITS, HALO_UNITS * Math.min(1, Math.sqrt(WHOLE_HALOS / Math.max(1, bodies))));
}

export function radiansOf(aim: number): number {
	return (aim / ANGLES) * Math.PI * 2;
}

export function sideColor(brush: Brush, side: Side): number {
	return side === 'enemy' ? brush.palette.enemy : brush.palette.friend;
}

export interface PlayersFrame {
	view: View;
	bodies: Bodies;
	labels: Labels;
	followId: number;
	/** Own aim at this instant, 4096ths of a turn. */
	ownAim: number;
	names: ReadonlyMap<number, string>;
}

export function drawPlayers(brush: Brush, frame: PlayersFrame): void {
	const shown = [...frame.view.players.values()].filter(({ alive, x, y }) => alive && brush.camera.sees(x, y, 60));
	const halo = haloUnits(shown.length);
	let self: DisplayedPlayer | undefined;
	for (const player of shown) {
		if (player.isSelf) self = player;
		else drawPlayer(brush, frame, player, halo);
	}
	if (self) drawPlayer(brush, frame, self, OWN_HALO_UNITS);
}

function drawPlayer(brush: Brush, frame: PlayersFrame, player: DisplayedPlayer, halo: number): void {
	const look = frame.bodies.of(player.id);
	if (look.inSight <= 0) return;
	setOpacity(brush, look.inSight);
	drawWhole(brush, frame, player, look, halo);
	setOpacity(brush, 1);
}

function setOpacity({ layers }: Brush, opacity: number): void {
	for (const layer of [layers.ground, layers.floorLight, layers.bodies, layers.light, layers.signs]) layer.opacity = opacity;
}

function drawWhole(brush: Brush, frame: PlayersFrame, player: DisplayedPlayer, look: BodyLook, halo: number): void {
	const side = sideOf(frame.view, player, frame.followId);
	const x = player.x + look.joltX;
	const y = player.y + look.joltY;
	const radians = radiansOf(player.isSelf ? frame.ownAim : look.aim);
	drawHull(brush, player, look, side, x, y, radians, halo);
	if (player.protected) drawProtection(brush, x, y, sideColor(brush, side));
	if (side === 'self' && frame.view.self) drawOwnArcs(brush, frame.view.self, look, x, y);
	else drawEnemyArcs(brush, frame.view, player, look, sideColor(brush, side), x, y);
	if (side === 'self') return;
	const color = mix(WHITE, sideColor(brush, side), side === 'ally' ? 0.6 : 0.35);
	frame.labels.draw(brush, frame.names.get(player.id) ?? '', x, y + 27 * brush.bodyScale, color, 0.95 * look.inSight);
}

function drawHull(
	brush: Brush,
	player: DisplayedPlayer,
	look: BodyLook,
	side: Side,
	x: number,
	y: number,
	radians: number,
	halo: number,
): void {
	const { layers, atlas, palette, bodyScale } = brush;
	const color = sideColor(brush, side);
	const grown = brush.reducedMotion ? 1 : Math.min(1, 0.5 + (0.5 * look.ageMs) / SPAWN_MS);
	const flash = look.flash * look.flash;
	const fill = mix(color, WHITE, flash);
	layers.ground.sprite(atlas.glow, x + 5, y + 7, 84, 84, 0, 0, 0.75);
	layers.floorLight.sprite(atlas.glow, x, y, halo, halo, 0, color, side === 'self' ? 0.4 : 0.32);
	const weapon = weaponOf(player.weapon).id;
	const { recoilUnits } = WEAPON_LOOKS[weapon];
	const barrelX = x - Math.cos(radians) * look.recoil * recoilUnits;
	const barrelY = y - Math.sin(radians) * look.recoil * recoilUnits;
	const steel = mix(mix(color, palette.core, 0.62), WHITE, flash);
	layers.bodies.sprite(atlas[`barrel ${weapon}`], barrelX, barrelY, BARREL_LENGTH * bodyScale, BARREL_WIDTH * bodyScale, radians, steel, 1);
	const size = HULL_UNITS * bodyScale * grown * (1 + flash * 0.1);
	const hull = side === 'self' ? atlas.self : side === 'ally' ? atlas.ally : atlas.enemy;
	layers.bodies.sprite(hull, x, y, size, size, side === 'self' ? 0 : radians, fill, 1);
	if (side === 'self') {
		layers.bodies.sprite(
			atlas.core,
			x,
			y,
			20 * bodyScale * grown,
			20 * bodyScale * grown,
			0,
			look.flash > 0 ? mix(palette.core, palette.hurt, look.flash) : palette.core,
			1,
		);
		layers.light.sprite(atlas.glow, x, y, 54, 54, 0, palette.core, 0.3);
	} else if (side === 'enemy') {
		layers.bodies.sprite(atlas.enemyCore, x, y, 32 * bodyScale * grown, 16 * bodyScale * grown, radians, mix(color, palette.core, 0.75), 1);
		layers.light.sprite(atlas.glow, x + Math.cos(radians) * 4, y + Math.sin(radians) * 4, 34, 34, 0, color, 0.4);
	}
	if (flash > 0.02) layers.light.sprite(atlas.glow, x, y, 96, 96, 0, mix(color, WHITE, 0.6), (brush.flashes ? 0.75 : 0.3) * flash);
}

/** A turning broken ring. */
function drawProtection(brush: Brush, x: number, y: number, color: number): void {
	const radius = 33 * brush.bodyScale;
	const turn = brush.reducedMotion ? 0 : brush.nowMs / 420;
	const pulse = brush.reducedMotion ? 0.7 : 0.6 + 0.25 * Math.sin(brush.nowMs / 110);
	for (let i = 0; i < 6; i++) {
		const from = turn + (i * Math.PI) / 3;
		brush.layers.light.arc(brush.atlas.line, x, y, radius, 5, from, from + 0.62, mix(color, WHITE, 0.35), pulse);
	}
	brush.layers.light.sprite(brush.atlas.shock, x, y, radius * 2.5, radius * 2.5, 0, color, pulse * 0.5);
}
