/**
 * What lies around the map: tiers of a stadium at night with people as points of light in blocks between the aisles, a
 * lit board with the map's name, floodlights.
 */

import type { Arena } from '../../../sim/arena.ts';
import { type Rng, random } from '../../../sim/random.ts';
import { mix } from '../color.ts';
import { FONT_FAMILY, type Palette, toCss } from '../palettes.ts';

const MOAT = 62;
const TIER = 46;
/** Width of a block of seats and of the aisle beside it, units. */
const BLOCK = 300;
const AISLE = 34;
/** From one person to the next, units. */
const SEAT = 12;

export function paintStands(context: CanvasRenderingContext2D, arena: Arena, reach: number, palette: Palette, rng: Rng): void {
	context.fillStyle = toCss(mix(0, palette.wallShadow, 0.6));
	context.fillRect(-reach, -reach, arena.width + reach * 2, arena.height + reach * 2);
	const tiers = Math.floor((reach - MOAT) / TIER);
	const fans = Array.from({ length: 64 }, () => random(rng));
	for (let tier = tiers - 1; tier >= 0; tier--) paintTier(context, arena, MOAT + tier * TIER, tier / tiers, fans, palette, rng);
	roundedFrame(context, arena, MOAT, 66);
	context.fillStyle = '#05070d';
	context.fill();
	paintBoard(context, arena, palette);
	paintFloodlights(context, arena);
}

function roundedFrame(context: CanvasRenderingContext2D, arena: Arena, distance: number, radius: number): void {
	context.beginPath();
	context.roundRect(-distance, -distance, arena.width + distance * 2, arena.height + distance * 2, radius);
}

/** `fans`: a number by block of seats, whom its people are for. */
function paintTier(
	context: CanvasRenderingContext2D,
	arena: Arena,
	distance: number,
	share: number,
	fans: readonly number[],
	palette: Palette,
	rng: Rng,
): void {
	const outer = distance + TIER;
	roundedFrame(context, arena, outer, 66 + outer * 0.55);
	context.fillStyle = toCss(mix(palette.floorLight, palette.wallShadow, 0.1 + share * 0.65));
	context.fill();
	// A tier's edge catches the light, and throws a shadow on the next.
	context.strokeStyle = '#02030a';
	context.globalAlpha = 0.5;
	context.lineWidth = 9;
	context.stroke();
	context.strokeStyle = toCss(palette.wallRim);
	context.globalAlpha = 0.42 * (1 - share);
	context.lineWidth = 1.5;
	context.stroke();
	const width = arena.width + outer * 2;
	const height = arena.height + outer * 2;
	const around = 2 * (width + height);
	const blocks = Math.round(around / (BLOCK + AISLE));
	const block = around / blocks;
	const light = 1 - share * 0.7;
	for (let along = 0; along < around; along += SEAT) {
		if (along % block < AISLE || random(rng) < 0.2) continue;
		const at = pointAlong(along + random(rng) * SEAT * 0.5, width, height, TIER * (0.28 + random(rng) * 0.44));
		// Blocks of one side's people, of the other's, and of nobody's; here and there somebody takes a picture.
		const fan = fans[Math.floor(along / block) % fans.length] as number;
		const coat = random(rng) < 0.3 ? (fan < 0.34 ? palette.friend : fan < 0.68 ? palette.enemy : palette.objective) : palette.wallRim;
		const flash = random(rng) < 0.004;
		context.fillStyle = toCss(flash ? palette.core : mix(palette.wallRim, coat, 0.7));
		context.globalAlpha = flash ? 0.9 : (0.2 + random(rng) * 0.34) * light;
		context.beginPath();
		context.arc(at.x - outer, at.y - outer, flash ? 2.2 : 3.2, 0, Math.PI * 2);
		context.fill();
	}
	context.globalAlpha = 1;
}

/** A point on the outline of a rectangle, `inset` inside it. */
function pointAlong(along: number, width: number, height: number, inset: number): { x: number; y: number } {
	if (along < width) return { x: along, y: inset };
	if (along < width + height) return { x: width - inset, y: along - width };
	if (along < width * 2 + height) return { x: along - width - height, y: height - inset };
	return { x: inset, y: along - width * 2 - height };
}

/** A band of lamps at the foot of the stands, with the map's name all along it. */
function paintBoard(context: CanvasRenderingContext2D, arena: Arena, palette: Palette): void {
	const colour = toCss(palette.objective);
	context.strokeStyle = colour;
	context.globalAlpha = 0.55;
	context.lineWidth = 3;
	context.stroke();
	context.globalAlpha = 0.16;
	context.lineWidth = 12;
	context.stroke();
	const text = `${arena.title.toUpperCase()}   ◆   FRAY   ◆   `;
	context.save();
	context.translate(arena.width / 2, arena.height / 2);
	context.fillStyle = toCss(mix(palette.objective, palette.label, 0.4));
	context.globalAlpha = 0.34;
	context.font = `800 25px ${FONT_FAMILY}`;
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	for (let side = 0; side < 4; side++) {
		const [length, off] = side % 2 === 0 ? [arena.width, arena.height] : [arena.height, arena.width];
		const step = context.measureText(text).width;
		const count = Math.floor((length - 260) / step / 2);
		// On the lower side too it stands upright.
		const lower = side === 2;
		if (lower) context.rotate(Math.PI);
		const at = (off / 2 + MOAT / 2 + 2) * (lower ? 1 : -1);
		for (let i = -count; i <= count; i++) context.fillText(text, i * step, at);
		if (lower) context.rotate(Math.PI);
		context.rotate(Math.PI / 2);
	}
	context.restore();
	context.globalAlpha = 1;
}

function paintFloodlights(context: CanvasRenderingContext2D, arena: Arena): void {
	for (const [x, y] of [
		[-MOAT, -MOAT],
		[arena.width + MOAT, -MOAT],
		[-MOAT, arena.height + MOAT],
		[arena.width + MOAT, arena.height + MOAT],
		[arena.width / 2, -MOAT],
		[arena.width / 2, arena.height + MOAT],
		[-MOAT, arena.height / 2],
		[arena.width + MOAT, arena.height / 2],
	] as const) {
		const light = context.createRadialGradient(x, y, 0, x, y, 380);
		light.addColorStop(0, 'rgba(220,232,255,0.62)');
		light.addColorStop(0.06, 'rgba(170,196,255,0.26)');
		light.addColorStop(0.4, 'rgba(110,140,230,0.08)');
		light.addColorStop(1, 'rgba(90,120,220,0)');
		context.fillStyle = light;
		context.fillRect(x - 380, y - 380, 760, 760);
		context.fillStyle = 'rgba(235,242,255,0.8)';
		for (const [dx, dy] of [
			[-14, -8],
			[0, -8],
			[14, -8],
			[-14, 6],
			[0, 6],
			[14, 6],
		] as const) {
			context.beginPath();
			context.arc(x + dx, y + dy, 3.6, 0, Math.PI * 2);
			context.fill();
		}
	}
}
