/** How near a line or a flight came to a body. Used by `explainShot`. */

import type { Place } from './trail.ts';

export interface Nearness {
	/** Between the line and the middle of the body, units. */
	distance: number;
	/** Along the line to where it is nearest, units. */
	along: number;
}

/** Of a straight way of `length` units along a unit vector. */
export function nearLine(from: Place, dirX: number, dirY: number, length: number, body: Place): Nearness {
	const dx = body.x - from.x;
	const dy = body.y - from.y;
	const along = Math.min(length, Math.max(0, dx * dirX + dy * dirY));
	return { along, distance: Math.hypot(dx - dirX * along, dy - dirY * along) };
}

/** Of two that move evenly at once; `part`: of the way, 0 to 1, where they are nearest. */
export function nearFlight(from: Place, to: Place, bodyFrom: Place, bodyTo: Place): { distance: number; part: number } {
	const x = from.x - bodyFrom.x;
	const y = from.y - bodyFrom.y;
	const moveX = to.x - from.x - (bodyTo.x - bodyFrom.x);
	const moveY = to.y - from.y - (bodyTo.y - bodyFrom.y);
	const speed = moveX * moveX + moveY * moveY;
	const part = speed === 0 ? 0 : Math.min(1, Math.max(0, -(x * moveX + y * moveY) / speed));
	return { part, distance: Math.hypot(x + moveX * part, y + moveY * part) };
}

/** A place on the way between two. */
export function between(from: Place, to: Place, part: number): Place {
	return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
