/** Turns a gamepad into steps through a menu: the cross or the left stick, the lower button, the right one. Used by `gamepad.ts`. */

export type MenuKey = 'up' | 'down' | 'left' | 'right' | 'accept' | 'back';

/** What is held now, as the pad sees it. */
export interface PadMenuReading {
	/** Presses of this poll. */
	accept: boolean;
	back: boolean;
	/** -1 to 1 an axis: the cross, or the stick outside of its dead zone. */
	x: number;
	y: number;
}

/** A direction that is held steps again after so long, then this often, ms. */
const REPEAT_MS = { first: 420, next: 130 } as const;
/** How far the stick has to go; a diagonal counts as the longer of its two ways. */
const FAR = 0.55;

function directionOf(x: number, y: number): MenuKey | undefined {
	if (Math.max(Math.abs(x), Math.abs(y)) < FAR) return undefined;
	if (Math.abs(x) > Math.abs(y)) return x < 0 ? 'left' : 'right';
	return y < 0 ? 'up' : 'down';
}

export class MenuPad {
	private held: MenuKey | undefined;
	private nextMs = 0;

	/** The steps that are due. */
	read(reading: PadMenuReading, nowMs: number): readonly MenuKey[] {
		const keys: MenuKey[] = [];
		const direction = directionOf(reading.x, reading.y);
		const isNew = direction !== this.held;
		if (direction && (isNew || nowMs >= this.nextMs)) {
			keys.push(direction);
			this.nextMs = nowMs + (isNew ? REPEAT_MS.first : REPEAT_MS.next);
		}
		this.held = direction;
		if (reading.accept) keys.push('accept');
		if (reading.back) keys.push('back');
		return keys;
	}
}
