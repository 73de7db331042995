/** Extruded walls: tops lie nearer to the eye than the floor, so they lean away from the middle of the view. */

import { VIEW_HEIGHT } from '../stage.ts';
import type { ArenaShapes, WallEdge } from './arenaShapes.ts';
import { darken, mix, tint } from './color.ts';
import type { Brush } from './layers.ts';

/** How much larger tops appear than their feet: 27 units of lean at the left and right edge of the view. */
const LEAN = 1.034;
const RIM_UNITS = 3.2;
/** Tops are plates of this length. */
const PLATE_UNITS = 100;

export function drawWalls(brush: Brush, shapes: ArenaShapes): void {
	drawSides(brush, shapes.edges);
	drawTops(brush, shapes);
	drawRims(brush, shapes.edges);
}

function leanX(brush: Brush, x: number): number {
	return brush.camera.x + (x - brush.camera.x) * LEAN;
}

function leanY(brush: Brush, y: number): number {
	return brush.camera.y + (y - brush.camera.y) * LEAN;
}

function isNear(brush: Brush, x0: number, y0: number, x1: number, y1: number): boolean {
	const { camera } = brush;
	return camera.sees((x0 + x1) / 2, (y0 + y1) / 2, Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / 2 + 30);
}

/** Light comes from the upper left: sides that face it are paler. */
function sideBrightness(edge: WallEdge): number {
	return edge.normalY > 0 ? 0.5 : edge.normalX > 0 ? 0.6 : edge.normalX < 0 ? 0.76 : 0.9;
}

function drawSides(brush: Brush, edges: readonly WallEdge[]): void {
	const { walls } = brush.layers;
	const { solid } = brush.atlas;
	for (const edge of edges) {
		const facing = (brush.camera.x - edge.x1) * edge.normalX + (brush.camera.y - edge.y1) * edge.normalY;
		if (facing <= 0 || !isNear(brush, edge.x1, edge.y1, edge.x2, edge.y2)) continue;
		const top = tint(darken(brush.palette.wallTop, sideBrightness(edge)), 1);
		const foot = tint(mix(brush.palette.wallShadow, brush.palette.wallTop, sideBrightness(edge) * 0.42), 1);
		walls.quad(
			solid,
			leanX(brush, edge.x1),
			leanY(brush, edge.y1),
			edge.x1,
			edge.y1,
			leanX(brush, edge.x2),
			leanY(brush, edge.y2),
			edge.x2,
			edge.y2,
			top,
			foot,
			top,
			foot,
		);
	}
}

function drawTops(brush: Brush, shapes: ArenaShapes): void {
	const { walls } = brush.layers;
	const { solid, line } = brush.atlas;
	const { wallTop, wallShadow } = brush.palette;
	// By place on the screen, so that rectangles that touch are one top.
	const bright = mix(wallTop, brush.palette.wallRim, 0.14);
	const dim = mix(wallTop, wallShadow, 0.26);
	const shade = (y: number) => tint(mix(bright, dim, Math.min(1, Math.max(0, (y - brush.camera.y) / VIEW_HEIGHT + 0.5))), 1);
	const seam = tint(wallShadow, 0.4);
	for (const rect of shapes.rects) {
		if (!isNear(brush, rect.x0, rect.y0, rect.x1, rect.y1)) continue;
		const x0 = leanX(brush, rect.x0);
		const y0 = leanY(brush, rect.y0);
		const x1 = leanX(brush, rect.x1);
		const y1 = leanY(brush, rect.y1);
		walls.quad(solid, x0, y0, x0, y1, x1, y0, x1, y1, shade(y0), shade(y1), shade(y0), shade(y1));
		for (let x = rect.x0 + PLATE_UNITS; x < rect.x1 - 20; x += PLATE_UNITS) {
			walls.segment(line, leanX(brush, x), y0 + 5, leanX(brush, x), y1 - 5, 2.4, seam, seam);
		}
		for (let y = rect.y0 + PLATE_UNITS; y < rect.y1 - 20; y += PLATE_UNITS) {
			walls.segment(line, x0 + 5, leanY(brush, y), x1 - 5, leanY(brush, y), 2.4, seam, seam);
		}
	}
}

/** A bright rim where the top ends, and inside it a dark line: thick and thin. */
function drawRims(brush: Brush, edges: readonly WallEdge[]): void {
	const { walls } = brush.layers;
	const { line } = brush.atlas;
	const { wallRim, wallTop, wallShadow } = brush.palette;
	const groove = tint(wallShadow, 0.42);
	for (const edge of edges) {
		if (!isNear(brush, edge.x1, edge.y1, edge.x2, edge.y2)) continue;
		const lit = edge.normalY < 0 || edge.normalX < 0;
		const rim = tint(lit ? wallRim : mix(wallTop, wallRim, 0.55), 1);
		const x1 = leanX(brush, edge.x1);
		const y1 = leanY(brush, edge.y1);
		const x2 = leanX(brush, edge.x2);
		const y2 = leanY(brush, edge.y2);
		const inX = -edge.normalX * 7;
		const inY = -edge.normalY * 7;
		walls.segment(line, x1 + inX, y1 + inY, x2 + inX, y2 + inY, 2, groove, groove);
		walls.segment(line, x1, y1, x2, y2, RIM_UNITS, rim, rim);
	}
}

/** Plain tops and rims within a rectangle of the world, on the letterbox. `light` 0 to 1. */
export function drawOutsideWalls(brush: Brush, shapes: ArenaShapes, x0: number, y0: number, x1: number, y1: number, light: number): void {
	const { letterbox } = brush.layers;
	const { solid, line } = brush.atlas;
	const top = tint(darken(brush.palette.wallTop, light), 1);
	const rim = tint(darken(brush.palette.wallRim, light), 0.8);
	for (const rect of shapes.rects) {
		const left = Math.max(x0, leanX(brush, rect.x0));
		const right = Math.min(x1, leanX(brush, rect.x1));
		const upper = Math.max(y0, leanY(brush, rect.y0));
		const lower = Math.min(y1, leanY(brush, rect.y1));
		if (left < right && upper < lower) letterbox.quad(solid, left, upper, left, lower, right, upper, right, lower, top);
	}
	for (const edge of shapes.edges) {
		const left = Math.max(x0, leanX(brush, edge.x1));
		const right = Math.min(x1, leanX(brush, edge.x2));
		const upper = Math.max(y0, leanY(brush, edge.y1));
		const lower = Math.min(y1, leanY(brush, edge.y2));
		if (left <= right && upper <= lower) letterbox.segment(line, left, upper, right, lower, RIM_UNITS, rim, rim);
	}
}
