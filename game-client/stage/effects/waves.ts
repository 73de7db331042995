/** Rings that open or close: bursts, spawns, dashes, things taken. Part of the stage's effects. */

import type { FrameName } from '../atlas/bakeAtlas.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 28;

interface Wave {
	frame: FrameName;
	x: number;
	y: number;
	/** Units. */
	from: number;
	to: number;
	color: number;
	strength: number;
	ageMs: number;
	lifeMs: number;
}

export class Waves {
	private readonly waves: Wave[] = Array.from({ length: CAPACITY }, () => ({
		frame: 'ring' as FrameName,
		x: 0,
		y: 0,
		from: 0,
		to: 0,
		color: 0,
		strength: 0,
		ageMs: 0,
		lifeMs: 0,
	}));
	private next = 0;

	/** Opens (or closes) from one radius to another, slowing down. */
	add(frame: FrameName, x: number, y: number, from: number, to: number, color: number, strength: number, lifeMs: number): void {
		Object.assign(this.waves[this.next] as Wave, { frame, x, y, from, to, color, strength, lifeMs, ageMs: 0 });
		this.next = (this.next + 1) % CAPACITY;
	}

	draw(brush: Brush): void {
		for (const wave of this.waves) {
			if (wave.ageMs >= wave.lifeMs) continue;
			const part = wave.ageMs / wave.lifeMs;
			wave.ageMs += brush.deltaMs;
			if (!brush.camera.sees(wave.x, wave.y, Math.max(wave.from, wave.to))) continue;
			const eased = 1 - (1 - part) * (1 - part) * (1 - part);
			const size = 2 * (wave.from + (wave.to - wave.from) * eased);
			const alpha = wave.strength * (1 - part) * (wave.to < wave.from ? Math.min(1, part * 5) : 1);
			brush.layers.light.sprite(brush.atlas[wave.frame], wave.x, wave.y, size, size, 0, wave.color, alpha);
		}
	}
}
