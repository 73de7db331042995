/** What a hand feels: one table, and the choice of what to play now. Pure; played by `vibrate.ts` while touch leads. */

import type { SelfStatus, ViewEvent } from '../../netcode/view.ts';
import { LOW_HEALTH } from '../hud/vitals.ts';

interface Haptic {
	/** Pulses and pauses in turn, ms, as `navigator.vibrate` takes them. */
	pattern: readonly number[];
	/** The same with reduced motion; empty for nothing. */
	reduced: readonly number[];
	/** What ranks higher cuts off what ranks lower; equal or lower waits. */
	rank: number;
	/** Not again before so much has passed, ms. */
	gapMs: number;
}

/** Light for what one does, strong for what is done to one. Phones cannot make less than about 8 ms. */
export const HAPTICS = {
	fire: { pattern: [8], reduced: [], rank: 0, gapMs: 90 },
	dash: { pattern: [18], reduced: [], rank: 1, gapMs: 0 },
	hurt: { pattern: [34], reduced: [16], rank: 2, gapMs: 120 },
	kill: { pattern: [22, 40, 46], reduced: [22], rank: 3, gapMs: 0 },
	lowHealth: { pattern: [60, 70, 60], reduced: [40], rank: 4, gapMs: 2000 },
} as const satisfies Record<string, Haptic>;

export type HapticId = keyof typeof HAPTICS;
/** Strongest first. */
const IDS = (Object.keys(HAPTICS) as HapticId[]).sort((a, b) => HAPTICS[b].rank - HAPTICS[a].rank);

export interface HapticFrame {
	nowMs: number;
	events: readonly ViewEvent[];
	self: SelfStatus | undefined;
	reducedMotion: boolean;
}

function idOf(event: ViewEvent): HapticId | undefined {
	if (event.type === 'shot' && event.own) return 'fire';
	if (event.type === 'dash' && event.own) return 'dash';
	if (event.type === 'hit' && event.me) return 'hurt';
	if (event.type === 'kill' && event.byMe && !event.me) return 'kill';
	return undefined;
}

export class HapticChoice {
	private readonly lastMs = new Map<HapticId, number>();
	private busyUntilMs = Number.NEGATIVE_INFINITY;
	private busyRank = -1;
	private wasLow = false;

	/** What to play from this frame on; undefined leaves the hand as it is. */
	choose(frame: HapticFrame): readonly number[] | undefined {
		const wanted = new Set(frame.events.flatMap((event) => idOf(event) ?? []));
		const { self } = frame;
		const isLow = self?.alive === true && self.health / Math.max(1, self.healthMax) < LOW_HEALTH;
		if (isLow && !this.wasLow) wanted.add('lowHealth');
		this.wasLow = isLow;
		for (const id of IDS) if (wanted.has(id) && this.mayPlay(id, frame.nowMs)) return this.play(id, frame);
		return undefined;
	}

	private mayPlay(id: HapticId, nowMs: number): boolean {
		const { rank, gapMs } = HAPTICS[id];
		if (nowMs < this.busyUntilMs && rank <= this.busyRank) return false;
		return nowMs - (this.lastMs.get(id) ?? Number.NEGATIVE_INFINITY) >= gapMs;
	}

	private play(id: HapticId, { nowMs, reducedMotion }: HapticFrame): readonly number[] | undefined {
		const { rank, pattern, reduced } = HAPTICS[id];
		const chosen: readonly number[] = reducedMotion ? reduced : pattern;
		if (chosen.length === 0) return undefined;
		this.lastMs.set(id, nowMs);
		this.busyRank = rank;
		this.busyUntilMs = nowMs + chosen.reduce((sum, ms) => sum + ms, 0);
		return chosen;
	}
}
