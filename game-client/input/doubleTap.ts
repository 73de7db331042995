/** Notices a key that is pressed twice in quick succession. Used by the keyboard for a dash, where the player wants that. */

/** From one press to the next, ms: quicker than a change of mind, slower than a tremor of the finger. */
export const DOUBLE_TAP_MS = { min: 40, max: 240 } as const;

export class DoubleTap {
	private last: string | undefined;
	private lastMs = Number.NEGATIVE_INFINITY;

	/** Whether this press is the second of the same key. A third begins anew. */
	press(key: string, nowMs: number): boolean {
		const passedMs = nowMs - this.lastMs;
		const isSecond = key === this.last && passedMs >= DOUBLE_TAP_MS.min && passedMs <= DOUBLE_TAP_MS.max;
		this.last = isSecond ? undefined : key;
		this.lastMs = nowMs;
		return isSecond;
	}
}
