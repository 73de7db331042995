/**
 * Which piece of the world is on the screen: 1600 x 900 units in the middle of the canvas, less and higher up on a phone
 * held upright, with a bounded lead toward the pointer. Used by the stage, which asks it where things are.
 */

import type { Arena } from '../../sim/arena.ts';
import { type ShownPiece, shownPiece } from '../stage.ts';
import type { Projection } from './quadLayer.ts';

/** Furthest that the pointer moves the middle of the picture, units. */
const LEAD_X = 150;
const LEAD_Y = 95;
/** Time in which a lead gets about two thirds of the way, ms. */
const LEAD_MS = 110;
/** How much of what lies outside the map's edge is shown at most, units. */
const OUTSIDE_X = 200;
const OUTSIDE_Y = 140;
/** A jump larger than this is a new life or another player: the camera cuts. */
const CUT_UNITS = 260;
/** Furthest shake, units, and how fast it dies away. */
const SHAKE_UNITS = 13;
const SHAKE_FADE_PER_MS = 1 / 420;

/** CSS pixels a unit below which bodies are drawn larger than they are, and how much at most: the rules' circle stays inside. */
const SMALL_SCREEN = 0.6;
const BODY_SCALE_MAX = 1.32;

/** How much larger than life bodies are drawn where a unit has so many CSS pixels. */
export function bodyScaleOf(scale: number): number {
	return Math.min(BODY_SCALE_MAX, Math.max(1, SMALL_SCREEN / scale));
}

/**
 * Middle of a view of this size for somebody at a point; lead as a share of its bounds, -1 to 1. A smaller view lies
 * inside the whole one. Pure, so that a server can agree.
 */
export function viewCentre(
	arena: Arena,
	shown: Pick<ShownPiece, 'width' | 'height'>,
	x: number,
	y: number,
	leadX: number,
	leadY: number,
): { x: number; y: number } {
	return {
		x: clampAxis(x + leadX * LEAD_X, shown.width / 2 - OUTSIDE_X, arena.width - shown.width / 2 + OUTSIDE_X),
		y: clampAxis(y + leadY * LEAD_Y, shown.height / 2 - OUTSIDE_Y, arena.height - shown.height / 2 + OUTSIDE_Y),
	};
}

function clampAxis(value: number, min: number, max: number): number {
	if (min > max) return (min + max) / 2;
	return value < min ? min : value > max ? max : value;
}

export class StageCamera {
	/** Middle of the view, units, shaken. */
	x = 0;
	y = 0;
	/** Canvas pixels. */
	width = 1;
	height = 1;
	/** What of the world is shown, units and CSS pixels. */
	shown: ShownPiece = shownPiece(1, 1);
	readonly projection: Projection = { scale: 1, offsetX: 0, offsetY: 0 };
	private pixelRatio = 1;
	private leadX = 0;
	private leadY = 0;
	private targetX = Number.NaN;
	private targetY = Number.NaN;
	private shake = 0;
	private clockMs = 0;

	/** `width`, `height` in pixels of the canvas, of which `pixelRatio` make a CSS pixel. */
	resize(width: number, height: number, pixelRatio: number): void {
		this.width = Math.max(1, width);
		this.height = Math.max(1, height);
		this.pixelRatio = pixelRatio;
		this.shown = shownPiece(this.width / pixelRatio, this.height / pixelRatio);
	}

	/** Adds to the shaking, 0 to 1. */
	addShake(amount: number): void {
		this.shake = Math.min(1, this.shake + amount);
	}

	/** Turns to a point. `shakeScale` 0 to 1 is the player's setting. */
	follow(arena: Arena, x: number, y: number, lead: { x: number; y: number }, deltaMs: number, shakeScale: number): void {
		this.clockMs += deltaMs;
		const cut = !(Math.abs(x - this.targetX) < CUT_UNITS && Math.abs(y - this.targetY) < CUT_UNITS);
		this.targetX = x;
		this.targetY = y;
		const share = cut ? 1 : 1 - Math.exp(-deltaMs / LEAD_MS);
		this.leadX += (clampAxis(lead.x, -1, 1) - this.leadX) * share;
		this.leadY += (clampAxis(lead.y, -1, 1) - this.leadY) * share;
		const centre = viewCentre(arena, this.shown, x, y, this.leadX, this.leadY);
		this.shake = Math.max(0, this.shake - deltaMs * SHAKE_FADE_PER_MS);
		const strength = this.shake * this.shake * shakeScale * SHAKE_UNITS;
		this.x = centre.x + strength * (Math.sin(this.clockMs * 0.071) + 0.5 * Math.sin(this.clockMs * 0.173 + 1));
		this.y = centre.y + strength * (Math.sin(this.clockMs * 0.083 + 2) + 0.5 * Math.sin(this.clockMs * 0.151));
		const scale = this.shown.scale * this.pixelRatio;
		this.projection.scale = scale;
		this.projection.offsetX = this.width / 2 - this.x * scale;
		this.projection.offsetY = this.shown.middleY * this.pixelRatio - this.y * scale;
	}

	/** Whether a circle is inside the view. */
	sees(x: number, y: number, radius: number): boolean {
		return Math.abs(x - this.x) < this.shown.width / 2 + radius && Math.abs(y - this.y) < this.shown.height / 2 + radius;
	}
}
