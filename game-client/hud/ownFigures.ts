/** One's own figures of the running match, counted from what was shown. The results screen reads them. */

import type { ViewEvent } from '../../netcode/view.ts';

export class OwnFigures {
	shots = 0;
	hits = 0;
	damage = 0;
	bestStreak = 0;
	private streak = 0;

	/** Counts what happened in a frame; the beginning of play starts anew. */
	count(events: readonly ViewEvent[]): void {
		for (const event of events) {
			if (event.type === 'phase' && event.phase === 'play') this.reset();
			else if (event.type === 'shot' && event.own) this.shots++;
			else if (event.type === 'withdrawn') this.shots--;
			else if (event.type === 'hit' && event.byMe && !event.me) {
				this.hits++;
				this.damage += event.damage;
			} else if (event.type === 'kill' && event.me) this.streak = 0;
			else if (event.type === 'kill' && event.byMe) {
				this.streak++;
				this.bestStreak = Math.max(this.bestStreak, this.streak);
			}
		}
	}

	/** Share of shots that hit, 0 to 1. */
	get accuracy(): number {
		return this.shots > 0 ? Math.min(1, this.hits / this.shots) : 0;
	}

	private reset(): void {
		this.shots = 0;
		this.hits = 0;
		this.damage = 0;
		this.bestStreak = 0;
		this.streak = 0;
	}
}
