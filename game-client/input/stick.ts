/** The arithmetic of sticks, real and drawn: dead zones, throw, directions. Used by the gamepad and the touch devices. */

import { angleOf } from '../../sim/angle.ts';

export interface StickReading {
	/** -1 to 1 an axis; length at most 1. */
	x: number;
	y: number;
	/** 0 to 1. */
	length: number;
}

const CENTRED: Readonly<StickReading> = { x: 0, y: 0, length: 0 };

/**
 * A round dead zone: within `inner` nothing, beyond `outer` everything, in between a straight ramp, the direction
 * kept. A dead zone on each axis by itself would make a stick snap to the cross.
 */
export function readStick(rawX: number, rawY: number, inner: number, outer: number): StickReading {
	const raw = Math.hypot(rawX, rawY);
	if (!(raw > inner)) return CENTRED;
	const length = Math.min(1, (raw - inner) / (outer - inner));
	return { x: (rawX / raw) * length, y: (rawY / raw) * length, length };
}

/** A floating stick: the finger's way from where it came down, in shares of `radiusPx`, with a small dead zone. */
export function readFloatingStick(fromX: number, fromY: number, toX: number, toY: number, radiusPx: number, inner: number): StickReading {
	return readStick((toX - fromX) / radiusPx, (toY - fromY) / radiusPx, inner, 1);
}

/**
 * Where the middle of a floating stick goes when the finger has left its ring: it is dragged along, so that turning
 * back answers at once however far the finger went.
 */
export function dragBase(fromX: number, fromY: number, toX: number, toY: number, radiusPx: number): { x: number; y: number } {
	const way = Math.hypot(toX - fromX, toY - fromY);
	if (way <= radiusPx) return { x: fromX, y: fromY };
	const share = (way - radiusPx) / way;
	return { x: fromX + (toX - fromX) * share, y: fromY + (toY - fromY) * share };
}

/** Direction of a stick in 4096ths of a turn, or the one before it while it is centred. */
export function aimOfStick(stick: StickReading, before: number): number {
	return stick.length > 0 ? angleOf(stick.x, stick.y) : before;
}
