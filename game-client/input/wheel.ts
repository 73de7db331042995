/** Turns the wheel of a mouse, or two fingers on a pad, into whole steps: one a notch, and no run of them from a swipe. */

/** Way that makes a step; a notch of a wheel is about 100 CSS pixels. */
const STEP_PX = 40;
/** Pause after a step, ms: the tail of a swipe on a pad lasts longer than its beginning. */
const PAUSE_MS = 140;

export class WheelSteps {
	private turnedPx = 0;
	private lastTurnMs = Number.NEGATIVE_INFINITY;
	private lastStepMs = Number.NEGATIVE_INFINITY;

	/** Returns +1 or -1 when this turn completes a step, otherwise 0. */
	turn(deltaPx: number, nowMs: number): number {
		if (nowMs - this.lastTurnMs > 300 || Math.sign(deltaPx) !== Math.sign(this.turnedPx)) this.turnedPx = 0;
		this.lastTurnMs = nowMs;
		this.turnedPx += deltaPx;
		if (Math.abs(this.turnedPx) < STEP_PX) return 0;
		const step = Math.sign(this.turnedPx);
		this.turnedPx = 0;
		if (nowMs - this.lastStepMs < PAUSE_MS) return 0;
		this.lastStepMs = nowMs;
		return step;
	}
}
