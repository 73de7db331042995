/**
 * Says, seldom, that the line is so slow that shots are judged by less than what the screen shows: who then aims at what
 * they see misses who runs. Pure; shown by `lineBanner.ts`.
 */

import type { NetStatus } from '../../netcode/view.ts';
import { MAX_REWIND_MS } from '../../sim/history.ts';

/** It has to be so for this long, ms: a stall is over before anybody has read, and a new client has yet to learn its line. */
const LASTS_MS = 8000;
/** Said for so long, and again when it is still so after this, ms. */
const SAID_MS = 5000;
const AGAIN_MS = 120_000;

export class CapNotice {
	private sinceMs: number | undefined;
	private saidMs = Number.NEGATIVE_INFINITY;
	private words = '';

	/** What is to be said now; usually nothing. */
	update({ state, rewindMs }: Pick<NetStatus, 'state' | 'rewindMs'>, nowMs: number): string {
		if (state !== 'connected' || rewindMs <= MAX_REWIND_MS) this.sinceMs = undefined;
		else this.sinceMs ??= nowMs;
		if (this.sinceMs !== undefined && nowMs - this.sinceMs > LASTS_MS && nowMs - this.saidMs > AGAIN_MS) {
			this.saidMs = nowMs;
			this.words = `A slow line: you see ${Math.round(rewindMs)} ms back, shots go ${MAX_REWIND_MS}. Aim ahead of who runs.`;
		}
		return nowMs - this.saidMs < SAID_MS ? this.words : '';
	}
}
