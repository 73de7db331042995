/** Counts frames, and chooses the quality that holds the display's own rate. Used by the stage once a frame. */

import type { Settings } from '../settings.ts';
import type { DisplayRate } from './displayRate.ts';

/** `middle` and `rough` are reached by `auto` alone; `rough` has fewer pixels than the screen. */
export const TIERS = ['high', 'middle', 'low', 'rough'] as const;
export type Tier = (typeof TIERS)[number];

/** Frames are judged together over so long. */
const WINDOW_MS = 3000;
/** The quality steps down when a tenth of the frames take longer than so many pictures of the display ... */
const LATE_PICTURES = 1.35;
/** ... and counts as calm when nine tenths take no longer than so many; what is between changes nothing. */
const CALM_PICTURES = 1.15;
/** So long must it be calm before one step up is tried, once. */
const CALM_MS = 45_000;
/** The first frames compile shaders and load fonts. */
const GRACE_MS = 5000;
/** After a step the canvas is made anew: these frames say nothing. */
const SETTLE_MS = 800;
/** A longer gap is a hidden page, not a frame. */
const GAP_MS = 1000;

export class FrameMeter {
	framesPerSec = 0;
	private readonly rate: DisplayRate;
	private autoTier: Tier;
	private hasClimbed = false;
	private calmMs = 0;
	private lastMs: number | undefined;
	/** Frames before this instant are not judged. */
	private judgeFromMs = 0;
	private frames: number[] = [];
	private counted = 0;
	private countedFromMs = 0;

	/** `autoTier` is where `auto` begins. */
	constructor(autoTier: Tier, rate: DisplayRate) {
		this.autoTier = autoTier;
		this.rate = rate;
	}

	/** Notes a frame, `atMs` by the browser's clock of pictures, and returns the tier to draw with. */
	step(atMs: number, quality: Settings['quality']): Tier {
		const frameMs = this.lastMs === undefined ? Number.POSITIVE_INFINITY : atMs - this.lastMs;
		if (this.lastMs === undefined) this.pause(atMs, GRACE_MS);
		this.lastMs = atMs;
		this.count(atMs);
		if (frameMs > GAP_MS) {
			if (Number.isFinite(frameMs)) this.pause(atMs, SETTLE_MS);
			return quality === 'auto' ? this.autoTier : quality;
		}
		this.rate.note(atMs, false);
		if (quality !== 'auto') {
			// The player's word stands; back on `auto` the frames are judged afresh.
			this.pause(atMs, SETTLE_MS);
			return quality;
		}
		if (atMs - frameMs >= this.judgeFromMs) this.frames.push(frameMs);
		if (atMs - this.judgeFromMs >= WINDOW_MS) this.judge(atMs);
		return this.autoTier;
	}

	private judge(atMs: number): void {
		const sorted = this.frames.toSorted((a, b) => a - b);
		const p90 = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
		const { intervalMs } = this.rate;
		this.frames = [];
		this.judgeFromMs = atMs;
		if (p90 > intervalMs * LATE_PICTURES) this.change(1, atMs);
		else if (p90 <= intervalMs * CALM_PICTURES) this.calmMs += WINDOW_MS;
		else this.calmMs = 0;
		if (this.calmMs < CALM_MS || this.hasClimbed || this.autoTier === 'high') return;
		this.hasClimbed = true;
		this.change(-1, atMs);
	}

	/** One tier down (+1) or up (-1), as far as there are any. */
	private change(step: 1 | -1, atMs: number): void {
		this.calmMs = 0;
		this.autoTier = TIERS[TIERS.indexOf(this.autoTier) + step] ?? this.autoTier;
		this.pause(atMs, SETTLE_MS);
	}

	private pause(atMs: number, forMs: number): void {
		this.frames = [];
		this.judgeFromMs = Math.max(this.judgeFromMs, atMs + forMs);
	}

	private count(atMs: number): void {
		this.counted++;
		const passedMs = atMs - this.countedFromMs;
		if (passedMs < 1000) return;
		this.framesPerSec = Math.round((this.counted * 1000) / passedMs);
		this.counted = 0;
		this.countedFromMs = atMs;
	}
}

/** Where `auto` begins: what the processor draws begins low, a phone with little to compute with in the middle. */
export function firstTier(device: { isSoftware: boolean; isPhone: boolean; cores: number }): Tier {
	if (device.isSoftware) return 'low';
	return device.isPhone && device.cores <= 4 ? 'middle' : 'high';
}
