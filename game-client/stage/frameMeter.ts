/** Counts frames, and steps the quality down when they stay late. Used by the stage once a frame. */

import type { Settings } from '../settings.ts';

/** `rough` is reached by `auto` alone: fewer pixels than the screen has. */
export const TIERS = ['high', 'middle', 'low', 'rough'] as const;
export type Tier = (typeof TIERS)[number];

/** A frame later than this is late: slower than 48 a second. */
const LATE_MS = 21;
/** So long must most frames be late before the quality steps down. */
const PATIENCE_MS = 1600;
/** The first frames compile shaders and load fonts. */
const GRACE_MS = 2500;

export class FrameMeter {
	framesPerSec = 0;
	private autoTier: Tier;
	private counted = 0;
	private countedMs = 0;
	private lateMs = 0;
	private aliveMs = 0;

	/** `autoTier` is where `auto` begins. */
	constructor(autoTier: Tier) {
		this.autoTier = autoTier;
	}

	/** Notes a frame and returns the tier to draw with. */
	step(deltaMs: number, quality: Settings['quality']): Tier {
		this.counted++;
		this.countedMs += deltaMs;
		this.aliveMs += deltaMs;
		if (this.countedMs >= 1000) {
			this.framesPerSec = Math.round((this.counted * 1000) / this.countedMs);
			this.counted = 0;
			this.countedMs = 0;
		}
		if (quality !== 'auto') return quality;
		// A pause, as of a hidden tab, is no slow frame.
		if (this.aliveMs > GRACE_MS && deltaMs < 400) {
			this.lateMs = Math.max(0, this.lateMs + (deltaMs > LATE_MS ? deltaMs : -2 * deltaMs));
		}
		if (this.lateMs > PATIENCE_MS) {
			this.autoTier = TIERS[TIERS.indexOf(this.autoTier) + 1] ?? 'rough';
			this.lateMs = 0;
		}
		return this.autoTier;
	}
}
