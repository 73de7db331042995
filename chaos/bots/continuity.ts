/** What must not change for a player when their match goes on in another process. Pure; used by `ChaosBot`. */

import { isCounting, type Phase } from '../../sim/phase.ts';

/** One's own match as the client shows it at one instant. */
export interface Sight {
	/** Newest tick received. */
	tick: number;
	selfId: number;
	score: number;
	deaths: number;
	alive: boolean;
	/** Own place, units. */
	x: number;
	y: number;
	/** Of the match; when it changes all begin anew. */
	phase: Phase;
}

export interface ContinuityRules {
	tickRate: number;
	/** The most that may be rolled back, ms. */
	rollbackMs: number;
	/** The fastest that the bot can go, units a second. */
	speed: number;
}

/** A client shows its body some ticks ahead of the newest state, and slides out of a correction: how far that may put it off, in ticks of running. */
const SHOWN_AHEAD_TICKS = 15;

/**
 * What is wrong with how the match went on, in words; empty when nothing is. `before`: what was seen until the connection
 * ended, oldest first, at least over `rollbackMs`.
 */
export function breaksBetween(before: readonly Sight[], after: Sight, { tickRate, rollbackMs, speed }: ContinuityRules): string[] {
	const last = before.at(-1);
	if (!last) return [];
	const breaks: string[] = [];
	const rollbackTicks = Math.ceil((rollbackMs * tickRate) / 1000);
	if (after.selfId !== last.selfId) breaks.push(`was player ${last.selfId}, is player ${after.selfId}`);
	if (after.tick < last.tick - rollbackTicks) breaks.push(`was at tick ${last.tick}, is at tick ${after.tick}`);
	// Between two phases all begin anew.
	if (after.phase !== last.phase) return breaks;
	if (isCounting(after.phase)) {
		// The least that stood at any tick from which the match may have gone on.
		const possible = before.filter(({ tick }) => tick >= last.tick - rollbackTicks);
		const score = Math.min(...possible.map((sight) => sight.score));
		if (after.score < score) breaks.push(`had ${score} points, has ${after.score}`);
		const deaths = Math.min(...possible.map((sight) => sight.deaths));
		if (after.deaths < deaths) breaks.push(`had died ${deaths} times, has died ${after.deaths} times`);
	}
	// Somebody who has died stands where the next life begins.
	if (last.alive && after.alive && after.deaths === last.deaths) {
		const ticks = Math.max(0, after.tick - last.tick) + 2 * rollbackTicks + SHOWN_AHEAD_TICKS;
		const units = Math.hypot(after.x - last.x, after.y - last.y);
		const most = (speed * ticks) / tickRate;
		if (units > most) breaks.push(`jumped ${Math.round(units)} units in at most ${ticks} ticks (${Math.round(most)} can be run)`);
	}
	return breaks;
}
