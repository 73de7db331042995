/** Lets frames go when they are due, between two pictures, with what the hands said last. Used by `ClientSession`. */

import type { Intent } from './view.ts';

/** Pictures that are later than this do not come: frames wait for them, and no key is held for ever. ms. */
const NO_PICTURE_MS = 100;

/** A clock that rings. */
export interface Alarm {
	/** The clock that a session's `frame` is called with, ms. */
	now(): number;
	set(ring: () => void, delayMs: number): void;
}

export class FrameAlarm {
	private readonly alarm: Alarm;
	private readonly nextDueMs: () => number;
	private readonly send: (nowMs: number, intent: Intent) => void;
	private isSet = false;
	private looked: { intent: Intent; atMs: number } | undefined;

	/** `nextDueMs`: when the next frame is due; `send`: sends what is. */
	constructor(alarm: Alarm, nextDueMs: () => number, send: (nowMs: number, intent: Intent) => void) {
		this.alarm = alarm;
		this.nextDueMs = nextDueMs;
		this.send = send;
	}

	/** A picture was made, and the hands said this. */
	look(nowMs: number, intent: Intent): void {
		this.looked = { intent, atMs: nowMs };
		this.setFrom(nowMs);
	}

	/** One at a time, for the next frame. */
	private setFrom(nowMs: number): void {
		const dueInMs = this.nextDueMs() - nowMs;
		if (this.isSet || !(dueInMs >= 0)) return;
		this.isSet = true;
		this.alarm.set(() => this.ring(), Math.ceil(dueInMs));
	}

	private ring(): void {
		this.isSet = false;
		const nowMs = this.alarm.now();
		if (!this.looked || nowMs - this.looked.atMs > NO_PICTURE_MS) return;
		this.send(nowMs, this.looked.intent);
		this.setFrom(nowMs);
	}
}
