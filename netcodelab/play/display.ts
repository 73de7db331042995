/** A display of 60 Hz: calls for pictures on a grid of time, a little late, as displays do. */

const PICTURE_MS = 1000 / 60;

/** Calls `draw` until what it returns is called. `now`: monotonic, ms. */
export function startDisplay(now: () => number, draw: (nowMs: number) => void): () => void {
	let dueMs = now();
	const timer = setInterval(() => {
		const nowMs = now();
		if (nowMs < dueMs) return;
		dueMs = Math.max(dueMs + PICTURE_MS, nowMs - PICTURE_MS);
		draw(nowMs);
	}, 1);
	return () => clearInterval(timer);
}
