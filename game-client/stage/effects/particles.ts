/** Sparks, embers and splinters: fixed arrays, oldest overwritten first. Part of the stage's effects. */

import { type Arena, isWall, TILE } from '../../../sim/arena.ts';
import { mix, WHITE } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 640;

export const SPARK = 0;
export const EMBER = 1;
export const SPLINTER = 2;
export type ParticleKind = typeof SPARK | typeof EMBER | typeof SPLINTER;

/** Share of the speed left after a second, by kind. */
const DRAG_PER_SEC = [0.02, 0.08, 0.05];

export class Particles {
	private readonly x = new Float32Array(CAPACITY);
	private readonly y = new Float32Array(CAPACITY);
	private readonly vx = new Float32Array(CAPACITY);
	private readonly vy = new Float32Array(CAPACITY);
	private readonly ageMs = new Float32Array(CAPACITY);
	/** 0: not in use. */
	private readonly lifeMs = new Float32Array(CAPACITY);
	private readonly size = new Float32Array(CAPACITY);
	private readonly color = new Uint32Array(CAPACITY);
	private readonly kind = new Uint8Array(CAPACITY);
	private next = 0;

	/** Speeds in units a second, size in units. */
	add(kind: ParticleKind, x: number, y: number, vx: number, vy: number, lifeMs: number, size: number, color: number): void {
		const i = this.next;
		this.next = (i + 1) % CAPACITY;
		this.x[i] = x;
		this.y[i] = y;
		this.vx[i] = vx;
		this.vy[i] = vy;
		this.ageMs[i] = 0;
		this.lifeMs[i] = lifeMs;
		this.size[i] = size;
		this.color[i] = color;
		this.kind[i] = kind;
	}

	/** `count` sparks around a direction in radians, within `spread` to either side. */
	fan(
		kind: ParticleKind,
		count: number,
		x: number,
		y: number,
		radians: number,
		spread: number,
		speed: number,
		size: number,
		color: number,
	): void {
		for (let i = 0; i < count; i++) {
			const angle = radians + (Math.random() * 2 - 1) * spread;
			const pace = speed * (0.25 + Math.random() * 0.75);
			this.add(
				kind,
				x,
				y,
				Math.cos(angle) * pace,
				Math.sin(angle) * pace,
				80 + Math.random() * 320,
				size * (0.6 + Math.random() * 0.6),
				color,
			);
		}
	}

	draw(brush: Brush, arena: Arena): void {
		const seconds = brush.deltaMs / 1000;
		for (let i = 0; i < CAPACITY; i++) {
			const life = this.lifeMs[i] as number;
			if (life === 0) continue;
			const age = (this.ageMs[i] as number) + brush.deltaMs;
			if (age >= life) {
				this.lifeMs[i] = 0;
				continue;
			}
			this.ageMs[i] = age;
			this.move(i, arena, seconds);
			if (brush.camera.sees(this.x[i] as number, this.y[i] as number, 40)) this.drawOne(brush, i, 1 - age / life);
		}
	}

	private move(i: number, arena: Arena, seconds: number): void {
		const drag = (DRAG_PER_SEC[this.kind[i] as number] as number) ** seconds;
		const x = (this.x[i] as number) + (this.vx[i] as number) * seconds;
		const y = (this.y[i] as number) + (this.vy[i] as number) * seconds;
		// Off the walls, weaker.
		if (isWall(arena, Math.floor(x / TILE), Math.floor((this.y[i] as number) / TILE))) this.vx[i] = (this.vx[i] as number) * -0.45;
		else this.x[i] = x;
		if (isWall(arena, Math.floor((this.x[i] as number) / TILE), Math.floor(y / TILE))) this.vy[i] = (this.vy[i] as number) * -0.45;
		else this.y[i] = y;
		this.vx[i] = (this.vx[i] as number) * drag;
		this.vy[i] = (this.vy[i] as number) * drag;
	}

	/** `left` 1 at birth, 0 at the end. */
	private drawOne(brush: Brush, i: number, left: number): void {
		const { light } = brush.layers;
		const x = this.x[i] as number;
		const y = this.y[i] as number;
		const vx = this.vx[i] as number;
		const vy = this.vy[i] as number;
		const size = this.size[i] as number;
		const color = mix(this.color[i] as number, WHITE, left * left * 0.7);
		const kind = this.kind[i];
		if (kind === EMBER) {
			light.sprite(brush.atlas.glow, x, y, size * (0.5 + left), size * (0.5 + left), 0, color, left * 0.9);
			return;
		}
		const radians = Math.atan2(vy, vx);
		if (kind === SPARK) {
			const length = Math.min(70, size * 3 + Math.sqrt(vx * vx + vy * vy) * 0.045);
			light.sprite(brush.atlas.spark, x, y, length, size, radians, color, Math.min(1, left * 1.6));
			return;
		}
		light.sprite(brush.atlas.shard, x, y, size, size * 0.83, radians + (1 - left) * 6, color, Math.min(1, left * 1.5));
	}
}
