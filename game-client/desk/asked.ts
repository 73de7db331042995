/**
 * Values that were asked for and have not come back yet: a control shows what its hand did at once, and what is true
 * when the server has said it or refused. Used by the desk; time is an argument.
 */

/** A slider that is dragged asks this often at most, ms. */
const EVERY_MS = 100;
/** Without an answer for so many ticks the number is shown as it is: an announced change comes after 15. */
const GIVEN_UP_TICKS = 75;

interface AskedValue {
	value: number;
	/** Not sent yet. */
	waits: boolean;
	/** Newest tick when it was asked for; set by the first `step`. */
	sinceTick: number | undefined;
}

export class AskedNumbers {
	private readonly asked = new Map<string, AskedValue>();
	private sentMs = Number.NEGATIVE_INFINITY;

	ask(key: string, value: number): void {
		this.asked.set(key, { value, waits: true, sinceTick: undefined });
	}

	/** The value to show: the one that was asked for while it is on its way. */
	shown(key: string, synced: number): number {
		return this.asked.get(key)?.value ?? synced;
	}

	isOnItsWay(key: string): boolean {
		return this.asked.has(key);
	}

	/** Sends what waits; forgets what has come true or stayed without an answer. `tick`: the newest received. */
	step(nowMs: number, tick: number, synced: (key: string) => number, send: (key: string, value: number) => void): void {
		const maySend = nowMs - this.sentMs >= EVERY_MS;
		for (const [key, asked] of this.asked) {
			asked.sinceTick ??= tick;
			if (asked.waits && maySend) {
				asked.waits = false;
				this.sentMs = nowMs;
				send(key, asked.value);
			} else if (!asked.waits && (synced(key) === asked.value || tick - asked.sinceTick > GIVEN_UP_TICKS)) this.asked.delete(key);
		}
	}

	/** The server has refused something; what it names is no longer on its way. */
	refuse(why: string): void {
		for (const key of this.asked.keys()) if (why.includes(key)) this.asked.delete(key);
	}

	clear(): void {
		this.asked.clear();
	}
}
