/** The own player: how exact prediction is, what of corrections shows, and how soon a key does. */

import type { ClientRecording, PictureRecord, StateRecord } from '../play/recording.ts';
import { type Spread, shareOf, spreadOf } from './percentiles.ts';
import { grownBy, within } from './window.ts';

export interface OwnFigures {
	/** Of ticks that took the frame that was meant for them, and in which nobody pushed the body: predicted to the bit. */
	exactShare: number;
	comparedTicks: number;
	/** Of all ticks: those that went by without their frame, and those whose frame came too late and was discarded. */
	heldShare: number;
	discardedShare: number;
	/** One or the other: a tick that is held discards the frame that was meant for it when it comes. */
	missedShare: number;
	correctionsPerMinute: number;
	/** How far a picture moved the own body beyond what its velocity and a key that was just pressed explain. */
	displayedJumpUnits: Spread;
	/** How far a correction moved the predicted body; of corrections alone. */
	rawCorrectionUnits: Spread;
	/** From the picture of a key to the first that shows the body move: predicted, and if it were shown as the server says. */
	keyToPicture: Spread;
	keyToPictureUnpredicted: Spread;
}

/** What is moved is moved by more than this, units: the finest that the wire tells. */
const MOVED_UNITS = 1 / 16;
/** Who had stood for this long before a key was pressed: nothing else moves the body then, pictures. */
const STOOD_PICTURES = 12;
/** A key whose effect is not seen within this is not counted: walls, deaths. Pictures. */
const PATIENCE_PICTURES = 90;
/** Of a display of 60 Hz: what a late picture moves is what several would have. */
const PICTURE_MS = 1000 / 60;
/** Directions that differ by less are the same keys: a stick that is turned. */
const SAME_KEYS = 0.2;
/** Further than this in a picture it is a new life, units. */
const NEW_LIFE_UNITS = 150;

export function ownFigures(clients: readonly ClientRecording[], fromMs: number, toMs: number): OwnFigures {
	let compared = 0;
	let exact = 0;
	let ticks = 0;
	let held = 0;
	let discarded = 0;
	let missed = 0;
	const corrections: number[] = [];
	const jumps: number[] = [];
	const keys: number[] = [];
	const unpredictedKeys: number[] = [];
	for (const client of clients) {
		const states = within(client.states, fromMs, toMs);
		const pushedTicks = new Set(states.filter(({ wasHit }) => wasHit).map(({ tick }) => tick));
		for (const report of within(client.reconciled, fromMs, toMs)) {
			if (report.correctionUnits > 0) corrections.push(report.correctionUnits);
			if (report.exact === undefined || !report.undisturbed || pushedTicks.has(report.tick)) continue;
			compared++;
			if (report.exact) exact++;
		}
		const [first, last] = [states[0], states[states.length - 1]];
		ticks += (last?.tick ?? 0) - (first?.tick ?? 0);
		held += grownBy(first?.heldTicks, last?.heldTicks);
		discarded += grownBy(first?.discardedFrames, last?.discardedFrames);
		missed += Math.max(grownBy(first?.heldTicks, last?.heldTicks), grownBy(first?.discardedFrames, last?.discardedFrames));
		const pictures = within(client.pictures, fromMs, toMs);
		jumps.push(...jumpsOf(pictures));
		const { shown, unpredicted } = keyDelays(pictures, states);
		keys.push(...shown);
		unpredictedKeys.push(...unpredicted);
	}
	return {
		exactShare: shareOf(exact, compared),
		comparedTicks: compared,
		heldShare: shareOf(held, ticks),
		discardedShare: shareOf(discarded, ticks),
		missedShare: shareOf(missed, ticks),
		correctionsPerMinute: (corrections.length * 60_000) / Math.max(1, clients.length * (toMs - fromMs)),
		displayedJumpUnits: spreadOf(jumps),
		rawCorrectionUnits: spreadOf(corrections),
		keyToPicture: spreadOf(keys),
		keyToPictureUnpredicted: spreadOf(unpredictedKeys),
	};
}

/**
 * Of each picture, how far the body is from where it can have come to: between going on at the velocity before and at
 * the velocity now, or as it went in the picture before (a wall that it is about to meet has taken its velocity). Units.
 */
export function jumpsOf(pictures: readonly PictureRecord[]): number[] {
	const jumps: number[] = [];
	for (let i = 1; i < pictures.length; i++) {
		const { own: before, atMs: beforeMs } = pictures[i - 1] as PictureRecord;
		const { own, atMs } = pictures[i] as PictureRecord;
		if (!before.alive || !own.alive || isOtherKeys(pictures[i - 1] as PictureRecord, pictures[i] as PictureRecord)) continue;
		const seconds = (atMs - beforeMs) / 1000;
		const dx = own.x - before.x;
		const dy = own.y - before.y;
		if (Math.hypot(dx, dy) > NEW_LIFE_UNITS) continue;
		const unexplained = distanceToWay(dx, dy, before.vx * seconds, before.vy * seconds, own.vx * seconds, own.vy * seconds);
		const earlier = pictures[i - 2];
		const asBefore = earlier ? Math.hypot(dx - (before.x - earlier.own.x), dy - (before.y - earlier.own.y)) : Infinity;
		jumps.push(Math.min(unexplained, asBefore) * Math.min(1, PICTURE_MS / (atMs - beforeMs)));
	}
	return jumps;
}

/** A key acts at once, in the middle of a tick: as much as it had moved the body since the tick began. */
function isOtherKeys(before: PictureRecord, now: PictureRecord): boolean {
	return before.dash !== now.dash || Math.hypot(now.moveX - before.moveX, now.moveY - before.moveY) > SAME_KEYS;
}

/** Distance of a point from the line between two others. */
function distanceToWay(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
	const wayX = bx - ax;
	const wayY = by - ay;
	const squared = wayX * wayX + wayY * wayY;
	const part = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * wayX + (y - ay) * wayY) / squared));
	return Math.hypot(x - ax - wayX * part, y - ay - wayY * part);
}

/** After each time of standing: pictures from the key to the first in which the body moves; and had it been shown as states say. */
function keyDelays(pictures: readonly PictureRecord[], states: readonly StateRecord[]): { shown: number[]; unpredicted: number[] } {
	const shown: number[] = [];
	const unpredicted: number[] = [];
	let stood = 0;
	for (let i = 1; i < pictures.length; i++) {
		const picture = pictures[i] as PictureRecord;
		const isPressed = picture.moveX !== 0 || picture.moveY !== 0;
		const hadStood = stood;
		stood = isPressed || !picture.own.alive ? 0 : stood + 1;
		if (!isPressed || hadStood < STOOD_PICTURES) continue;
		const from = (pictures[i - 1] as PictureRecord).own;
		const later = pictures.slice(i, i + PATIENCE_PICTURES);
		const moved = later.findIndex(({ own }) => Math.hypot(own.x - from.x, own.y - from.y) > MOVED_UNITS);
		const at = lastBefore(states, picture.atMs);
		const first = at && states.find(({ atMs, x, y }) => atMs > picture.atMs && Math.hypot(x - at.x, y - at.y) > MOVED_UNITS);
		const told = first ? later.findIndex(({ atMs }) => atMs >= first.atMs) : -1;
		if (moved < 0 || told < 0) continue;
		shown.push(moved);
		unpredicted.push(told);
	}
	return { shown, unpredicted };
}

function lastBefore(states: readonly StateRecord[], atMs: number): StateRecord | undefined {
	return states.findLast((state) => state.atMs <= atMs);
}
