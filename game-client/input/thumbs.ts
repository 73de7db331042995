/** Which finger is which thumb, and what a short touch was. Pure bookkeeping; fed with pointer events by the touch device. */

import { dragBase } from './stick.ts';

/** The left share of the page moves, the rest aims. */
export const MOVE_SHARE = 0.45;
/** A touch on the right that is shorter, ms, and moves less, CSS pixels, is a tap. */
export const TAP_MS = 220;
export const TAP_PX = 14;

export interface Thumb {
	readonly pointerId: number;
	readonly downAtMs: number;
	/** Middle of the floating stick, CSS pixels: follows a thumb that goes too far. */
	baseX: number;
	baseY: number;
	x: number;
	y: number;
	/** Furthest that it has been from where it came down. */
	wayPx: number;
}

export class Thumbs {
	move: Thumb | undefined;
	look: Thumb | undefined;
	private readonly radiusPx: number;

	/** `radiusPx`: throw of a stick. */
	constructor(radiusPx: number) {
		this.radiusPx = radiusPx;
	}

	/** A finger comes down. A further one on a side that has its thumb is a hand that rests there: it counts for nothing. */
	down(pointerId: number, x: number, y: number, nowMs: number, pageWidth: number): void {
		// An id that comes down again was lifted without a word.
		this.forget(pointerId);
		const thumb: Thumb = { pointerId, downAtMs: nowMs, baseX: x, baseY: y, x, y, wayPx: 0 };
		if (x < pageWidth * MOVE_SHARE) this.move ??= thumb;
		else this.look ??= thumb;
	}

	/** Returns whether this finger is one of the thumbs. */
	slide(pointerId: number, x: number, y: number): boolean {
		const thumb = this.of(pointerId);
		if (!thumb) return false;
		thumb.wayPx = Math.max(thumb.wayPx, Math.hypot(x - thumb.baseX, y - thumb.baseY));
		const base = dragBase(thumb.baseX, thumb.baseY, x, y, this.radiusPx);
		thumb.baseX = base.x;
		thumb.baseY = base.y;
		thumb.x = x;
		thumb.y = y;
		return true;
	}

	/** A finger is lifted; returns whether that was a tap of the aiming thumb. */
	lift(pointerId: number, nowMs: number): boolean {
		const tapped = this.look?.pointerId === pointerId && nowMs - this.look.downAtMs <= TAP_MS && this.look.wayPx <= TAP_PX;
		this.forget(pointerId);
		return tapped;
	}

	/** The system took a finger away: no tap, whatever it was. */
	forget(pointerId: number): void {
		if (this.move?.pointerId === pointerId) this.move = undefined;
		if (this.look?.pointerId === pointerId) this.look = undefined;
	}

	clear(): void {
		this.move = undefined;
		this.look = undefined;
	}

	private of(pointerId: number): Thumb | undefined {
		if (this.move?.pointerId === pointerId) return this.move;
		return this.look?.pointerId === pointerId ? this.look : undefined;
	}
}
