/**
 * The clock of what a client shows, by the stamps of its frames (8ths of a tick, their low 16 bits): only forward, as on
 * a screen. Without that a client could choose for each shot whichever instant of the last quarter of a second has
 * somebody in the line. Used by `Seat`.
 */

import { SEEN_PARTS } from '../command.ts';

/** Half of the turn of 16 bits: further away than that the other way is nearer. */
const HALF_TURN = 0x8000;
/**
 * A client whose clock learns that the server's is another jumps back once. That needs a standstill of half a second or
 * more, so of two in a row one may be let pass; more within this are no learning, seconds.
 */
const STEPS_BACK = 2;
const FORGIVEN_AFTER_SECONDS = 5;
/** A server that stood still is behind what its clients show, until after this they make new connections, seconds. */
const AHEAD_SECONDS = 4;

export type SeenFoul = 'fromTheFuture' | 'clockRunsBack';

export class SeenClock {
	/** Called for what no screen shows. */
	onFoul: ((foul: SeenFoul) => void) | undefined;
	/** The newest instant that was shown, 8ths of a tick; undefined before the first. */
	private last: number | undefined;
	/** Ticks of the steps back that were let pass. */
	private steps: number[] = [];

	/** A new connection shows anew. */
	reset(): void {
		this.last = undefined;
	}

	/**
	 * The instant that a stamp means, 8ths of a tick, at most `presentTick` and at most `maxBehindParts` before it: what is
	 * older, in the future or back from before is taken as the nearest that is allowed. 0 where nothing is known.
	 */
	read(stamp: number, presentTick: number, tickRate: number, maxBehindParts: number): number {
		const present = presentTick * SEEN_PARTS;
		// The turn of the stamps makes a 0 now and then: the screen stands where it stood.
		if (stamp === 0) return this.last === undefined ? 0 : Math.max(present - maxBehindParts, Math.min(present, this.last));
		const behind = (present - stamp) & 0xffff;
		const ahead = behind >= HALF_TURN;
		if (ahead && 0x10000 - behind > AHEAD_SECONDS * tickRate * SEEN_PARTS) this.onFoul?.('fromTheFuture');
		let shown = ahead ? present + 0x10000 - behind : present - behind;
		if (this.last !== undefined && shown < this.last && !this.mayStepBack(presentTick, tickRate)) {
			this.onFoul?.('clockRunsBack');
			shown = this.last;
		}
		this.last = shown;
		return Math.max(present - maxBehindParts, Math.min(present, shown));
	}

	private mayStepBack(presentTick: number, tickRate: number): boolean {
		this.steps = this.steps.filter((tick) => presentTick - tick < FORGIVEN_AFTER_SECONDS * tickRate);
		if (this.steps.length >= STEPS_BACK) return false;
		this.steps.push(presentTick);
		return true;
	}
}
