/** What lies around the map: tiers of a stadium at night, people as points of light, floodlights on the corners. */

import type { Arena } from '../../../sim/arena.ts';
import { type Rng, random } from '../../../sim/random.ts';
import { mix } from '../color.ts';
import { type Palette, toCss } from '../palettes.ts';

const MOAT = 54;
const TIER = 46;

export function paintStands(context: CanvasRenderingContext2D, arena: Arena, reach: number, palette: Palette, rng: Rng): void {
	context.fillStyle = toCss(mix(0, palette.wallShadow, 0.6));
	context.fillRect(-reach, -reach, arena.width + reach * 2, arena.height + reach * 2);
	const tiers = Math.floor((reach - MOAT) / TIER);
	for (let tier = tiers - 1; tier >= 0; tier--) paintTier(context, arena, MOAT + tier * TIER, tier / tiers, palette, rng);
	// The moat between the stands and the outer wall.
	roundedFrame(context, arena, MOAT, 60);
	context.fillStyle = '#030408';
	context.fill();
	context.strokeStyle = toCss(palette.objective);
	context.globalAlpha = 0.4;
	context.lineWidth = 2.5;
	context.stroke();
	context.globalAlpha = 1;
	paintFloodlights(context, arena);
}

function roundedFrame(context: CanvasRenderingContext2D, arena: Arena, distance: number, radius: number): void {
	context.beginPath();
	context.roundRect(-distance, -distance, arena.width + distance * 2, arena.height + distance * 2, radius);
}

function paintTier(context: CanvasRenderingContext2D, arena: Arena, distance: number, share: number, palette: Palette, rng: Rng): void {
	const outer = distance + TIER;
	roundedFrame(context, arena, outer, 60 + outer * 0.55);
	context.fillStyle = toCss(mix(palette.floorLight, palette.wallShadow, 0.2 + share * 0.7));
	context.fill();
	// A tier's edge catches the light, and throws a shadow on the next.
	context.strokeStyle = '#02030a';
	context.globalAlpha = 0.5;
	context.lineWidth = 9;
	context.stroke();
	context.strokeStyle = toCss(palette.wallRim);
	context.globalAlpha = 0.3 * (1 - share);
	context.lineWidth = 1.5;
	context.stroke();
	const width = arena.width + outer * 2;
	const height = arena.height + outer * 2;
	const seats = Math.floor((2 * (width + height)) / 13);
	for (let i = 0; i < seats; i++) {
		const along = (i + random(rng) * 0.7) * 13;
		if (random(rng) < 0.3) continue;
		// Aisles.
		if (along % 430 < 34) continue;
		const inset = TIER * (0.3 + random(rng) * 0.4);
		const point = pointAlong(along, width, height, inset);
		const chance = random(rng);
		context.fillStyle = toCss(chance < 0.04 ? palette.friend : chance < 0.08 ? palette.enemy : palette.wallRim);
		context.globalAlpha = (chance < 0.08 ? 0.85 : 0.12 + random(rng) * 0.3) * (1 - share * 0.75);
		context.beginPath();
		context.arc(point.x - outer, point.y - outer, chance < 0.08 ? 2.1 : 2.8, 0, Math.PI * 2);
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

function paintFloodlights(context: CanvasRenderingContext2D, arena: Arena): void {
	for (const [x, y] of [
		[-MOAT, -MOAT],
		[arena.width + MOAT, -MOAT],
		[-MOAT, arena.height + MOAT],
		[arena.width + MOAT, arena.height + MOAT],
		[arena.width / 2, -MOAT],
		[arena.width / 2, arena.height + MOAT],
	] as const) {
		const light = context.createRadialGradient(x, y, 0, x, y, 330);
		light.addColorStop(0, 'rgba(200,220,255,0.5)');
		light.addColorStop(0.05, 'rgba(160,190,255,0.22)');
		light.addColorStop(0.4, 'rgba(110,140,230,0.07)');
		light.addColorStop(1, 'rgba(90,120,220,0)');
		context.fillStyle = light;
		context.fillRect(x - 330, y - 330, 660, 660);
	}
}
