/**
 * Where one other player is shown, from what was told of place and course (`sim/shown.ts`). Used by `OthersView` for
 * every state, and by the light bots of the load test, which look at every few.
 */

import { courseX, courseY, placeX, placeY, ticksSince } from '../sim/shown.ts';

export class Reckoning {
	/** Units. */
	x = 0;
	y = 0;
	private tick = -1;
	private place = -1;
	private course = 0;

	/**
	 * What is known at a tick, at most 4 after the one before: further apart a place cannot say when it was told.
	 * `runSpeed`: of the match's numbers, units a second; `placeParts`: of the arena.
	 */
	receive(place: number, course: number, tick: number, runSpeed: number, tickRate: number, placeParts: number): void {
		const stepX = courseX(course, runSpeed, tickRate);
		const stepY = courseY(course, runSpeed, tickRate);
		if (place !== this.place || tick < this.tick) {
			const since = ticksSince(place, tick);
			this.x = placeX(place, placeParts) + stepX * since;
			this.y = placeY(place, placeParts) + stepY * since;
		} else if (tick > this.tick) {
			// A new course counts from the tick before it was told.
			const before = tick - this.tick - 1;
			this.x += courseX(this.course, runSpeed, tickRate) * before + stepX;
			this.y += courseY(this.course, runSpeed, tickRate) * before + stepY;
		}
		this.tick = tick;
		this.place = place;
		this.course = course;
	}
}
