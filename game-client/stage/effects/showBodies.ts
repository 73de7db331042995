/** Lives that begin, dashes, things taken. Called by the stage's effects. */

import type { DisplayedPlayer, ViewEvent } from '../../../netcode/view.ts';
import { mix, WHITE } from '../color.ts';
import { radiansOf } from '../drawPlayers.ts';
import type { Stagecraft } from './effects.ts';
import { EMBER, SPARK } from './particles.ts';
import { colorOf, isFriend } from './showShots.ts';

type Of<T extends ViewEvent['type']> = Extract<ViewEvent, { type: T }>;

/** Time between two afterimages of a dash. */
const GHOST_MS = 20;

/** A column of light comes down, rings close on it. */
export function showSpawn(craft: Stagecraft, event: Of<'spawn'>): void {
	const { x, y } = event;
	const { brush } = craft;
	const color = colorOf(craft, event.playerId);
	const look = craft.bodies.of(event.playerId);
	look.ageMs = 0;
	look.flash = 0;
	look.hurt = 0;
	craft.waves.add('shock', x, y, 120, 24, color, 1, 420);
	craft.waves.add('ring', x, y, 22, 74, mix(color, WHITE, 0.4), 0.8, 480);
	// The streak's bright head is its +x end: pointing down, it stands on the spot.
	for (const [width, white] of [
		[44, 0.15],
		[16, 0.8],
	] as const) {
		craft.sprites.add({
			frame: 'spark',
			x,
			y: y - 128,
			width: 290,
			height: width,
			radians: Math.PI / 2,
			color: mix(color, WHITE, white),
			strength: 0.9,
			rise: -40,
			lifeMs: 440,
		});
	}
	craft.particles.fan(SPARK, 10, x, y, -Math.PI / 2, 0.5, 420, 4, color);
	craft.lights.add(brush, x, y, 280, color, 0.45, 520);
}

export function showDash(craft: Stagecraft, event: Of<'dash'>): void {
	const player = craft.view.players.get(event.playerId);
	const color = colorOf(craft, event.playerId);
	const back = player ? Math.atan2(-player.vy, -player.vx) : 0;
	craft.waves.add('shock', event.x, event.y, 16, 66, color, 0.9, 240);
	craft.particles.fan(SPARK, 10, event.x, event.y, back, 0.55, 520, 4, color);
	craft.bodies.of(event.playerId).ghostMs = GHOST_MS;
}

/** Afterimages of everybody who dashes. */
export function showDashTrails(craft: Stagecraft): void {
	for (const player of craft.view.players.values()) {
		if (!player.alive || !player.dashing) continue;
		const look = craft.bodies.of(player.id);
		look.ghostMs += craft.brush.deltaMs;
		if (look.ghostMs < GHOST_MS) continue;
		look.ghostMs %= GHOST_MS;
		addGhost(craft, player);
	}
}

function addGhost(craft: Stagecraft, player: DisplayedPlayer): void {
	const friendly = isFriend(craft, player.id);
	craft.sprites.add({
		frame: player.isSelf ? 'self' : friendly ? 'ally' : 'enemy',
		x: player.x,
		y: player.y,
		width: 54 * craft.brush.bodyScale,
		height: 54 * craft.brush.bodyScale,
		radians: player.isSelf ? 0 : radiansOf(player.aim),
		color: colorOf(craft, player.id),
		strength: 0.5,
		rise: 0,
		lifeMs: 240,
	});
}

export function showPickup(craft: Stagecraft, event: Of<'pickup'>): void {
	const { x, y, kind } = event;
	const { pickup } = craft.brush.palette;
	craft.waves.add('ring', x, y, 24, 70, pickup, 1, 340);
	craft.particles.fan(EMBER, 8, x, y, 0, Math.PI, 170, 18, pickup);
	craft.lights.add(craft.brush, x, y, 200, pickup, 0.4, 300);
	const color = mix(pickup, WHITE, 0.5);
	craft.sprites.add({ frame: kind, x, y: y - 14, width: 40, height: 40, radians: 0, color, strength: 1, rise: 70, lifeMs: 520 });
}
