/** Scorch marks: what a fight leaves on the floor. They glow at first and fade after a while. */

import { mix } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 110;
const STAY_MS = 14_000;
const GLOW_MS = 700;

export class Decals {
	private readonly x = new Float32Array(CAPACITY);
	private readonly y = new Float32Array(CAPACITY);
	private readonly size = new Float32Array(CAPACITY);
	private readonly radians = new Float32Array(CAPACITY);
	private readonly color = new Uint32Array(CAPACITY);
	private readonly ageMs = new Float32Array(CAPACITY).fill(STAY_MS);
	private next = 0;

	add(x: number, y: number, size: number, color: number): void {
		const i = this.next;
		this.next = (i + 1) % CAPACITY;
		this.x[i] = x;
		this.y[i] = y;
		this.size[i] = size;
		this.radians[i] = Math.random() * Math.PI * 2;
		this.color[i] = color;
		this.ageMs[i] = 0;
	}

	draw(brush: Brush): void {
		for (let i = 0; i < CAPACITY; i++) {
			const age = this.ageMs[i] as number;
			if (age >= STAY_MS) continue;
			this.ageMs[i] = age + brush.deltaMs;
			const x = this.x[i] as number;
			const y = this.y[i] as number;
			const size = this.size[i] as number;
			if (!brush.camera.sees(x, y, size)) continue;
			const radians = this.radians[i] as number;
			const fade = Math.min(1, (STAY_MS - age) / 4000);
			brush.layers.ground.sprite(brush.atlas.scorch, x, y, size, size, radians, 0x020306, 0.8 * fade);
			if (age >= GLOW_MS) continue;
			const heat = 1 - age / GLOW_MS;
			const color = mix(this.color[i] as number, brush.palette.enemy, 0.25);
			brush.layers.floorLight.sprite(brush.atlas.scorch, x, y, size * 0.8, size * 0.8, radians, color, heat * heat * 0.9);
		}
	}
}
