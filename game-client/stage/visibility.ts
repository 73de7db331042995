/**
 * The floor that cannot be seen from a point, as quads from the walls' edges outward (rays at every corner, sorted by
 * direction). Drawn as a shade: players stay visible, the shade says what they can see of you.
 */

import type { Arena } from '../../sim/arena.ts';
import { castRay } from '../../sim/ray.ts';
import { VIEW_HEIGHT, VIEW_WIDTH } from '../stage.ts';
import type { ArenaShapes } from './arenaShapes.ts';
import { tint } from './color.ts';
import type { Brush } from './layers.ts';

/** What is out of sight keeps 70 % of its light. */
const SHADE = 0.3;
/** Far enough to leave the view in any direction, units. */
const FAR = VIEW_WIDTH + VIEW_HEIGHT;
/** To either side of a corner, radians: one ray stops there, the other passes. */
const BESIDE = 0.0004;
/** Rays of a full turn besides those at corners: keeps the wedges narrow. */
const EVEN_RAYS = 24;

export class Visibility {
	private angles = new Float64Array(64);

	/** Shades what is out of sight from a point. Draws nothing from inside a wall. */
	draw(brush: Brush, arena: Arena, shapes: ArenaShapes, x: number, y: number): void {
		const count = this.collectAngles(brush, shapes.corners, x, y);
		const sorted = this.angles.subarray(0, count).sort();
		const packed = tint(brush.palette.wallShadow, SHADE);
		const first = sorted[0] as number;
		let lastCos = Math.cos(first);
		let lastSin = Math.sin(first);
		let lastReach = castRay(arena, x, y, lastCos, lastSin, FAR);
		if (lastReach === 0) return;
		for (let i = 1; i <= count; i++) {
			const angle = i < count ? (sorted[i] as number) : first;
			const cos = Math.cos(angle);
			const sin = Math.sin(angle);
			const reach = castRay(arena, x, y, cos, sin, FAR);
			brush.layers.ground.quad(
				brush.atlas.solid,
				x + lastCos * lastReach,
				y + lastSin * lastReach,
				x + lastCos * FAR,
				y + lastSin * FAR,
				x + cos * reach,
				y + sin * reach,
				x + cos * FAR,
				y + sin * FAR,
				packed,
			);
			lastCos = cos;
			lastSin = sin;
			lastReach = reach;
		}
	}

	private collectAngles(brush: Brush, corners: Float64Array, x: number, y: number): number {
		const most = EVEN_RAYS + corners.length;
		if (this.angles.length < most) this.angles = new Float64Array(most);
		let count = 0;
		for (let i = 0; i < EVEN_RAYS; i++) this.angles[count++] = (i / EVEN_RAYS) * Math.PI * 2 - Math.PI + 0.013;
		for (let i = 0; i < corners.length; i += 2) {
			const cornerX = corners[i] as number;
			const cornerY = corners[i + 1] as number;
			if (!brush.camera.sees(cornerX, cornerY, 100)) continue;
			const angle = Math.atan2(cornerY - y, cornerX - x);
			this.angles[count++] = angle - BESIDE;
			this.angles[count++] = angle + BESIDE;
		}
		return count;
	}
}
