/** Which of several boxes lies next in a direction: how arrows and the cross of a gamepad walk through a menu. Pure. */

export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The same picture turned so that the way leads down: from then on there is one direction. */
function turned(box: Box, direction: Direction): { from: number; near: number; far: number; low: number; high: number } {
	const { left, top, right, bottom } = box;
	if (direction === 'down') return { from: bottom, near: top, far: bottom, low: left, high: right };
	if (direction === 'up') return { from: -top, near: -bottom, far: -top, low: left, high: right };
	if (direction === 'right') return { from: right, near: left, far: right, low: top, high: bottom };
	return { from: -left, near: -right, far: -left, low: top, high: bottom };
}

/** Sideways is worth this much more than ahead: what lies in line comes first. */
const SIDEWAYS = 3;
/** Boxes that overlap by so little still lie behind one another, CSS pixels. */
const OVERLAP_PX = 4;

/** Index of the box to go to from `here`; undefined when nothing lies that way. */
export function nearestInDirection(here: Box, boxes: readonly Box[], direction: Direction): number | undefined {
	const own = turned(here, direction);
	let best: number | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const [index, box] of boxes.entries()) {
		const other = turned(box, direction);
		if (other.near < own.from - OVERLAP_PX || other.far <= own.far) continue;
		// In line as soon as the two share any width.
		const aside = Math.max(0, other.low - own.high, own.low - other.high);
		const way = Math.max(0, other.near - own.from) + aside * SIDEWAYS;
		if (way >= least) continue;
		least = way;
		best = index;
	}
	return best;
}
