/**
 * Where the others are shown a player: at the place that was last told, carried on along the course that was last
 * told (dead reckoning, as in DIS, IEEE 1278). Something is told only when that has gone further from the truth than a
 * picture shows, so a steady mover costs nothing. What is shown is kept here, tick by tick, and shots are judged by
 * it: what was seen is what is hit.
 */

import { ANGLES, angleOf, cosOf, sinOf } from './angle.ts';
import type { Player } from './player.ts';
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

/** Places are told in 8ths of a unit, with the low bits of their tick, so that being told the same place again is seen. */
const PLACE_PARTS = 8;
const PLACE_MAX = 0x7fff;
const TICK_MASK = 3;

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

function placeParts(units: number): number {
	const parts = Math.round(units * PLACE_PARTS);
	return parts < 0 ? 0 : parts > PLACE_MAX ? PLACE_MAX : parts;
}

/** A place as it is told: 32 bits. Units. */
export function packPlace(x: number, y: number, tick: number): number {
	return ((placeParts(x) << 17) | (placeParts(y) << 2) | (tick & TICK_MASK)) >>> 0;
}

/** Coordinates of a place that was told, units. */
export function placeX(place: number): number {
	return (place >>> 17) / PLACE_PARTS;
}

/** @see placeX */
export function placeY(place: number): number {
	return ((place >>> 2) & PLACE_MAX) / PLACE_PARTS;
}

/** Carries everybody's shown place on by a tick, and tells what has to be told. At the end of a tick. */
export function stepShown(world: World): void {
	for (const player of world.players.values()) carryOn(world, player);
}

function carryOn(world: World, player: Player): void {
	const { tickRate, tick } = world;
	const { speed } = world.tuning.player;
	if (!player.alive) {
		// A body that fell stays where it was seen to fall.
		tellCourse(player, 0, tick);
		return;
	}
	const x = player.shownX + courseX(player.course, speed, tickRate);
	const y = player.shownY + courseY(player.course, speed, tickRate);
	player.shownX = x;
	player.shownY = y;
	if (isWithin(player, SHOWN_TOLERANCE)) return;
	const course = courseOf(player.vx, player.vy, speed);
	// A new course counts from the tick before it was told.
	player.shownX += courseX(course, speed, tickRate) - courseX(player.course, speed, tickRate);
	player.shownY += courseY(course, speed, tickRate) - courseY(player.course, speed, tickRate);
	tellCourse(player, course, tick);
	if (isWithin(player, COURSE_ALONE)) return;
	player.shownX = placeParts(player.x) / PLACE_PARTS;
	player.shownY = placeParts(player.y) / PLACE_PARTS;
	player.placeTick = tick;
}

function isWithin(player: Player, units: number): boolean {
	const dx = player.shownX - player.x;
	const dy = player.shownY - player.y;
	return dx * dx + dy * dy <= units * units;
}

function tellCourse(player: Player, course: number, tick: number): void {
	if (player.course === course) return;
	player.course = course;
	player.courseTick = tick;
}
