/** `window.fray`: a read-only look into the page for browser tests. Nothing of the game reads it. */

import type { ClientSession } from '../netcode/clientSession.ts';
import type { View } from '../netcode/view.ts';

export interface Probe {
	/** What is shown now: the match played, or the one behind the start screen. */
	readonly view: View | undefined;
	/** The seat in a match; undefined on the start screen. */
	readonly session: ClientSession | undefined;
	/** Frames drawn in the last second. */
	readonly framesPerSec: number;
}

declare global {
	interface Window {
		readonly fray: Probe;
	}
}

export function exposeProbe(probe: Probe): void {
	Object.defineProperty(window, 'fray', { value: probe, configurable: true });
}
