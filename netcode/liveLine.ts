/** Both ways of a simulated line on the real clock: what the links of a page put around what they send and receive. */

import type { Rng } from '../sim/random.ts';
import { Detours } from './detours.ts';
import { type Line, wayOf } from './lines.ts';
import { SimulatedLine } from './simulatedLine.ts';

export interface LiveLine {
	/** To the server, and from it. */
	readonly up: SimulatedLine;
	readonly down: SimulatedLine;
	/** Loses what is on either way, as when the connection breaks. */
	cut(): void;
	/** Nothing arrives on either way for so long; nothing is lost. */
	freeze(forMs: number): void;
}

/** `now`: monotonic, ms. `seed`: the same seed, the same line; drawn unless given. */
export function createLiveLine(line: Readonly<Line>, now: () => number, seed = Math.floor(Math.random() * 2 ** 32)): LiveLine {
	const rng: Rng = { seed };
	const detours = new Detours(line.detour, rng, now());
	// A browser's `setTimeout` called as somebody's method is an illegal invocation.
	const schedule = (run: () => void, delayMs: number) => setTimeout(run, delayMs);
	const up = new SimulatedLine(wayOf(line, 'up'), { nowMs: now, schedule, rng: { seed: seed ^ 0x5bd1e995 }, detours });
	const down = new SimulatedLine(wayOf(line, 'down'), { nowMs: now, schedule, rng: { seed: seed ^ 0x2545f491 }, detours });
	return {
		up,
		down,
		cut() {
			up.cut();
			down.cut();
		},
		freeze(forMs) {
			up.freeze(forMs);
			down.freeze(forMs);
		},
	};
}
