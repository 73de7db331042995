/** What is said aloud about the line: each state once when it begins, never its seconds. Pure; spoken by `lineBanner.ts`. */

import type { NetStatus } from '../../netcode/view.ts';

/** A line that stutters is told of once in so long, ms. */
const REPEAT_MS = 15_000;

/** Words for a state; empty for a line that works and a server that has nothing to say. `isBack`: it works again after a loss. */
export function lineWords({ state, notice }: Pick<NetStatus, 'state' | 'notice'>, isBack: boolean): string {
	if (state === 'silent') return 'No word from the server';
	if (state === 'connected' && notice !== '') return notice;
	if (isBack) return 'Back in the match';
	return state === 'returning' ? 'Connection lost. Coming back to your place …' : '';
}

export class LineSpeech {
	private said = '';
	/** When that state was last on. */
	private lastMs = Number.NEGATIVE_INFINITY;

	/** What the live region holds: new text there is read aloud, the same text is not. */
	update(words: string, nowMs: number): string {
		if (words === '') {
			// Forgotten only after a while: the same words again would be news again.
			if (nowMs - this.lastMs > REPEAT_MS) this.said = '';
			return this.said;
		}
		this.said = words;
		this.lastMs = nowMs;
		return this.said;
	}
}
