/**
 * Notices that prediction is not what the server does, where it has to be: in ticks that took their frame and in which
 * nobody touched the own body. Used by `ClientSession`, which tells the room.
 */

import { DRIFT_TICKS, DRIFT_UNITS, DRIFT_WITHIN_MS, type DriftMessage } from '../schema/complaint.ts';

/** So long is waited for what explains it, such as that a bot plays in one's place: in a crowd that is told seldom. */
const EXPLAINED_WITHIN_MS = 1000;

export class DriftWatch {
	private wrong: { atMs: number; tick: number; units: number }[] = [];
	private isTold = false;

	/** A tick in which prediction was wrong, by so many units. */
	note(tick: number, units: number, nowMs: number): void {
		this.wrong.push({ atMs: nowMs, tick, units });
	}

	/** What was noted of late has a reason. */
	explain(): void {
		this.wrong.length = 0;
	}

	/** Another match: it may be told again. */
	beginMatch(): void {
		this.explain();
		this.isTold = false;
	}

	/** What is to be told now; once a match. */
	take(nowMs: number): DriftMessage | undefined {
		const newest = this.wrong[this.wrong.length - 1];
		if (!newest || this.isTold) return undefined;
		this.wrong = this.wrong.filter(({ atMs }) => nowMs - atMs < DRIFT_WITHIN_MS + EXPLAINED_WITHIN_MS);
		const old = this.wrong.filter(({ atMs }) => nowMs - atMs >= EXPLAINED_WITHIN_MS);
		const units = Math.max(0, ...old.map((tick) => tick.units));
		if (old.length < DRIFT_TICKS && units <= DRIFT_UNITS) return undefined;
		this.isTold = true;
		return { tick: newest.tick, ticks: old.length, units };
	}
}
