/** A simulated way on the real clock: what the links of a page put around what they send and receive. */

import type { Line } from './lines.ts';
import { SimulatedLine } from './simulatedLine.ts';

/** `now`: monotonic, ms. */
export function createLiveLine(line: Readonly<Line>, now: () => number): SimulatedLine {
	return new SimulatedLine(line, {
		nowMs: now,
		// A browser's `setTimeout` called as somebody's method is an illegal invocation.
		schedule: (run, delayMs) => setTimeout(run, delayMs),
		rng: { seed: Math.floor(Math.random() * 2 ** 32) },
	});
}
