/** Short lights on the floor, cut off by walls: muzzle flashes, hits, bursts. Part of the stage's effects. */

import type { Arena } from '../../../sim/arena.ts';
import { castRay } from '../../../sim/ray.ts';
import { tint } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 20;
const RAYS = 40;
/** Where along a ray the light bends from steep to flat, as a share of the radius. */
const KNEE = 0.34;
/** Lights of this strength or more are flashes; with flashes turned down there are at most three a second. */
const FLASH_STRENGTH = 0.5;
const FLASH_GAP_MS = 334;

interface PointLight {
	x: number;
	y: number;
	radius: number;
	color: number;
	strength: number;
	ageMs: number;
	lifeMs: number;
}

const COS = Float64Array.from({ length: RAYS + 1 }, (_, i) => Math.cos((i / RAYS) * Math.PI * 2));
const SIN = Float64Array.from({ length: RAYS + 1 }, (_, i) => Math.sin((i / RAYS) * Math.PI * 2));

function falloff(distance: number, radius: number): number {
	const left = 1 - distance / radius;
	return left <= 0 ? 0 : left * left;
}

export class PointLights {
	private readonly lights: PointLight[] = Array.from({ length: CAPACITY }, () => ({
		x: 0,
		y: 0,
		radius: 1,
		color: 0,
		strength: 0,
		ageMs: 0,
		lifeMs: 0,
	}));
	private next = 0;
	private lastFlashMs = -FLASH_GAP_MS;

	/** How much room a flash at a point still has, 1 to 0: where much burns already, more light would only be white. */
	roomAt(x: number, y: number): number {
		let burning = 0;
		for (const light of this.lights) {
			if (light.ageMs >= light.lifeMs) continue;
			const dx = light.x - x;
			const dy = light.y - y;
			const near = 1 - Math.min(1, Math.sqrt(dx * dx + dy * dy) / light.radius);
			burning += light.strength * near * (1 - light.ageMs / light.lifeMs);
		}
		return 1 / (1 + 1.6 * burning);
	}

	/** Radius in units, strength 0 to 1; less where others burn. */
	add(brush: Brush, x: number, y: number, radius: number, color: number, strength: number, lifeMs: number): void {
		let shown = strength * this.roomAt(x, y);
		if (!brush.flashes && strength >= FLASH_STRENGTH) {
			if (brush.nowMs - this.lastFlashMs < FLASH_GAP_MS) return;
			this.lastFlashMs = brush.nowMs;
			shown = FLASH_STRENGTH * 0.6;
		}
		const light = this.lights[this.next] as PointLight;
		this.next = (this.next + 1) % CAPACITY;
		light.x = x;
		light.y = y;
		light.radius = radius;
		light.color = color;
		light.strength = shown;
		light.ageMs = 0;
		light.lifeMs = lifeMs;
	}

	draw(brush: Brush, arena: Arena): void {
		for (const light of this.lights) {
			if (light.ageMs >= light.lifeMs) continue;
			const left = 1 - light.ageMs / light.lifeMs;
			light.ageMs += brush.deltaMs;
			if (!brush.camera.sees(light.x, light.y, light.radius)) continue;
			shineLight(brush, arena, light.x, light.y, light.radius, light.color, light.strength * left * left);
		}
	}
}

/** A light for this frame alone: cut off by walls where the quality allows, else a halo. Radius in units, strength 0 to 1. */
export function shineLight(brush: Brush, arena: Arena, x: number, y: number, radius: number, color: number, strength: number): void {
	if (brush.shadedLight) drawShaded(brush, arena, x, y, radius, color, strength);
	else brush.layers.floorLight.sprite(brush.atlas.glow, x, y, radius * 2, radius * 2, 0, color, strength);
}

function drawShaded(brush: Brush, arena: Arena, x: number, y: number, radius: number, color: number, strength: number): void {
	const { floorLight } = brush.layers;
	const { solid } = brush.atlas;
	const knee = radius * KNEE;
	const centreTint = tint(color, strength);
	let lastReach = castRay(arena, x, y, COS[0] as number, SIN[0] as number, radius);
	for (let i = 1; i <= RAYS; i++) {
		const cos = COS[i] as number;
		const sin = SIN[i] as number;
		const lastCos = COS[i - 1] as number;
		const lastSin = SIN[i - 1] as number;
		const reach = castRay(arena, x, y, cos, sin, radius);
		const innerA = Math.min(lastReach, knee);
		const innerB = Math.min(reach, knee);
		const tintA = tint(color, strength * falloff(innerA, radius));
		const tintB = tint(color, strength * falloff(innerB, radius));
		const ax = x + lastCos * innerA;
		const ay = y + lastSin * innerA;
		const bx = x + cos * innerB;
		const by = y + sin * innerB;
		floorLight.quad(solid, x, y, ax, ay, x, y, bx, by, centreTint, tintA, centreTint, tintB);
		if (lastReach > knee || reach > knee) {
			const farA = tint(color, strength * falloff(lastReach, radius));
			const farB = tint(color, strength * falloff(reach, radius));
			const fax = x + lastCos * lastReach;
			const fay = y + lastSin * lastReach;
			floorLight.quad(solid, ax, ay, fax, fay, bx, by, x + cos * reach, y + sin * reach, tintA, farA, tintB, farB);
		}
		lastReach = reach;
	}
}
