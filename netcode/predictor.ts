/**
 * The own body ahead of the server: steps every sent frame at once with the rules' own `stepPlayer`, and when the
 * server's state of a frame comes back and differs, goes on from that and steps the later frames again (Gambetta's
 * "client-side prediction and server reconciliation"; Bernier 2001). Used by `ClientSession`.
 */

import type { Command } from '../sim/command.ts';
import { copyMover, createMover, type Mover, type MoverContext, sameMover } from '../sim/mover.ts';
import { stepMovement, stepPlayer } from '../sim/stepPlayer.ts';

/** Frames remembered: two seconds at 60 Hz. */
const MEMORY = 128;
/** Time in which a displayed error halves, ms. */
const ERROR_HALF_MS = 45;
/** And the most that it moves the picture of the body, units a second: in a picture of a 60th of a second nobody sees it. */
const MOST_ERROR_SPEED = 330;
/** A difference beyond this is a new place, not an error, units. */
const JUMP_UNITS = 200;

interface PredictedFrame {
	frame: number;
	command: Command;
	after: Mover;
}

export interface Reconciliation {
	/** Whether the server's state was exactly the predicted one; undefined when there was nothing to compare. */
	exact: boolean | undefined;
	/** How far the own position moved by this, units. */
	correctionUnits: number;
}

export class Predictor {
	/** State after the newest frame. */
	readonly mover: Mover = createMover();
	private readonly frames: PredictedFrame[] = [];
	/** State after the frame that comes next, as far as one can know: of the last `displayed`. */
	readonly coming: Mover = createMover();
	private readonly shown: Mover = createMover();
	/** The body as it would have gone on, since it was corrected and until that is shown. */
	private readonly uncorrected: Mover = createMover();
	private isCorrected = false;
	/** Newest frame that the server's state contains or stands for. */
	private reflected = 0;
	private active = false;
	private errorX = 0;
	private errorY = 0;

	/** Whether there is a body to predict: alive, and the match is on. */
	get isActive(): boolean {
		return this.active;
	}

	/** Forgets all frames: their numbers begin again, or the body is gone. */
	reset(): void {
		this.frames.length = 0;
		this.reflected = 0;
		this.active = false;
		this.clearError();
	}

	/** Steps one frame that was just sent; returns the weapon that fired, or -1. */
	predict(context: MoverContext, frame: number, command: Command): number {
		// A frame whose tick has passed with the last command held will not be stepped.
		const isStepped = this.active && frame > this.reflected;
		if (isStepped && this.isCorrected) stepPlayer(context, this.uncorrected, command);
		const fired = isStepped ? stepPlayer(context, this.mover, command) : -1;
		const entry = this.frames.length >= MEMORY ? (this.frames.shift() as PredictedFrame) : { frame, command, after: createMover() };
		entry.frame = frame;
		entry.command = command;
		copyMover(this.mover, entry.after);
		this.frames.push(entry);
		return fired;
	}

	/**
	 * Takes the server's state. `reflected`: the newest frame that it contains or stands for (acknowledged plus owed).
	 * `contextOf(frame)` gives what a frame is to be stepped with.
	 */
	reconcile(truth: Readonly<Mover>, active: boolean, reflected: number, contextOf: (frame: number) => MoverContext): Reconciliation {
		const wasActive = this.active;
		this.active = active;
		this.reflected = reflected;
		const index = this.frames.findIndex((entry) => entry.frame === reflected);
		const entry = this.frames[index];
		if (index > 0) this.frames.splice(0, index);
		const comparable = active && wasActive && entry !== undefined;
		if (comparable && sameMover(entry.after, truth)) return { exact: true, correctionUnits: 0 };

		if (!this.isCorrected) copyMover(this.mover, this.uncorrected);
		this.isCorrected = true;
		const beforeX = this.mover.x;
		const beforeY = this.mover.y;
		copyMover(truth, this.mover);
		for (const later of this.frames) {
			if (later.frame > reflected && active) stepPlayer(contextOf(later.frame), this.mover, later.command);
			if (later.frame >= reflected) copyMover(this.mover, later.after);
		}
		const dx = beforeX - this.mover.x;
		const dy = beforeY - this.mover.y;
		const correctionUnits = Math.sqrt(dx * dx + dy * dy);
		if (!active || !wasActive || correctionUnits > JUMP_UNITS) {
			this.clearError();
			return { exact: undefined, correctionUnits: 0 };
		}
		return { exact: comparable ? false : undefined, correctionUnits };
	}

	/**
	 * The body as it is at this instant: a part (0 to 1) of the way to where the next frame would bring it, so never a
	 * tick late; what was corrected fades over some frames instead of jumping.
	 */
	displayed(context: MoverContext, next: Command, fraction: number, passedMs: number): Readonly<Mover> {
		this.fadeError(passedMs);
		if (this.isCorrected) {
			this.isCorrected = false;
			this.between(context, this.uncorrected, next, fraction);
			this.errorX += this.shown.x;
			this.errorY += this.shown.y;
			this.between(context, this.mover, next, fraction);
			this.errorX -= this.shown.x;
			this.errorY -= this.shown.y;
		} else this.between(context, this.mover, next, fraction);
		this.shown.x += this.errorX;
		this.shown.y += this.errorY;
		return this.shown;
	}

	/** Brings what is shown a part of the way from where a body is to where the next frame would bring it. */
	private between(context: MoverContext, from: Readonly<Mover>, next: Command, fraction: number): void {
		const { shown } = this;
		copyMover(from, shown);
		// A dash may begin with the next frame.
		shown.dashCooldownTicks = Math.max(0, shown.dashCooldownTicks - 1);
		if (this.active) stepMovement(context, shown, next);
		copyMover(shown, this.coming);
		shown.x = from.x + (shown.x - from.x) * fraction;
		shown.y = from.y + (shown.y - from.y) * fraction;
	}

	private clearError(): void {
		this.errorX = 0;
		this.errorY = 0;
		this.isCorrected = false;
	}

	private fadeError(passedMs: number): void {
		const error = Math.sqrt(this.errorX * this.errorX + this.errorY * this.errorY);
		if (error === 0) return;
		const most = (MOST_ERROR_SPEED * passedMs) / 1000 / error;
		const left = 1 - Math.min(1, most, 1 - 0.5 ** (passedMs / ERROR_HALF_MS));
		this.errorX *= left;
		this.errorY *= left;
	}
}
