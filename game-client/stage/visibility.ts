/**
 * The floor that cannot be seen from a point, as quads from the walls' edges outward (rays at every corner, sorted by
 * direction). Drawn as a shade: players stay visible, the shade says what they can see of you; in fog they are gone there.
 */

import type { Arena } from '../../sim/arena.ts';
import { castRay } from '../../sim/ray.ts';
import { VIEW_HEIGHT, VIEW_WIDTH } from '../stage.ts';
import type { ArenaShapes } from './arenaShapes.ts';
import { tint } from './color.ts';
import type { Brush } from './layers.ts';

/** Far enough to leave the view in any direction, units. */
const FAR = VIEW_WIDTH + VIEW_HEIGHT;
/** To either side of a corner, radians: one ray stops there, the other passes. */
const BESIDE = 0.0004;
/** Rays of a full turn besides those at corners: keeps the wedges narrow. */
const EVEN_RAYS = 8;
/** Widest wedge, radians, and how far from one straight wall its points may lie, units. */
const MAX_WEDGE = 1.2;
const STRAIGHT = 0.05;

export class Visibility {
	private angles = new Float64Array(64);

	/** Takes a share of its light, 0 to 1, from what is out of sight from a point. Draws nothing from inside a wall. */
	draw(brush: Brush, arena: Arena, shapes: ArenaShapes, x: number, y: number, shade: number): void {
		const count = this.collectAngles(shapes.corners, x, y);
		const sorted = this.angles.subarray(0, count).sort();
		const packed = tint(brush.palette.wallShadow, shade);
		const turn = Math.PI * 2;
		let start = sorted[0] as number;
		let startReach = castRay(arena, x, y, Math.cos(start), Math.sin(start), FAR);
		if (startReach === 0) return;
		let end = start;
		let endReach = startReach;
		// Rays that end on one straight wall are one wedge: long thin ones side by side would leave cracks between them.
		for (let i = 1; i <= count; i++) {
			const angle = i < count ? (sorted[i] as number) : (sorted[0] as number) + turn;
			const reach = castRay(arena, x, y, Math.cos(angle), Math.sin(angle), FAR);
			if (angle - start > MAX_WEDGE || !isStraight(start, startReach, end, endReach, angle, reach)) {
				this.addWedge(brush, packed, x, y, start, startReach, end, endReach);
				start = end;
				startReach = endReach;
			}
			end = angle;
			endReach = reach;
		}
		this.addWedge(brush, packed, x, y, start, startReach, end, endReach);
	}

	private addWedge(
		brush: Brush,
		packed: number,
		x: number,
		y: number,
		start: number,
		startReach: number,
		end: number,
		endReach: number,
	): void {
		if (end <= start) return;
		const startCos = Math.cos(start);
		const startSin = Math.sin(start);
		const endCos = Math.cos(end);
		const endSin = Math.sin(end);
		brush.layers.ground.quad(
			brush.atlas.solid,
			x + startCos * startReach,
			y + startSin * startReach,
			x + startCos * FAR,
			y + startSin * FAR,
			x + endCos * endReach,
			y + endSin * endReach,
			x + endCos * FAR,
			y + endSin * FAR,
			packed,
		);
	}

	private collectAngles(corners: Float64Array, x: number, y: number): number {
		const most = EVEN_RAYS + corners.length;
		if (this.angles.length < most) this.angles = new Float64Array(most);
		let count = 0;
		for (let i = 0; i < EVEN_RAYS; i++) this.angles[count++] = (i / EVEN_RAYS) * Math.PI * 2 - Math.PI + 0.013;
		for (let i = 0; i < corners.length; i += 2) {
			const cornerX = corners[i] as number;
			const cornerY = corners[i + 1] as number;
			const angle = Math.atan2(cornerY - y, cornerX - x);
			this.angles[count++] = angle - BESIDE;
			this.angles[count++] = angle + BESIDE;
		}
		return count;
	}
}

/** Whether three ends of rays lie on one upright or level wall; two always do. */
function isStraight(a: number, aReach: number, b: number, bReach: number, c: number, cReach: number): boolean {
	if (a === b) return true;
	const ax = Math.cos(a) * aReach;
	const ay = Math.sin(a) * aReach;
	const bx = Math.cos(b) * bReach;
	const by = Math.sin(b) * bReach;
	const cx = Math.cos(c) * cReach;
	const cy = Math.sin(c) * cReach;
	const upright = Math.abs(bx - ax) < STRAIGHT && Math.abs(cx - ax) < STRAIGHT;
	const level = Math.abs(by - ay) < STRAIGHT && Math.abs(cy - ay) < STRAIGHT;
	return upright || level;
}
