/** Packs every painting into one texture, so that the whole picture is drawn without changing textures. */

import type Phaser from 'phaser';
import { BARREL_PAINTINGS } from './barrels.ts';
import { GLYPH_PAINTINGS } from './glyphs.ts';
import { HULL_PAINTINGS } from './hulls.ts';
import { LIGHT_PAINTINGS } from './lights.ts';
import type { Painting } from './painting.ts';
import { SHOT_PAINTINGS } from './shots.ts';

const PAINTINGS = {
	...LIGHT_PAINTINGS,
	...SHOT_PAINTINGS,
	...HULL_PAINTINGS,
	...BARREL_PAINTINGS,
	...GLYPH_PAINTINGS,
} as const satisfies Record<string, Painting>;

export type FrameName = keyof typeof PAINTINGS;
export type Atlas = Readonly<Record<FrameName, Phaser.Textures.Frame>>;

/** Power of two: only such textures get smaller copies for small screens. */
const WIDTH = 2048;
const HEIGHT = 1024;
/** Clear pixels around a frame, so that smaller copies do not bleed into each other. */
const GUTTER = 16;

/** Paints the atlas. Throws when the paintings do not fit. */
export function bakeAtlas(textures: Phaser.Textures.TextureManager): Atlas {
	const canvas = textures.createCanvas('atlas', WIDTH, HEIGHT);
	if (!canvas) throw new Error('the atlas texture exists already: a stage was not destroyed');
	const context = canvas.getContext();
	const frames: Partial<Record<FrameName, Phaser.Textures.Frame>> = {};
	const names = (Object.keys(PAINTINGS) as FrameName[]).sort((a, b) => pixelHeight(b) - pixelHeight(a));
	let x = GUTTER;
	let y = GUTTER;
	let shelf = 0;
	for (const name of names) {
		const painting: Painting = PAINTINGS[name];
		const width = painting.width * painting.density;
		const height = pixelHeight(name);
		if (x + width + GUTTER > WIDTH) {
			x = GUTTER;
			y += shelf + GUTTER;
			shelf = 0;
		}
		if (y + height + GUTTER > HEIGHT) throw new Error(`the atlas of ${WIDTH}x${HEIGHT} is full at "${name}": make it larger`);
		context.save();
		context.translate(x + width / 2, y + height / 2);
		context.scale(painting.density, painting.density);
		painting.paint(context);
		context.restore();
		const frame = canvas.add(name, 0, x, y, width, height);
		if (!frame) throw new Error(`frame "${name}" of the atlas exists twice`);
		frames[name] = frame;
		x += width + GUTTER;
		shelf = Math.max(shelf, height);
	}
	canvas.refresh();
	return frames as Atlas;
}

function pixelHeight(name: FrameName): number {
	const painting: Painting = PAINTINGS[name];
	return painting.height * painting.density;
}
