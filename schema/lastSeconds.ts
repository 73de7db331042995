/**
 * What a player's screen showed in the last seconds, as it is sent with a complaint and kept: pictures with everybody's
 * place in them, own shots, corrections, the figures of the connection. Made by `netcode/screenRecorder.ts`; as bytes
 * by `lastSecondsWriter.ts` and back by `lastSecondsReader.ts`.
 */

export const LAST_SECONDS = 30;
/** Most bytes of a record, and most when they are packed: what a client may send, and what a server takes. */
export const LAST_SECONDS_BYTES = 256 * 1024;
export const PACKED_BYTES = 200 * 1024;

/** Most others of a picture: more than are in sight anywhere but where all are. */
export const OTHERS_MOST = 64;
/** And most of each list of a record. */
export const PICTURES_MOST = 2000;
export const ENTRIES_MOST = 4000;
export const VICTIMS_MOST = 16;

export interface ShownOther {
	id: number;
	/** Where it was shown, units. */
	x: number;
	y: number;
	alive: boolean;
}

export interface ShownPicture {
	/** Since the record began, ms. */
	atMs: number;
	/** The instant that the others were shown at, and the one of the own body, ticks. */
	viewTick: number;
	ownTick: number;
	/** The own body as predicted and drawn, units; undefined while there is none. */
	own: { x: number; y: number } | undefined;
	others: readonly ShownOther[];
}

/** An own shot is on the screen; the server fired it; it did not, and the shot was taken back. */
export const SHOT_NEWS = ['shown', 'confirmed', 'withdrawn'] as const;

export interface ShownShot {
	atMs: number;
	/** The frame that fires it. */
	frame: number;
	news: (typeof SHOT_NEWS)[number];
	/** Of `shown`; zeros otherwise. Units. */
	weapon: number;
	x: number;
	y: number;
	/** Whom it met on the screen at once. */
	victims: readonly number[];
}

export interface ShownCorrection {
	atMs: number;
	/** Of the state that it came with. */
	tick: number;
	/** How far the own place moved by it. */
	units: number;
}

/** Figures of the connection and the parts of one in which each is told. */
export const FIGURE_PARTS = {
	rttMs: 1,
	jitterMs: 10,
	viewDelayMs: 1,
	framesEarly: 10,
	pendingFrames: 1,
	/** Of the last minute. */
	corrections: 1,
	held: 1,
	discarded: 1,
	exactShare: 10_000,
	ladderStep: 1,
	receivedBytesPerSec: 1,
	sentBytesPerSec: 1,
	framesPerSec: 1,
	/** Nothing heard for so long. */
	silentMs: 1,
} as const;
export type LineFigure = keyof typeof FIGURE_PARTS;
export const LINE_FIGURES = Object.keys(FIGURE_PARTS) as LineFigure[];

export type LineSample = Record<LineFigure, number> & { atMs: number };

export interface LastSeconds {
	tickRate: number;
	selfId: number;
	/** From the first picture to the press, ms. */
	lengthMs: number;
	/** Oldest first. */
	pictures: readonly ShownPicture[];
	shots: readonly ShownShot[];
	corrections: readonly ShownCorrection[];
	line: readonly LineSample[];
}
