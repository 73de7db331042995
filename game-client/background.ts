/**
 * The match of bots behind the start screen. It runs in a worker, so that the page has its hands free; where a browser
 * has no workers there is none. Owned by `main.ts`.
 */

import type { ClientSession } from '../netcode/clientSession.ts';
import type { MatchSource } from '../netcode/view.ts';
import { openWorkerMatch } from '../netcode/worker/openMatch.ts';

const BOTS = 8;
/** Nobody waits for anybody here. */
const TUNING = { 'match.warmUpSeconds': 0, 'match.resultsSeconds': 1 };

export class Background {
	private session: ClientSession | undefined;
	private shown = true;

	/** What there is to show; undefined until the worker has begun. */
	get source(): MatchSource | undefined {
		return this.session;
	}

	async open(): Promise<void> {
		try {
			this.session = await openWorkerMatch({ bots: BOTS, tuning: TUNING });
		} catch {
			// The start screen stands without it.
			return;
		}
		this.session.setAway(!this.shown);
	}

	/** It stands still while nobody sees it. */
	setShown(shown: boolean): void {
		if (shown === this.shown) return;
		this.shown = shown;
		this.session?.setAway(!shown);
	}
}
