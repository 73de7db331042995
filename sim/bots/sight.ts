/** What a screen shows and a wall hides, and how roughly a sound is located: the limits of every percept. */

import type { Arena } from '../arena.ts';
import type { Box } from '../nearby.ts';
import { canSee } from '../ray.ts';

/** Half of the piece of the world that every screen shows, units. */
const HALF_WIDTH = 800;
const HALF_HEIGHT = 450;
/** How far a shot is heard, units: about a screen and a half, through walls. */
const HEARING_UNITS = 1200;
/** A sound is located to the middle of a square of this size, units. */
const HEARING_GRAIN = 160;
/** Flying shots farther than this are left out, units: nobody dodges what is still half a second away. */
const DODGE_UNITS = 480;

/** Whether a point is on the screen of somebody at `fromX, fromY` and no wall is between. */
export function isInSight(arena: Arena, fromX: number, fromY: number, x: number, y: number): boolean {
	if (Math.abs(x - fromX) > HALF_WIDTH || Math.abs(y - fromY) > HALF_HEIGHT) return false;
	return canSee(arena, fromX, fromY, x, y);
}

/** The box that holds all that is on the screen of somebody at a point. */
export function boxOfScreen(x: number, y: number): Box {
	return { left: x - HALF_WIDTH, top: y - HALF_HEIGHT, right: x + HALF_WIDTH, bottom: y + HALF_HEIGHT };
}

/** Whether a flying shot is close enough to matter, and in sight. */
export function isThreatInSight(arena: Arena, fromX: number, fromY: number, x: number, y: number): boolean {
	if (Math.abs(x - fromX) > DODGE_UNITS || Math.abs(y - fromY) > DODGE_UNITS) return false;
	return canSee(arena, fromX, fromY, x, y);
}

/** Where a shot at `x, y` seems to come from; undefined when it is too far to be heard. */
export function locateSound(fromX: number, fromY: number, x: number, y: number): { x: number; y: number } | undefined {
	const dx = x - fromX;
	const dy = y - fromY;
	if (dx * dx + dy * dy > HEARING_UNITS * HEARING_UNITS) return undefined;
	return { x: (Math.floor(x / HEARING_GRAIN) + 0.5) * HEARING_GRAIN, y: (Math.floor(y / HEARING_GRAIN) + 0.5) * HEARING_GRAIN };
}
