/** Whom the camera follows: oneself; after a death one's own body for a moment, then the killer; without a seat, a bot. */

import type { View } from '../netcode/view.ts';

/** How long the camera stays where one fell, ms. */
const LINGER_MS = 700;
/** How long one bot is watched on the start screen, ms; a dead one is left sooner. */
const WATCH_MS = 14_000;
const WATCH_DEAD_MS = 1600;

export class Follow {
	private diedAtMs: number | undefined;
	private watchedId = 0;
	private watchedSinceMs = 0;
	private aliveAtMs = 0;

	/** Id of the player to follow at this instant; 0 the middle of the map. */
	update(view: View, nowMs: number): number {
		return view.selfId === 0 ? this.watch(view, nowMs) : this.followSelf(view, nowMs);
	}

	private followSelf(view: View, nowMs: number): number {
		const { self } = view;
		if (!self || self.alive) {
			this.diedAtMs = undefined;
			return view.selfId;
		}
		this.diedAtMs ??= nowMs;
		const killer = view.players.get(self.killerId);
		return killer && nowMs - this.diedAtMs > LINGER_MS ? killer.id : view.selfId;
	}

	private watch(view: View, nowMs: number): number {
		const watched = view.players.get(this.watchedId);
		if (watched?.alive) this.aliveAtMs = nowMs;
		if (watched && nowMs - this.watchedSinceMs < WATCH_MS && nowMs - this.aliveAtMs < WATCH_DEAD_MS) return watched.id;
		const living = view.roster.filter((entry) => view.players.get(entry.id)?.alive);
		// The best is where the fight is; never the same twice, so that the picture moves on.
		const next = living.find((entry) => entry.id !== this.watchedId) ?? living[0];
		if (!next) return watched?.id ?? 0;
		this.watchedId = next.id;
		this.watchedSinceMs = nowMs;
		this.aliveAtMs = nowMs;
		return next.id;
	}
}
