/** When a line goes a longer way: the same times for both of its ways. Used by whoever simulates a line. */

import { type Rng, random } from '../sim/random.ts';
import type { Detour } from './lines.ts';

export class Detours {
	readonly #detour: Readonly<Detour> | undefined;
	readonly #rng: Rng;
	#fromMs = Infinity;
	#untilMs = Infinity;

	/** `nowMs`: when the line begins; `rng` draws how long it goes well. */
	constructor(detour: Readonly<Detour> | undefined, rng: Rng, nowMs: number) {
		this.#detour = detour;
		this.#rng = rng;
		if (detour) this.#plan(detour, nowMs);
	}

	/** Whether the way is longer now; asked with times that do not go back. */
	isOn(nowMs: number): boolean {
		while (this.#detour && nowMs >= this.#untilMs) this.#plan(this.#detour, this.#untilMs);
		return nowMs >= this.#fromMs;
	}

	#plan({ everyMs, forMs }: Readonly<Detour>, afterMs: number): void {
		this.#fromMs = afterMs + everyMs * (0.5 + random(this.#rng));
		this.#untilMs = this.#fromMs + forMs;
	}
}
