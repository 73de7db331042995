/** How often the display shows a picture, learnt from the pictures it asks for: first while there is nothing to draw, then by the frame meter. */

/** Time of one picture of the displays there are, ms, and of browsers that save power. */
const INTERVALS_MS = [1000 / 240, 1000 / 165, 1000 / 144, 1000 / 120, 1000 / 90, 1000 / 75, 1000 / 60, 1000 / 30] as const;
/** Until enough is known. */
const USUAL_MS = 1000 / 60;
/** Pictures over which the time is averaged: single ones come early and late. */
const WINDOW = 12;
/** An average may be this share short of the true one. */
const SLACK = 0.1;

/** The slowest display that could have shown pictures so fast: no display shows two at a time. */
export function intervalOf(averageMs: number): number {
	return INTERVALS_MS.findLast((interval) => interval <= averageMs * (1 + SLACK)) ?? INTERVALS_MS[0];
}

export class DisplayRate {
	private readonly times: number[] = [];
	private bestMs = USUAL_MS;
	private isSlowPossible = true;

	/**
	 * Notes that the browser asked for a picture, by its own clock. Only a faster rate than thought is believed, but for
	 * one case: `isIdle` (nothing is drawn) and a slow rate that is even is the display's own, as phones have it that
	 * save power.
	 */
	note(atMs: number, isIdle: boolean): void {
		this.times.push(atMs);
		if (this.times.length <= WINDOW) return;
		const averageMs = (atMs - (this.times[0] ?? atMs)) / WINDOW;
		if (averageMs <= this.bestMs * (1 + SLACK)) this.isSlowPossible = false;
		else if (isIdle && this.isSlowPossible && this.isEven(averageMs)) this.bestMs = averageMs;
		this.bestMs = Math.min(this.bestMs, averageMs);
		this.times.shift();
	}

	/** A page that is busy loading is slow too, but in fits and starts. */
	private isEven(averageMs: number): boolean {
		return this.times.every((at, index) => Math.abs(at - (this.times[0] ?? at) - index * averageMs) < averageMs * SLACK);
	}

	/** Time of one picture, ms. */
	get intervalMs(): number {
		return intervalOf(this.bestMs);
	}
}

/** Watches the display while the page draws nothing, until it is told to stop. */
export function watchIdleDisplay(rate: DisplayRate): () => void {
	let request = requestAnimationFrame(function next(atMs) {
		rate.note(atMs, true);
		request = requestAnimationFrame(next);
	});
	return () => cancelAnimationFrame(request);
}
