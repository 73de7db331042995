/**
 * How a client says that something was wrong. A complaint: `complain`, answered with the code under which the match is
 * kept; then what the screen showed, packed, in pieces (`screen`), each answered, so that no more than a few are on
 * their way between the frames. Drift: one message.
 */

/** Bytes of a piece: a frame behind it waits no longer than for a state. */
export const PIECE_BYTES = 4096;
/** Pieces that may be on their way at once. */
export const PIECES_AHEAD = 2;

export interface ComplaintMessage {
	/** The tick that the others were shown at when the key was pressed. */
	tick: number;
	/** What the player says about it. */
	words?: string;
	/** How much there is of the screen, packed; 0 nothing. */
	screenBytes: number;
}

export type ComplaintAnswer =
	/** Kept; the pieces may come. */
	| { kind: 'kept'; code: string }
	/** So many bytes have come. */
	| { kind: 'received'; bytes: number }
	/** All has come, and is kept as well; `problem`: not, and why in words. */
	| { kind: 'done'; problem?: string }
	/** Nothing is kept, and why in words. */
	| { kind: 'refused'; problem: string };

/** A body that took its frame was elsewhere than predicted, and nobody had touched it. */
export interface DriftMessage {
	/** The newest such tick, and how many there were of late. */
	tick: number;
	ticks: number;
	/** The most that one of them moved the own place, units. */
	units: number;
}

/** So many ticks in so long, or one of so much, are told. */
export const DRIFT_TICKS = 3;
export const DRIFT_WITHIN_MS = 10_000;
export const DRIFT_UNITS = 8;
