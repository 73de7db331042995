/** The playing floor: matte two-tone plates, the map's own motif and landmark, court lines, a pad under each pickup and spawn. */

import { type Arena, TILE } from '../../../sim/arena.ts';
import { PICKUP_RADIUS } from '../../../sim/pickup.ts';
import { type Rng, random } from '../../../sim/random.ts';
import { mix } from '../color.ts';
import { FONT_FAMILY, type Palette, toCss } from '../palettes.ts';
import type { FloorPen, MapLook } from './maps/mapLook.ts';
import { lookOfMap } from './maps/registry.ts';

/** Of the two tones; seams are the map's own. */
const PLATE = TILE * 4;

export function paintFloor(context: CanvasRenderingContext2D, arena: Arena, palette: Palette, rng: Rng): void {
	context.save();
	context.beginPath();
	context.rect(0, 0, arena.width, arena.height);
	context.clip();
	const pen = { context, arena, palette, rng };
	const look = lookOfMap(arena.id);
	paintPlates(pen, look);
	look.paintMotif(pen);
	if (look.hasCourt !== false) paintCourt(context, arena, palette);
	context.save();
	context.translate(arena.width / 2, arena.height / 2);
	look.paintLandmark(pen);
	context.restore();
	paintPads(context, arena, palette);
	if (look.paintLight) look.paintLight(pen);
	else paintFloodlight(context, arena);
	context.restore();
}

function paintPlates({ context, arena, palette, rng }: FloorPen, { tone, toneShare, hasSeams }: MapLook): void {
	const dark = mix(palette.floorDark, tone, toneShare);
	const light = mix(palette.floorLight, tone, toneShare);
	const left = (arena.width / 2) % PLATE;
	const top = (arena.height / 2) % PLATE;
	for (let y = top - PLATE, row = 0; y < arena.height; y += PLATE, row++) {
		for (let x = left - PLATE, column = 0; x < arena.width; x += PLATE, column++) {
			const even = (row + column) % 2 === 0;
			context.fillStyle = toCss(mix(even ? light : dark, even ? dark : light, random(rng) * 0.3));
			context.fillRect(x, y, PLATE + 1, PLATE + 1);
		}
	}
	if (!hasSeams) return;
	context.strokeStyle = 'rgba(4,6,11,0.5)';
	context.lineWidth = 2;
	context.beginPath();
	for (let x = left; x < arena.width; x += PLATE) {
		context.moveTo(x, 0);
		context.lineTo(x, arena.height);
	}
	for (let y = top; y < arena.height; y += PLATE) {
		context.moveTo(0, y);
		context.lineTo(arena.width, y);
	}
	context.stroke();
	// Rivets where plates meet.
	context.fillStyle = 'rgba(124,141,181,0.2)';
	for (let y = top; y < arena.height; y += PLATE) {
		for (let x = left; x < arena.width; x += PLATE) {
			context.fillRect(x - 7, y - 1, 14, 2);
			context.fillRect(x - 1, y - 7, 2, 14);
		}
	}
}

function paintCourt(context: CanvasRenderingContext2D, arena: Arena, palette: Palette): void {
	const middleX = arena.width / 2;
	const middleY = arena.height / 2;
	context.save();
	context.strokeStyle = toCss(palette.wallRim);
	context.globalAlpha = 0.13;
	context.lineWidth = 5;
	context.beginPath();
	context.moveTo(middleX, 0);
	context.lineTo(middleX, arena.height);
	context.moveTo(0, middleY);
	context.lineTo(arena.width, middleY);
	context.stroke();
	context.lineWidth = 3;
	context.beginPath();
	context.arc(middleX, middleY, 430, 0, Math.PI * 2);
	context.stroke();
	context.strokeRect(TILE * 3, TILE * 3, arena.width - TILE * 6, arena.height - TILE * 6);
	context.globalAlpha = 0.1;
	context.fillStyle = toCss(palette.label);
	context.font = `800 150px ${FONT_FAMILY}`;
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	for (const side of [-1, 1]) context.fillText(arena.title.toUpperCase(), middleX, middleY * (1 + side * 0.585), arena.width * 0.6);
	context.restore();
}

function paintPads(context: CanvasRenderingContext2D, arena: Arena, palette: Palette): void {
	for (const { x, y } of arena.pickups) {
		context.fillStyle = 'rgba(4,6,11,0.55)';
		context.beginPath();
		context.arc(x, y, PICKUP_RADIUS + 10, 0, Math.PI * 2);
		context.fill();
		context.strokeStyle = toCss(palette.pickup);
		context.globalAlpha = 0.22;
		context.lineWidth = 2;
		context.stroke();
		context.globalAlpha = 1;
	}
	context.strokeStyle = toCss(palette.wallRim);
	context.lineWidth = 3;
	context.globalAlpha = 0.2;
	for (const { x, y } of arena.spawns) {
		for (const [sx, sy] of [
			[-1, -1],
			[1, -1],
			[1, 1],
			[-1, 1],
		] as const) {
			context.beginPath();
			context.moveTo(x + sx * 30, y + sy * 16);
			context.lineTo(x + sx * 30, y + sy * 30);
			context.lineTo(x + sx * 16, y + sy * 30);
			context.stroke();
		}
	}
	context.globalAlpha = 1;
}

/** The middle is lit a little, the corners lie in the dark. */
function paintFloodlight(context: CanvasRenderingContext2D, arena: Arena): void {
	const radius = Math.max(arena.width, arena.height) * 0.62;
	const light = context.createRadialGradient(arena.width / 2, arena.height / 2, 0, arena.width / 2, arena.height / 2, radius);
	light.addColorStop(0, 'rgba(160,190,255,0.15)');
	light.addColorStop(0.45, 'rgba(130,160,240,0.07)');
	light.addColorStop(0.7, 'rgba(20,30,60,0.02)');
	light.addColorStop(1, 'rgba(0,0,0,0.24)');
	context.fillStyle = light;
	context.fillRect(0, 0, arena.width, arena.height);
}
