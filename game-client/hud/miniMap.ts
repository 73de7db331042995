/**
 * The map in small: walls, objectives, pickups, oneself with direction, allies, and the others as far as the picture shows
 * them. Of a crowd where most are, as heat under the walls, and the leaders wherever they are.
 */

import type { DisplayedObjective, DisplayedPlayer, View } from '../../netcode/view.ts';
import type { Arena } from '../../sim/arena.ts';
import { TILE } from '../../sim/arena.ts';
import { isStill } from '../../sim/phase.ts';
import { shownOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { holderOf, type Side, sideOf } from '../friendOrFoe.ts';
import { eyesOf, isInSight } from '../inSight.ts';
import { VIEW_HEIGHT, VIEW_WIDTH } from '../stage.ts';
import { paintHeat } from './heat.ts';
import { leadersOf } from './listing.ts';
import type { HudPart } from './part.ts';

/** Drawing resolution: pixels of the canvas for one tile, before the screen's own pixel ratio; on a large map fewer. */
const TILE_PX = 5;
const MAP_PX = 200;

function scaleOf(arena: Arena): number {
	return Math.min(TILE_PX / TILE, MAP_PX / Math.max(arena.width, arena.height));
}

/** The least time between two drawings, ms: at this size nobody sees more. */
const DRAW_MS = 30;
/** Of a leader's star. */
const STAR_POINTS = 5;

interface Colours {
	wall: string;
	self: string;
	core: string;
	threat: string;
	objective: string;
	pickup: string;
	frame: string;
	outline: string;
}

function readColours(node: HTMLElement): Colours {
	const style = getComputedStyle(node);
	const read = (name: string) => style.getPropertyValue(name).trim();
	return {
		wall: read('--wall-rim'),
		self: read('--friend'),
		core: read('--core'),
		threat: read('--enemy'),
		objective: read('--objective'),
		pickup: read('--pickup'),
		frame: read('--label'),
		outline: read('--outline'),
	};
}

function drawWalls(arena: Arena, scale: number, colour: string): HTMLCanvasElement {
	const canvas = element('canvas', { width: Math.round(arena.width * scale), height: Math.round(arena.height * scale) });
	const pen = canvas.getContext('2d');
	if (!pen) return canvas;
	pen.fillStyle = colour;
	for (let row = 0; row < arena.rows; row++) {
		for (let column = 0; column < arena.columns; column++) {
			if (arena.walls[row * arena.columns + column] !== 1) continue;
			pen.fillRect(column * TILE * scale, row * TILE * scale, TILE * scale + 0.5, TILE * scale + 0.5);
		}
	}
	return canvas;
}

/** A zone: hatched by being half clear, its rim whole when somebody has it and in pieces otherwise. */
function drawZone(pen: CanvasRenderingContext2D, zone: DisplayedObjective, scale: number, pixelRatio: number, colour: string): void {
	const dash = 2.4 * pixelRatio;
	pen.beginPath();
	pen.arc(zone.x * scale, zone.y * scale, zone.radius * scale, 0, Math.PI * 2);
	pen.fillStyle = colour;
	pen.globalAlpha = 0.3;
	pen.fill();
	pen.globalAlpha = 1;
	pen.strokeStyle = colour;
	pen.lineWidth = 1.8 * pixelRatio;
	pen.setLineDash(zone.team === 0 || zone.contested ? [dash, dash] : []);
	pen.stroke();
	pen.setLineDash([]);
}

/** Oneself a drop and allies a disc, both round; an enemy a wedge. All point where their player looks; over heat with an outline. */
function drawPlayer(
	pen: CanvasRenderingContext2D,
	player: DisplayedPlayer,
	side: Side,
	scale: number,
	pixelRatio: number,
	colour: string,
	outline: string | undefined,
): void {
	const size = (side === 'self' ? 4.4 : 3.4) * pixelRatio;
	pen.save();
	pen.translate(player.x * scale, player.y * scale);
	pen.rotate((player.aim / 4096) * Math.PI * 2);
	pen.fillStyle = colour;
	pen.beginPath();
	if (side !== 'enemy') {
		pen.moveTo(size * 1.5, 0);
		pen.arc(0, 0, size, 0.7, Math.PI * 2 - 0.7);
	} else {
		pen.moveTo(size * 1.4, 0);
		pen.lineTo(-size, -size);
		pen.lineTo(-size * 0.4, 0);
		pen.lineTo(-size, size);
	}
	pen.closePath();
	if (outline) {
		pen.lineWidth = 2 * pixelRatio;
		pen.strokeStyle = outline;
		pen.stroke();
	}
	pen.fill();
	pen.restore();
}

/** One of the best: a star, which nothing else on the map is. */
function drawLeader(pen: CanvasRenderingContext2D, { x, y }: DisplayedPlayer, scale: number, pixelRatio: number, colours: Colours): void {
	pen.save();
	pen.translate(x * scale, y * scale);
	pen.beginPath();
	for (let point = 0; point < STAR_POINTS * 2; point++) {
		const reach = (point % 2 === 0 ? 5.6 : 2.4) * pixelRatio;
		const angle = (point / STAR_POINTS - 0.5) * Math.PI;
		pen.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach);
	}
	pen.closePath();
	pen.lineWidth = 2.4 * pixelRatio;
	pen.strokeStyle = colours.outline;
	pen.stroke();
	pen.fillStyle = colours.threat;
	pen.fill();
	pen.restore();
}

/** Enemies outside the picture are not drawn: of them the map tells no more than the screen. */
function isInPicture(player: { x: number; y: number }, centre: { x: number; y: number }): boolean {
	return Math.abs(player.x - centre.x) < VIEW_WIDTH / 2 && Math.abs(player.y - centre.y) < VIEW_HEIGHT / 2;
}

export function createMiniMap(): HudPart {
	const canvas = element('canvas', { 'aria-label': 'Map', role: 'img' });
	const root = element('div', { class: 'mini-map' }, canvas);
	const setShown = shownOf(root);
	const pixelRatio = Math.min(2, window.devicePixelRatio || 1);
	let lastDrawMs = 0;
	let shownArena: Arena | undefined;
	let palette = '';
	let walls: HTMLCanvasElement | undefined;
	const heat = element('canvas', {});
	let shownCrowd: readonly number[] | undefined;
	let colours: Colours | undefined;

	function draw(view: View, followId: number): void {
		const pen = canvas.getContext('2d');
		if (!pen || !colours || !walls) return;
		const scale = scaleOf(view.arena) * pixelRatio;
		pen.clearRect(0, 0, canvas.width, canvas.height);
		const isCrowd = view.crowd.length > 0;
		const outline = isCrowd ? colours.outline : undefined;
		if (isCrowd) pen.drawImage(heat, 0, 0, canvas.width, canvas.height);
		pen.globalAlpha = isCrowd ? 0.38 : 0.5;
		pen.drawImage(walls, 0, 0);
		pen.globalAlpha = 1;
		const centre = view.players.get(followId) ?? view.players.get(view.selfId);
		for (const zone of view.objectives) {
			const holder = holderOf(view, zone, followId);
			drawZone(pen, zone, scale, pixelRatio, holder === 'own' ? colours.self : holder === 'enemy' ? colours.threat : colours.objective);
		}
		for (const pickup of view.pickups) {
			// A hundred rings would be all that one sees of a large map.
			if (!pickup.available || (isCrowd && (!centre || !isInPicture(pickup, centre)))) continue;
			pen.strokeStyle = colours.pickup;
			pen.lineWidth = 1.2 * pixelRatio;
			pen.beginPath();
			pen.arc(pickup.x * scale, pickup.y * scale, 2 * pixelRatio, 0, Math.PI * 2);
			pen.stroke();
		}
		if (!centre) return;
		pen.strokeStyle = colours.frame;
		pen.globalAlpha = isCrowd ? 0.55 : 0.22;
		pen.lineWidth = pixelRatio;
		pen.strokeRect((centre.x - VIEW_WIDTH / 2) * scale, (centre.y - VIEW_HEIGHT / 2) * scale, VIEW_WIDTH * scale, VIEW_HEIGHT * scale);
		pen.globalAlpha = 1;
		const eyes = eyesOf(view, followId);
		for (const player of view.players.values()) {
			const side = sideOf(view, player, followId);
			if (!player.alive || side === 'self' || (side === 'enemy' && !isInPicture(player, centre))) continue;
			if (eyes && side === 'enemy' && !isInSight(view, eyes, player)) continue;
			drawPlayer(pen, player, side, scale, pixelRatio, side === 'ally' ? colours.self : colours.threat, outline);
		}
		for (const { id } of leadersOf(view)) {
			const leader = view.players.get(id);
			if (leader?.alive && id !== view.selfId) drawLeader(pen, leader, scale, pixelRatio, colours);
		}
		const own = view.players.get(view.selfId);
		if (own?.alive) drawPlayer(pen, own, 'self', scale, pixelRatio, colours.core, outline);
	}

	return {
		root,
		update({ view, settings, followId, nowMs }) {
			setShown(!isStill(view.phase));
			if (view.arena !== shownArena || settings.palette !== palette) {
				shownArena = view.arena;
				palette = settings.palette;
				colours = readColours(root);
				const scale = scaleOf(view.arena) * pixelRatio;
				canvas.width = Math.round(view.arena.width * scale);
				canvas.height = Math.round(view.arena.height * scale);
				root.style.aspectRatio = `${view.arena.columns} / ${view.arena.rows}`;
				walls = drawWalls(view.arena, scale, colours.wall);
				shownCrowd = undefined;
			}
			if (view.crowd !== shownCrowd && colours) {
				shownCrowd = view.crowd;
				paintHeat(heat, view.crowd, colours.threat);
			}
			if (nowMs - lastDrawMs < DRAW_MS) return;
			lastDrawMs = nowMs;
			draw(view, followId);
		},
	};
}
