/** Single pictures that move and fade: muzzle flashes, afterimages of a dash, signs that float up. */

import type { FrameName } from '../atlas/bakeAtlas.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 72;

export interface FadingSprite {
	frame: FrameName;
	x: number;
	y: number;
	width: number;
	height: number;
	radians: number;
	color: number;
	strength: number;
	/** Units a second upward. */
	rise: number;
	lifeMs: number;
}

export class FadingSprites {
	private readonly sprites: (FadingSprite & { ageMs: number })[] = Array.from({ length: CAPACITY }, () => ({
		frame: 'glow' as FrameName,
		x: 0,
		y: 0,
		width: 0,
		height: 0,
		radians: 0,
		color: 0,
		strength: 0,
		rise: 0,
		lifeMs: 0,
		ageMs: 0,
	}));
	private next = 0;

	add(sprite: FadingSprite): void {
		const slot = this.sprites[this.next];
		if (!slot) return;
		Object.assign(slot, sprite);
		slot.ageMs = 0;
		this.next = (this.next + 1) % CAPACITY;
	}

	draw(brush: Brush): void {
		for (const sprite of this.sprites) {
			if (sprite.ageMs >= sprite.lifeMs) continue;
			const left = 1 - sprite.ageMs / sprite.lifeMs;
			sprite.ageMs += brush.deltaMs;
			sprite.y -= (sprite.rise * brush.deltaMs) / 1000;
			const { frame, x, y, width, height, radians, color, strength } = sprite;
			if (brush.camera.sees(x, y, 80)) {
				brush.layers.light.sprite(brush.atlas[frame], x, y, width, height, radians, color, strength * left);
			}
		}
	}
}
