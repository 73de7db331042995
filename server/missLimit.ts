/** How often somebody may ask for what does not exist: codes cannot be found by trying. Used by `matchmakeRequests.ts`. */

/** Misses that an address has in a minute; a mistyped link is a few, a search for codes is thousands. */
const MOST_MISSES = 30;
const WINDOW_MS = 60_000;
/** Addresses remembered; beyond it the oldest are forgotten. */
const MOST_ADDRESSES = 10_000;

export class MissLimit {
	private readonly misses = new Map<string, { count: number; untilMs: number }>();

	/** Whether an address may ask. `nowMs` on a monotonic clock. */
	allows(address: string, nowMs: number): boolean {
		const entry = this.misses.get(address);
		return !entry || entry.untilMs <= nowMs || entry.count < MOST_MISSES;
	}

	/** An address has asked for what does not exist. */
	note(address: string, nowMs: number): void {
		const entry = this.misses.get(address);
		if (entry && entry.untilMs > nowMs) {
			entry.count++;
			return;
		}
		this.misses.delete(address);
		this.misses.set(address, { count: 1, untilMs: nowMs + WINDOW_MS });
		const [oldest] = this.misses.keys();
		if (oldest !== undefined && this.misses.size > MOST_ADDRESSES) this.misses.delete(oldest);
	}
}
