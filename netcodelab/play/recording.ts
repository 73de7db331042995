/** All that was noted of one client of a run; figures are made of it afterwards. Times are ms on one clock for all. */

import type { ReconcileReport } from '../../netcode/sessionWatcher.ts';
import type { FrameTimes } from '../line/wireClock.ts';

/** A picture. Positions in units, velocities in units a second. */
export interface PictureRecord {
	atMs: number;
	/** The instant that it shows of the others, in ticks with a fraction, and the newest tick that had come. */
	viewTick: number;
	newestTick: number;
	viewDelayMs: number;
	/** What the hands said for it. */
	moveX: number;
	moveY: number;
	dash: boolean;
	own: { x: number; y: number; vx: number; vy: number; alive: boolean };
	others: { id: number; x: number; y: number; alive: boolean }[];
}

/** A state as it came. */
export interface StateRecord {
	atMs: number;
	tick: number;
	acknowledged: number;
	/** How early the newest frame that was taken had come, ms. */
	earlyMs: number;
	/** Since the join; they wrap at 65,536. */
	heldTicks: number;
	discardedFrames: number;
	/** The own body on the server, units. */
	x: number;
	y: number;
	alive: boolean;
	/** Hurt in this tick by somebody, so that the own body went where no key sent it. */
	wasHit: boolean;
}

export interface ReconcileRecord extends ReconcileReport {
	atMs: number;
}

export interface ShotRecord {
	frame: number;
	weapon: number;
	/** The instant that was looked at, 8ths of a tick. */
	seen: number;
	shownMs: number;
	/** When its frame went out; `NaN` while it has not. */
	sentMs: number;
	/** Where it was fired from as far as its shooter knew, units. */
	fromX: number;
	fromY: number;
	/** Whom it met on the screen. */
	shown: Set<number>;
	/** A projectile: whether it ended on the screen. */
	ended: boolean;
	/** Undefined while the server has said nothing. */
	fired: boolean | undefined;
	judgedMs: number;
	/** The tick that fired it, and the server's name of it. */
	tick: number;
	shotId: number;
	/** Where it began on the server, units, and where to. */
	x: number;
	y: number;
	aim: number;
	/** Whom it met there; for a projectile known when it ended. */
	judged: Set<number>;
	settled: boolean;
}

/** The own body was hurt. */
export interface HurtRecord {
	atMs: number;
	tick: number;
	attackerId: number;
	weapon: number;
	/** Where it was met, units. */
	x: number;
	y: number;
	/** Where what hit at once began; undefined for what flew. */
	from: { x: number; y: number } | undefined;
}

export interface ClientRecording {
	selfId: number;
	pictures: PictureRecord[];
	states: StateRecord[];
	reconciled: ReconcileRecord[];
	/** In the order in which they were shown. */
	shots: Map<number, ShotRecord>;
	hurts: HurtRecord[];
	/** When frames arrived at the server and states left it, by frame. */
	wire: readonly FrameTimes[];
	/** Why it ended too soon; undefined when it did not. */
	lostBy: string | undefined;
}
