/**
 * Which hint is to be seen now, and which a player has learned: one at a time, in order, each until it was really done.
 * Pure; shown by `hints.ts`.
 */

import type { Intent } from '../../netcode/view.ts';
import { angleBetween } from '../../sim/angle.ts';
import { HINT_IDS, type HintId } from '../settings.ts';

/** How much of each makes it learned: units run, 4096ths of a turn; the others need one. */
const LEARNED: Readonly<Record<HintId, number>> = { move: 160, aim: 512, dash: 1, switch: 1 };
/** What a body cannot run between two frames, units: it was set somewhere else. */
const LEAP_UNITS = 80;
/** A change of weapon that was asked for comes within this, ms. */
const SWITCH_MS = 2000;

/** Before the first hint the match says what it is about, ms. */
export const QUIET_MS = 4200;
/** How long a learned hint stays, with its tick, and the pause before the next, ms. */
export const DONE_MS = 900;
export const PAUSE_MS = 1600;
/** A hint that nobody follows makes room after so long, and comes again after the rest, ms. */
export const ASK_MS = 20_000;
export const REST_MS = 30_000;

export interface HintFrame {
	nowMs: number;
	intent: Intent;
	/** The own body as it is shown; undefined while there is none or it is dead. */
	own: { x: number; y: number; weapon: number; dashing: boolean } | undefined;
	/** There is something to do and nothing in front of it: no results, no scoreboard. */
	open: boolean;
	done: readonly HintId[];
}

export interface ShownHint {
	id: HintId;
	/** It has just been done, and is about to go. */
	isDone: boolean;
}

export class HintSteps {
	private readonly progress: Record<HintId, number> = { move: 0, aim: 0, dash: 0, switch: 0 };
	private readonly restsUntilMs: Partial<Record<HintId, number>> = {};
	private before: HintFrame | undefined;
	private hasFired = false;
	private askedMs = Number.NEGATIVE_INFINITY;
	private asking: HintId | undefined;
	private askingSinceMs = 0;
	private doneUntilMs = Number.NEGATIVE_INFINITY;
	private quietUntilMs = Number.NEGATIVE_INFINITY;
	private praised: HintId | undefined;

	/** The hint to show, and what was learned in this frame. */
	update(frame: HintFrame): { shown: ShownHint | undefined; learned: readonly HintId[] } {
		const { nowMs } = frame;
		for (const id of frame.done) this.forget(id);
		const learned = frame.own ? this.learn(frame) : [];
		this.before = frame;
		if (this.asking && (learned.includes(this.asking) || frame.done.includes(this.asking))) this.praise(nowMs, learned);
		const isOpen = frame.open && frame.own !== undefined;
		if (nowMs < this.doneUntilMs && this.praised) return { shown: isOpen ? { id: this.praised, isDone: true } : undefined, learned };
		if (!isOpen || nowMs < this.quietUntilMs) return { shown: undefined, learned };
		this.asking = this.next(nowMs, [...frame.done, ...learned]);
		return { shown: this.asking && { id: this.asking, isDone: false }, learned };
	}

	/** The match speaks for itself for a while. */
	quiet(nowMs: number, forMs: number): void {
		this.quietUntilMs = Math.max(this.quietUntilMs, nowMs + forMs);
	}

	private praise(nowMs: number, learned: readonly HintId[]): void {
		this.praised = this.asking;
		// Taken away in the menu rather than done: nothing to praise.
		if (this.praised && learned.includes(this.praised)) this.doneUntilMs = nowMs + DONE_MS;
		this.asking = undefined;
		this.quiet(nowMs, DONE_MS + PAUSE_MS);
	}

	private next(nowMs: number, done: readonly HintId[]): HintId | undefined {
		if (this.asking && nowMs - this.askingSinceMs < ASK_MS) return this.asking;
		if (this.asking) this.restsUntilMs[this.asking] = nowMs + REST_MS;
		const next = HINT_IDS.find((id) => !done.includes(id) && nowMs >= (this.restsUntilMs[id] ?? 0));
		if (next) this.askingSinceMs = nowMs;
		return next;
	}

	private learn({ nowMs, intent, own, done }: HintFrame): HintId[] {
		const before = this.before;
		if (!own || !before?.own) return [];
		const way = Math.hypot(own.x - before.own.x, own.y - before.own.y);
		if (Math.hypot(intent.moveX, intent.moveY) > 0.3 && way < LEAP_UNITS) this.progress.move += way;
		this.progress.aim += Math.abs(angleBetween(before.intent.aim, intent.aim));
		this.hasFired ||= intent.fire;
		if (intent.dash && own.dashing) this.progress.dash = 1;
		if (intent.weapon !== before.intent.weapon) this.askedMs = nowMs;
		if (own.weapon !== before.own.weapon && own.weapon === intent.weapon && nowMs - this.askedMs < SWITCH_MS) this.progress.switch = 1;
		return HINT_IDS.filter((id) => !done.includes(id) && this.progress[id] >= LEARNED[id] && (id !== 'aim' || this.hasFired));
	}

	/** What is learned begins anew when it is to be shown again. */
	private forget(id: HintId): void {
		this.progress[id] = 0;
		if (id === 'aim') this.hasFired = false;
	}
}
