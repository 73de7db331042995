/**
 * Turns a player's stream of frames into exactly one step a tick, whatever the line does with it. Used by `Seat`;
 * pure, so that tests feed it any order of arrivals.
 *
 * - A tick takes the next frame. When none has come it holds the last command for a few ticks, then does nothing.
 * - A frame whose tick was held is owed: when it comes it is acknowledged and not stepped (its buttons carry over, so
 *   that a tap is not lost).
 * - Ticks that passed with nothing may be caught up, moving only, a bounded number.
 * - A backlog beyond a bound is discarded, oldest first: sending faster moves nobody further.
 * - After a standstill of the line nothing is caught up, and no more frames wait than did before it: what it held up is
 *   of the past, and keys would come late for as long as it takes to be worked off.
 */

import { type Command, idleAfter, NEUTRAL } from '../command.ts';
import type { PlayerInput } from '../tickInput.ts';

/** Ticks for which a missing command is taken to be the last one. */
export const HOLD_TICKS = 4;
/** Ticks without any command that late frames may make up for. */
export const CATCH_UP_TICKS = 3;
/** Frames that may wait; at 30 Hz a quarter of a second. */
export const MAX_WAITING_FRAMES = 8;
/** So many ticks without a frame are a standstill; what it held up may come over as many. */
export const STANDSTILL_TICKS = 15;
/** Part of what waits now that goes into what usually does: little, for a line that stops first lets what waits run out. */
const USUAL_GAIN = 0.02;

/** What the pacer reads: a client's buffered frames, oldest first. */
export interface FrameSource {
	readonly size: number;
	next(): Command | undefined;
}

export class InputPacer {
	/** Frames taken from the source since the last `reset`: what the client sees acknowledged. */
	takenFrames = 0;
	/** Frames still to come whose tick was held. */
	owedFrames = 0;
	heldTicks = 0;
	discardedFrames = 0;
	private last: Command = { ...NEUTRAL };
	private carriedButtons = 0;
	/** Ticks without any command since the last that had one. */
	private missedTicks = 0;
	/** For so many ticks more, what a standstill held up may come. */
	private returningTicks = 0;
	/** Frames that usually wait when a tick takes one. */
	private usualFrames = 1;

	/** A new connection begins a new count of frames. */
	reset(): void {
		this.pause();
		this.takenFrames = 0;
		this.carriedButtons = 0;
	}

	/** Nothing is expected for a while (a hidden page): what is missing is neither held nor owed. */
	pause(): void {
		this.owedFrames = 0;
		this.missedTicks = 0;
		this.returningTicks = 0;
		this.last = idleAfter(this.last);
	}

	/** The commands of one tick. */
	take(source: FrameSource): PlayerInput {
		while (this.owedFrames > 0 && source.size > 0) {
			this.discard(source);
			this.owedFrames--;
		}
		if (source.size > 0) this.noteReturn(source.size);
		const most = this.returningTicks > 0 ? Math.round(this.usualFrames) : MAX_WAITING_FRAMES;
		while (source.size > most) this.discard(source);
		if (source.size === 0) return this.goWithout();

		const commands: Command[] = [];
		const extra = Math.min(this.missedTicks, CATCH_UP_TICKS, source.size - 1);
		for (let i = 0; i <= extra; i++) {
			const command = this.read(source);
			if (command) commands.push(command);
		}
		this.missedTicks = 0;
		const newest = commands[commands.length - 1];
		if (!newest) return this.goWithout();
		newest.buttons |= this.carriedButtons;
		this.carriedButtons = 0;
		this.last = newest;
		return { commands, frame: this.takenFrames };
	}

	/** So many frames wait for this tick: as usual, or as a standstill has left them. */
	private noteReturn(size: number): void {
		if (this.missedTicks + HOLD_TICKS >= STANDSTILL_TICKS) {
			this.missedTicks = 0;
			this.returningTicks = STANDSTILL_TICKS;
		} else if (this.returningTicks > 0) this.returningTicks--;
		else if (this.missedTicks === 0) this.usualFrames += (Math.min(size, MAX_WAITING_FRAMES) - this.usualFrames) * USUAL_GAIN;
	}

	private read(source: FrameSource): Command | undefined {
		const command = source.next();
		if (command) this.takenFrames++;
		return command;
	}

	private discard(source: FrameSource): void {
		const command = this.read(source);
		if (!command) return;
		this.discardedFrames++;
		this.carriedButtons |= command.buttons;
		this.last = command;
	}

	private goWithout(): PlayerInput {
		// Nothing is missing before the first frame of a connection.
		if (this.takenFrames === 0) return { commands: [this.last], frame: 0 };
		if (this.owedFrames < HOLD_TICKS) {
			this.owedFrames++;
			this.heldTicks++;
			return { commands: [this.last], frame: this.takenFrames + this.owedFrames };
		}
		this.missedTicks++;
		return { commands: [idleAfter(this.last)], frame: 0 };
	}
}
