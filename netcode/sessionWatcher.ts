/** What a client's side does where no picture shows it, told to whoever measures it. */

export interface SessionWatcher {
	/** A state was compared with what was predicted for its tick. */
	onReconciled(report: ReconcileReport): void;
	/** An own shot is on the screen, fired by this frame. `victims`: whom it meets there at once; nobody for what flies. */
	onShotShown(shot: ShownShotReport): void;
	/** An own projectile begins to fly, here; the picture of the shot may have come before, aimed a little elsewhere. Units. */
	onFlightStarted(frame: number, x: number, y: number): void;
	/**
	 * An own projectile has ended on the screen: at somebody, or at nobody (0). `asSeen`: it came there on the screen, or
	 * was on its way there when the server said so; otherwise it had been shown beyond.
	 */
	onFlightEnded(frame: number, victimId: number, asSeen: boolean): void;
	/** The server fired it, or it did not and what was shown is taken back. */
	onShotJudged(frame: number, fired: boolean): void;
}

export interface ShownShotReport {
	frame: number;
	weapon: number;
	/** Whom it meets on the screen. */
	victims: readonly number[];
	/** Where it is fired from: the muzzle at the end of its tick, units. */
	x: number;
	y: number;
}

export interface ReconcileReport {
	tick: number;
	/** Whether the server's state was exactly the predicted one; undefined when there was nothing to compare. */
	exact: boolean | undefined;
	/** How far the own position moved by this, units. */
	correctionUnits: number;
	/** This tick and the one before it took the frames that were meant for them. */
	undisturbed: boolean;
	/** Somebody or something changed the own body in it: a hit, a pickup, a new life. */
	touched: boolean;
}

/** Two who watch the same session. */
export function both(one: SessionWatcher | undefined, other: SessionWatcher): SessionWatcher {
	if (!one) return other;
	return {
		onReconciled(report) {
			one.onReconciled(report);
			other.onReconciled(report);
		},
		onShotShown(shot) {
			one.onShotShown(shot);
			other.onShotShown(shot);
		},
		onFlightStarted(frame, x, y) {
			one.onFlightStarted(frame, x, y);
			other.onFlightStarted(frame, x, y);
		},
		onFlightEnded(frame, victimId, foretold) {
			one.onFlightEnded(frame, victimId, foretold);
			other.onFlightEnded(frame, victimId, foretold);
		},
		onShotJudged(frame, fired) {
			one.onShotJudged(frame, fired);
			other.onShotJudged(frame, fired);
		},
	};
}
