/** Holds what happened until the view reaches its tick, so that a shot is seen when its shooter is seen there. */

export interface Queued<T> {
	tick: number;
	event: T;
}

/** Held for longer than this, something is not worth showing any more (ticks behind the view). */
const STALE_TICKS = 30;

export class EventQueue<T> {
	private queue: Queued<T>[] = [];

	add(tick: number, event: T): void {
		this.queue.push({ tick, event });
	}

	/** Takes out, in order, what is due at an instant in ticks. */
	take(viewTick: number): Queued<T>[] {
		const due = this.queue.filter(({ tick }) => tick <= viewTick);
		if (due.length === 0) return due;
		this.queue = this.queue.filter(({ tick }) => tick > viewTick);
		return due.filter(({ tick }) => viewTick - tick < STALE_TICKS);
	}

	clear(): void {
		this.queue = [];
	}
}
