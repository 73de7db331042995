/** The floor of one map and the stands around it, painted once into one texture that is drawn as a single quad. */

import type Phaser from 'phaser';
import type { Arena } from '../../../sim/arena.ts';
import { type Rng, random } from '../../../sim/random.ts';
import type { ArenaShapes } from '../arenaShapes.ts';
import { mix } from '../color.ts';
import { type Palette, toCss } from '../palettes.ts';
import { paintFloor } from './paintFloor.ts';
import { paintStands } from './paintStands.ts';

/** How far the stands go around the map, units. */
export const STANDS_UNITS = 470;
/** Largest side of the texture, pixels: within what every WebGL device takes. */
const MAX_SIDE = 4096;
/**
 * Most pixels of it. Each is 4 bytes in the graphics memory and 4 in the canvas that it came from: 32 and 32 MB on a
 * phone, 60 and 60 elsewhere. A phone shows fewer pixels a unit, so a large map is as sharp there.
 */
const MOST_PIXELS = { phone: 8e6, desk: 15e6 } as const;
/** Shadows are soft: painted small and enlarged, they cost a sixteenth. */
const SHADOW_DENSITY = 0.25;

export interface Ground {
	frame: Phaser.Textures.Frame;
	/** Piece of the world that the texture shows, units. */
	x0: number;
	y0: number;
	width: number;
	height: number;
}

const KEY = 'ground';

/** The sharpness that a ground of this size can be painted with, pixels a unit: the one asked for, or less. Units. */
export function densityOf(width: number, height: number, sharpness: number, isPhone: boolean): number {
	const most = isPhone ? MOST_PIXELS.phone : MOST_PIXELS.desk;
	return Math.min(sharpness, MAX_SIDE / Math.max(width, height), Math.sqrt(most / (width * height)));
}

/** Paints the ground, in place of that of the map before. `sharpness` in pixels a unit. Throws when the texture cannot be made. */
export function bakeGround(
	textures: Phaser.Textures.TextureManager,
	arena: Arena,
	shapes: ArenaShapes,
	palette: Palette,
	sharpness: number,
	isPhone: boolean,
): Ground {
	if (textures.exists(KEY)) textures.remove(KEY);
	const width = arena.width + STANDS_UNITS * 2;
	const height = arena.height + STANDS_UNITS * 2;
	const density = densityOf(width, height, sharpness, isPhone);
	const canvas = textures.createCanvas(KEY, Math.floor(width * density), Math.floor(height * density));
	if (!canvas) throw new Error('the ground texture could not be made: reload the page');
	const context = canvas.getContext();
	const rng: Rng = { seed: 7 };
	context.save();
	context.scale(density, density);
	context.translate(STANDS_UNITS, STANDS_UNITS);
	paintStands(context, arena, STANDS_UNITS, palette, rng);
	paintFloor(context, arena, palette, rng);
	paintShadows(context, arena, shapes, palette);
	paintFlatWalls(context, shapes, palette);
	context.restore();
	paintGrain(context, canvas.width, canvas.height, rng);
	canvas.refresh();
	return { frame: canvas.get(), x0: -STANDS_UNITS, y0: -STANDS_UNITS, width, height };
}

/** Walls darken the floor around them, most to the lower right. Blurred by the canvas's own shadow: every browser has it. */
function paintShadows(context: CanvasRenderingContext2D, arena: Arena, shapes: ArenaShapes, palette: Palette): void {
	const small = document.createElement('canvas');
	small.width = Math.ceil(arena.width * SHADOW_DENSITY);
	small.height = Math.ceil(arena.height * SHADOW_DENSITY);
	const smallContext = small.getContext('2d');
	if (!smallContext) return;
	smallContext.shadowColor = toCss(palette.wallShadow);
	for (const [offset, blur, alpha] of [
		[0, 36, 0.55],
		[15, 18, 0.75],
	] as const) {
		smallContext.shadowBlur = blur * SHADOW_DENSITY;
		smallContext.shadowOffsetX = offset * SHADOW_DENSITY;
		smallContext.shadowOffsetY = offset * 1.2 * SHADOW_DENSITY;
		smallContext.globalAlpha = alpha;
		smallContext.beginPath();
		for (const { x0, y0, x1, y1 } of shapes.rects) {
			smallContext.rect(x0 * SHADOW_DENSITY, y0 * SHADOW_DENSITY, (x1 - x0) * SHADOW_DENSITY, (y1 - y0) * SHADOW_DENSITY);
		}
		smallContext.fill();
	}
	context.drawImage(small, 0, 0, arena.width, arena.height);
}

/** The feet of the walls: their dark sides where the picture is letterboxed. */
function paintFlatWalls(context: CanvasRenderingContext2D, shapes: ArenaShapes, palette: Palette): void {
	context.fillStyle = toCss(mix(palette.wallShadow, palette.wallTop, 0.3));
	for (const { x0, y0, x1, y1 } of shapes.rects) context.fillRect(x0, y0, x1 - x0, y1 - y0);
}

const GRAIN_PIXELS = 192;

function paintGrain(context: CanvasRenderingContext2D, width: number, height: number, rng: Rng): void {
	const tile = document.createElement('canvas');
	tile.width = GRAIN_PIXELS;
	tile.height = GRAIN_PIXELS;
	const tileContext = tile.getContext('2d');
	if (!tileContext) return;
	const image = tileContext.createImageData(GRAIN_PIXELS, GRAIN_PIXELS);
	for (let i = 0; i < image.data.length; i += 4) {
		const bright = random(rng) < 0.5;
		image.data[i] = bright ? 190 : 0;
		image.data[i + 1] = bright ? 210 : 0;
		image.data[i + 2] = bright ? 255 : 0;
		image.data[i + 3] = random(rng) * (bright ? 9 : 22);
	}
	tileContext.putImageData(image, 0, 0);
	const pattern = context.createPattern(tile, 'repeat');
	if (!pattern) return;
	context.fillStyle = pattern;
	context.fillRect(0, 0, width, height);
}
