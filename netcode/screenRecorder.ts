/**
 * Remembers what the screen showed in the last seconds, for a player who says that something was wrong. Told of every
 * picture by `ClientSession`, which has one when the page asks for it.
 */

import {
	LAST_SECONDS,
	type LastSeconds,
	type LineSample,
	OTHERS_MOST,
	type ShownCorrection,
	type ShownPicture,
	type ShownShot,
} from '../schema/lastSeconds.ts';
import type { ReconcileReport, SessionWatcher, ShownShotReport } from './sessionWatcher.ts';
import type { View } from './view.ts';

const KEPT_MS = LAST_SECONDS * 1000;
/** A picture is noted this long after the one before: as often as the others are told to be anywhere. */
const PICTURE_MS = 1000 / 30;
/** Pictures are not made to the millisecond. */
const EARLY_MS = 4;
const LINE_MS = 1000;

interface Timed {
	atMs: number;
}

export class ScreenRecorder implements SessionWatcher {
	private readonly framesPerSec: () => number;
	private nowMs = 0;
	private lastLineMs = Number.NEGATIVE_INFINITY;
	private pictures: ShownPicture[] = [];
	private shots: ShownShot[] = [];
	private corrections: ShownCorrection[] = [];
	private line: LineSample[] = [];

	/** `framesPerSec`: pictures that the page drew in the last second. */
	constructor(framesPerSec: () => number) {
		this.framesPerSec = framesPerSec;
	}

	/** A picture is about to be drawn. `ownTick`: the instant of the own body. */
	notePicture(nowMs: number, view: View, ownTick: number): void {
		this.nowMs = nowMs;
		if (nowMs - this.lastLineMs >= LINE_MS) this.noteLine(nowMs, view);
		const last = this.pictures[this.pictures.length - 1];
		if (last && nowMs - last.atMs < PICTURE_MS - EARLY_MS) return;
		const others: { id: number; x: number; y: number; alive: boolean }[] = [];
		let own: { x: number; y: number } | undefined;
		for (const { id, isSelf, x, y, alive } of view.players.values()) {
			if (isSelf) own = alive ? { x, y } : undefined;
			else if (others.length < OTHERS_MOST) others.push({ id, x, y, alive });
		}
		this.pictures.push({ atMs: nowMs, viewTick: view.tick, ownTick, own, others });
		this.pictures = since(this.pictures, nowMs - KEPT_MS);
	}

	onReconciled({ tick, correctionUnits }: ReconcileReport): void {
		if (correctionUnits > 0) this.corrections.push({ atMs: this.nowMs, tick, units: correctionUnits });
	}

	onShotShown({ frame, weapon, victims, x, y }: ShownShotReport): void {
		this.shots.push({ atMs: this.nowMs, frame, news: 'shown', weapon, x, y, victims });
	}

	onShotJudged(frame: number, fired: boolean): void {
		this.shots.push({ atMs: this.nowMs, frame, news: fired ? 'confirmed' : 'withdrawn', weapon: 0, x: 0, y: 0, victims: [] });
	}

	onFlightStarted(): void {}
	onFlightEnded(): void {}

	/** All there is; times count from the first picture. */
	lastSeconds({ tickRate, selfId }: View): LastSeconds {
		const begin = this.pictures[0]?.atMs ?? this.nowMs;
		const fromBegin = <T extends Timed>(list: readonly T[]) =>
			since(list, begin).map((entry): T => ({ ...entry, atMs: entry.atMs - begin }));
		return {
			tickRate,
			selfId,
			lengthMs: this.nowMs - begin,
			pictures: fromBegin(this.pictures),
			shots: fromBegin(this.shots),
			corrections: fromBegin(this.corrections),
			line: fromBegin(this.line),
		};
	}

	private noteLine(nowMs: number, { net }: View): void {
		this.lastLineMs = nowMs;
		const { rttMs, jitterMs, viewDelayMs, framesEarly, pendingFrames, corrections, held, discarded, exactShare, ladderStep } = net;
		const { receivedBytesPerSec, sentBytesPerSec, silentMs } = net;
		this.line.push({
			atMs: nowMs,
			rttMs,
			jitterMs,
			viewDelayMs,
			framesEarly,
			pendingFrames,
			corrections,
			held,
			discarded,
			exactShare,
			ladderStep,
			receivedBytesPerSec,
			sentBytesPerSec,
			framesPerSec: this.framesPerSec(),
			silentMs,
		});
		// Here as well: they come too seldom to be looked through for every picture.
		this.line = since(this.line, nowMs - KEPT_MS);
		this.shots = since(this.shots, nowMs - KEPT_MS);
		this.corrections = since(this.corrections, nowMs - KEPT_MS);
	}
}

/** Those that are not older, of a list in the order of time; the same list when all are. */
function since<T extends Timed>(list: T[], fromMs: number): T[];
function since<T extends Timed>(list: readonly T[], fromMs: number): readonly T[];
function since<T extends Timed>(list: readonly T[], fromMs: number): readonly T[] {
	const first = list[0];
	if (!first || first.atMs >= fromMs) return list;
	const index = list.findIndex(({ atMs }) => atMs >= fromMs);
	return index < 0 ? [] : list.slice(index);
}
