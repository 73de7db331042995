/** A button as the match sees it: held while held, and long enough for a tick to see it however short the press was. */

/** A press lasts at least this long from when it is first read, ms: more than a tick at 30 Hz, so that no click falls between two of them. */
export const PRESS_MIN_MS = 50;

export class Press {
	private down = false;
	/** Not read since it came: a page that draws slowly looks only after a short press is over. */
	private isNew = false;
	private untilMs = Number.NEGATIVE_INFINITY;

	press(): void {
		this.down = true;
		this.isNew = true;
	}

	release(): void {
		this.down = false;
	}

	/** Lets go at once, with what is left of a short press: the window lost the player. */
	forget(): void {
		this.down = false;
		this.isNew = false;
		this.untilMs = Number.NEGATIVE_INFINITY;
	}

	isHeld(nowMs: number): boolean {
		if (this.isNew) this.untilMs = nowMs + PRESS_MIN_MS;
		this.isNew = false;
		return this.down || nowMs < this.untilMs;
	}
}
