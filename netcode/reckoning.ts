/** Where one other player is shown, tick by tick, from what was told of place and course (`sim/shown.ts`). Used by `OthersView`. */

import { courseX, courseY, placeX, placeY } from '../sim/shown.ts';

export class Reckoning {
	/** Units. */
	x = 0;
	y = 0;
	private tick = -1;
	private place = -1;
	private course = 0;

	/** The state of a tick has come. `runSpeed`: of the match's numbers, units a second. */
	receive(place: number, course: number, tick: number, runSpeed: number, tickRate: number): void {
		const ticks = this.tick < 0 ? 0 : tick - this.tick;
		if (place !== this.place || ticks < 0) {
			this.x = placeX(place);
			this.y = placeY(place);
		} else if (ticks > 0) {
			// A new course counts from the tick before it was told.
			this.x += courseX(this.course, runSpeed, tickRate) * (ticks - 1) + courseX(course, runSpeed, tickRate);
			this.y += courseY(this.course, runSpeed, tickRate) * (ticks - 1) + courseY(course, runSpeed, tickRate);
		}
		this.tick = tick;
		this.place = place;
		this.course = course;
	}
}
