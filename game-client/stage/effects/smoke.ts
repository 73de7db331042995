/** Puffs of smoke that grow, slow down and thin out, over the walls and under the players. Part of the stage's effects. */

import { mix } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 130;
/** Smoke where it has cooled: paler than the floor, duller than anything that matters. */
const COLD = 0x7d88a6;
/** Time in which a puff loses about two thirds of its speed, ms. */
const DRAG_MS = 260;

export class Smoke {
	private readonly x = new Float32Array(CAPACITY);
	private readonly y = new Float32Array(CAPACITY);
	private readonly vx = new Float32Array(CAPACITY);
	private readonly vy = new Float32Array(CAPACITY);
	private readonly size = new Float32Array(CAPACITY);
	private readonly grown = new Float32Array(CAPACITY);
	private readonly radians = new Float32Array(CAPACITY);
	private readonly color = new Uint32Array(CAPACITY);
	private readonly strength = new Float32Array(CAPACITY);
	private readonly ageMs = new Float32Array(CAPACITY);
	/** 0: not in use. */
	private readonly lifeMs = new Float32Array(CAPACITY);
	private next = 0;

	/** Grows from one size to another, units; speeds in units a second. `color` is what lights it at first. */
	add(x: number, y: number, vx: number, vy: number, size: number, grown: number, lifeMs: number, color: number, strength: number): void {
		const i = this.next;
		this.next = (i + 1) % CAPACITY;
		this.x[i] = x;
		this.y[i] = y;
		this.vx[i] = vx;
		this.vy[i] = vy;
		this.size[i] = size;
		this.grown[i] = grown;
		this.radians[i] = Math.random() * Math.PI * 2;
		this.color[i] = color;
		this.strength[i] = strength;
		this.ageMs[i] = 0;
		this.lifeMs[i] = lifeMs;
	}

	draw(brush: Brush): void {
		const drag = Math.exp(-brush.deltaMs / DRAG_MS);
		const seconds = brush.reducedMotion ? 0 : brush.deltaMs / 1000;
		for (let i = 0; i < CAPACITY; i++) {
			const life = this.lifeMs[i] as number;
			if (life === 0) continue;
			const age = (this.ageMs[i] as number) + brush.deltaMs;
			if (age >= life) {
				this.lifeMs[i] = 0;
				continue;
			}
			this.ageMs[i] = age;
			const x = (this.x[i] as number) + (this.vx[i] as number) * seconds;
			const y = (this.y[i] as number) + (this.vy[i] as number) * seconds;
			this.x[i] = x;
			this.y[i] = y;
			this.vx[i] = (this.vx[i] as number) * drag;
			this.vy[i] = (this.vy[i] as number) * drag;
			const part = age / life;
			const eased = 1 - (1 - part) * (1 - part);
			const size = (this.size[i] as number) + ((this.grown[i] as number) - (this.size[i] as number)) * eased;
			if (!brush.camera.sees(x, y, size)) continue;
			const color = mix(this.color[i] as number, COLD, Math.min(1, 0.25 + part * 2.2));
			const alpha = (this.strength[i] as number) * (1 - part);
			brush.layers.bodies.sprite(brush.atlas.puff, x, y, size, size, (this.radians[i] as number) + part, color, alpha);
		}
	}
}
