/**
 * Where the others are shown a player: at the place that was last told, carried on along the course that was last
 * told (dead reckoning, as in DIS, IEEE 1278). Something is told only when that has gone further from the truth than a
 * picture shows, so a steady mover costs nothing. What is shown is kept here, tick by tick, and shots are judged by
 * it: what was seen is what is hit.
 */

import { ANGLES, angleOf, cosOf, sinOf } from './angle.ts';
import { partsWithin } from './precision.ts';
import type { World } from './world.ts';

/** How far a shown place may be from the truth before something is told, units. */
export const SHOWN_TOLERANCE = 2;
/** What a new course alone may leave of that; beyond it the place is told too, units. */
const COURSE_ALONE = 1;

/** A course is a direction of 512, and a speed in 40ths of a run, up to 127 of them. */
const DIRECTIONS = 512;
const SPEEDS = 128;
const RUN = 40;
const STEPS = ANGLES / DIRECTIONS;

/**
 * Places are told in parts of a unit, with the low bits of their tick, so that being told the same place again is seen.
 * An 8th is finer than a picture shows; where the arena is larger than 4,095 units they are as fine as 15 bits allow.
 */
const FINEST_PARTS = 8;
const PLACE_MAX = 0x7fff;
const TICK_MASK = 3;
/** So many ticks those low bits tell apart. */
export const TICKS_TOLD_APART = TICK_MASK + 1;

/** A velocity as a course: 16 bits. `runSpeed`: of the match's numbers. Units a second. */
export function courseOf(vx: number, vy: number, runSpeed: number): number {
	const speed = Math.min(SPEEDS - 1, Math.round((Math.sqrt(vx * vx + vy * vy) / runSpeed) * RUN));
	if (speed === 0) return 0;
	const direction = Math.round(angleOf(vx, vy) / STEPS) % DIRECTIONS;
	return direction * SPEEDS + speed;
}

/** How far a course carries in a tick, units. */
export function courseX(course: number, runSpeed: number, tickRate: number): number {
	return (cosOf(Math.floor(course / SPEEDS) * STEPS) * (course % SPEEDS) * runSpeed) / (RUN * tickRate);
}

/** @see courseX */
export function courseY(course: number, runSpeed: number, tickRate: number): number {
	return (sinOf(Math.floor(course / SPEEDS) * STEPS) * (course % SPEEDS) * runSpeed) / (RUN * tickRate);
}

/** Parts of a unit in which the places of an arena are told that reaches so far, units. */
export function placePartsOf(reach: number): number {
	return partsWithin(reach, PLACE_MAX, FINEST_PARTS);
}

function inParts(units: number, parts: number): number {
	const whole = Math.round(units * parts);
	return whole < 0 ? 0 : whole > PLACE_MAX ? PLACE_MAX : whole;
}

/** A place as it is told: 32 bits. Units; `parts`: of the arena. */
export function packPlace(x: number, y: number, tick: number, parts: number): number {
	return ((inParts(x, parts) << 17) | (inParts(y, parts) << 2) | (tick & TICK_MASK)) >>> 0;
}

/** A place says in its low bits at which tick it was told: how long before `tick`, less than `TICKS_TOLD_APART`. */
export function ticksSince(place: number, tick: number): number {
	return (tick - place) & TICK_MASK;
}

/** Coordinates of a place that was told, units. */
export function placeX(place: number, parts: number): number {
	return (place >>> 17) / parts;
}

/** @see placeX */
export function placeY(place: number, parts: number): number {
	return ((place >>> 2) & PLACE_MAX) / parts;
}

/** What is kept of a body that others are shown. Units, units a second. */
export interface ShownBody {
	x: number;
	y: number;
	vx: number;
	vy: number;
	shownX: number;
	shownY: number;
	course: number;
	/** When course and place were told last. */
	courseTick: number;
	placeTick: number;
}

/** Carries everybody's shown place on by a tick, and tells what has to be told. At the end of a tick. */
export function stepShown(world: World): void {
	for (const player of world.players.values()) {
		// A body that fell stays where it was seen to fall.
		if (player.alive) carryOn(player, world.tick, world.tuning.player.speed, world.tickRate, world.arena.placeParts);
		else tellCourse(player, 0, world.tick);
	}
}

/**
 * Carries one body's shown place on by a tick, and says in its ticks what has to be told. `runSpeed`: units a second;
 * `placeParts`: of the arena.
 */
export function carryOn(body: ShownBody, tick: number, runSpeed: number, tickRate: number, placeParts: number): void {
	body.shownX += courseX(body.course, runSpeed, tickRate);
	body.shownY += courseY(body.course, runSpeed, tickRate);
	if (isWithin(body, SHOWN_TOLERANCE)) return;
	const course = courseOf(body.vx, body.vy, runSpeed);
	// A new course counts from the tick before it was told.
	body.shownX += courseX(course, runSpeed, tickRate) - courseX(body.course, runSpeed, tickRate);
	body.shownY += courseY(course, runSpeed, tickRate) - courseY(body.course, runSpeed, tickRate);
	tellCourse(body, course, tick);
	if (isWithin(body, COURSE_ALONE)) return;
	body.shownX = inParts(body.x, placeParts) / placeParts;
	body.shownY = inParts(body.y, placeParts) / placeParts;
	body.placeTick = tick;
}

function isWithin(body: ShownBody, units: number): boolean {
	const dx = body.shownX - body.x;
	const dy = body.shownY - body.y;
	return dx * dx + dy * dy <= units * units;
}

function tellCourse(body: ShownBody, course: number, tick: number): void {
	if (body.course === course) return;
	body.course = course;
	body.courseTick = tick;
}
