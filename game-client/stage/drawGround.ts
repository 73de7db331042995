/** The floor of the map, and what covers the screen outside the piece of the world that it shows. */

import type { ArenaShapes } from './arenaShapes.ts';
import { tint } from './color.ts';
import { drawOutsideWalls } from './drawWalls.ts';
import type { Ground } from './ground/bakeGround.ts';
import type { Brush } from './layers.ts';

/** What is left of the light outside the view. */
const OUTSIDE_LIGHT = 0.72;
const OUTSIDE_TINT = tint(0xb2b8c6, 1);

export function drawGround(brush: Brush, ground: Ground): void {
	const { x0, y0, width, height } = ground;
	const x1 = x0 + width;
	const y1 = y0 + height;
	brush.layers.ground.quad(ground.frame, x0, y0, x0, y1, x1, y0, x1, y1);
}

/** Dim scenery with nobody in it, a thin frame, and the shade of the frame. Nothing to draw on a 16:9 screen. */
export function drawLetterbox(brush: Brush, ground: Ground, shapes: ArenaShapes): void {
	const { camera } = brush;
	const { scale, offsetY } = camera.projection;
	const { shown } = camera;
	const left = camera.x - shown.width / 2;
	const top = camera.y - shown.height / 2;
	const right = left + shown.width;
	const bottom = top + shown.height;
	const outX = Math.max(0, camera.width / scale - shown.width) / 2;
	const screenTop = -offsetY / scale;
	const screenBottom = screenTop + camera.height / scale;
	if (outX > 1) {
		drawBar(brush, ground, shapes, left - outX - 2, top - 2, left, bottom + 2);
		drawBar(brush, ground, shapes, right, top - 2, right + outX + 2, bottom + 2);
		drawEdge(brush, left, top, left, bottom, -1, 0);
		drawEdge(brush, right, top, right, bottom, 1, 0);
	}
	if (top - screenTop > 1) {
		drawBar(brush, ground, shapes, left - 2, screenTop - 2, right + 2, top);
		drawEdge(brush, left, top, right, top, 0, -1);
	}
	if (screenBottom - bottom > 1) {
		drawBar(brush, ground, shapes, left - 2, bottom, right + 2, screenBottom + 2);
		drawEdge(brush, left, bottom, right, bottom, 0, 1);
	}
}

function drawBar(brush: Brush, ground: Ground, shapes: ArenaShapes, x0: number, y0: number, x1: number, y1: number): void {
	const { letterbox } = brush.layers;
	const black = tint(0x030408, 1);
	letterbox.quad(brush.atlas.solid, x0, y0, x0, y1, x1, y0, x1, y1, black);
	const left = Math.max(x0, ground.x0);
	const top = Math.max(y0, ground.y0);
	const right = Math.min(x1, ground.x0 + ground.width);
	const bottom = Math.min(y1, ground.y0 + ground.height);
	if (left >= right || top >= bottom) return;
	letterbox.piece(
		ground.frame,
		left,
		top,
		right,
		bottom,
		(left - ground.x0) / ground.width,
		(top - ground.y0) / ground.height,
		(right - ground.x0) / ground.width,
		(bottom - ground.y0) / ground.height,
		OUTSIDE_TINT,
	);
	drawOutsideWalls(brush, shapes, x0, y0, x1, y1, OUTSIDE_LIGHT);
}

const SHADE_UNITS = 30;

function drawEdge(brush: Brush, x1: number, y1: number, x2: number, y2: number, outX: number, outY: number): void {
	const { letterbox } = brush.layers;
	const dark = tint(0x030408, 0.6);
	const clear = tint(0x030408, 0);
	const farX = outX * SHADE_UNITS;
	const farY = outY * SHADE_UNITS;
	letterbox.quad(brush.atlas.solid, x1, y1, x1 + farX, y1 + farY, x2, y2, x2 + farX, y2 + farY, dark, clear, dark, clear);
	const line = tint(brush.palette.wallRim, 0.5);
	letterbox.segment(brush.atlas.line, x1, y1, x2, y2, 3.4, line, line);
}
