/** Notices who stays in one place. Called tick by tick for the living. */

/** Who moves less than this has not moved, units. */
const STAY_UNITS = 30;

export class StayWatch {
	/** Ticks. */
	longest = 0;
	private readonly stays = new Map<number, { x: number; y: number; sinceTick: number }>();

	watch({ id, x, y }: { id: number; x: number; y: number }, tick: number): void {
		const stay = this.stays.get(id);
		const dx = x - (stay?.x ?? x);
		const dy = y - (stay?.y ?? y);
		if (!stay || dx * dx + dy * dy > STAY_UNITS * STAY_UNITS) this.stays.set(id, { x, y, sinceTick: tick });
		else this.longest = Math.max(this.longest, tick - stay.sinceTick);
	}

	/** The dead stay nowhere. */
	leave(id: number): void {
		this.stays.delete(id);
	}
}
