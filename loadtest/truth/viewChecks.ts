/** Takes snapshots of what SDK bots show, and checks each as soon as the truth around it has come. One in each process. */

import type { View } from '../../netcode/view.ts';
import { MODES } from '../../sim/modes/registry.ts';
import { checkView, type ShownPlayer, type SightRule, type ViewErrors, type ViewSnapshot } from './checkView.ts';
import { inFog, sightRuleOf } from './sightRule.ts';
import type { TruthFeed } from './truthFeed.ts';

/** A snapshot waits this long for the truth, then it is given up, ms. */
const PATIENCE_MS = 3000;

interface Waiting {
	roomId: string;
	sinceMs: number;
	snapshot: ViewSnapshot;
	sight: SightRule;
}

export interface ViewChecksListener {
	onChecked(errors: ViewErrors, roomId: string, snapshot: ViewSnapshot): void;
	/** The truth did not come in time, or not all of it. */
	onUnchecked(): void;
}

export class ViewChecks {
	readonly #feed: TruthFeed;
	readonly #listener: ViewChecksListener;
	#waiting: Waiting[] = [];

	constructor(feed: TruthFeed, listener: ViewChecksListener) {
		this.#feed = feed;
		this.#listener = listener;
	}

	/** What a view shows now; nothing while it has no player of its own. `isNew`: who has only just been shown. */
	take(roomId: string, view: View, isNew: (id: number) => boolean, nowMs: number): void {
		if (view.selfId === 0 || view.net.state !== 'connected') return;
		const shown = Array.from(view.players.values(), ({ id, x, y, alive }): ShownPlayer => ({ id, x, y, alive, isNew: isNew(id) }));
		const snapshot = { viewTick: view.tick, newestTick: view.net.tick, selfId: view.selfId, shown };
		const inTheOpen = sightRuleOf(MODES[view.modeId]?.sight, view.net.ladderStep > 0);
		const { tuning } = view;
		const sight = tuning.match.fog >= 0.5 ? inFog(inTheOpen, view.arena, tuning.player.speed) : inTheOpen;
		this.#waiting.push({ roomId, sinceMs: nowMs, snapshot, sight });
	}

	/** Checks what can be. */
	settle(nowMs: number): void {
		this.#waiting = this.#waiting.filter(({ roomId, sinceMs, snapshot, sight }) => {
			if (this.#feed.newestTick(roomId) > Math.max(snapshot.viewTick + 1, snapshot.newestTick)) {
				const errors = checkView(snapshot, (tick) => this.#feed.at(roomId, tick), sight);
				if (errors) this.#listener.onChecked(errors, roomId, snapshot);
				else this.#listener.onUnchecked();
				return false;
			}
			if (nowMs - sinceMs < PATIENCE_MS) return true;
			this.#listener.onUnchecked();
			return false;
		});
	}
}
