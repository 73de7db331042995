/**
 * Where another player is, for a bot that looks every few ticks: `netcode/reckoning.ts` for those who do not look at
 * every state. A place says in its low bits at which tick it was told. Used by `LightSenses`.
 */

import { courseX, courseY, placeX, placeY } from '../../sim/shown.ts';

/** A place tells its tick's low two bits: looks further apart than this cannot tell which tick it was. */
export const MOST_TICKS_APART = 4;
const TICK_MASK = 3;

export class CarriedPlace {
	/** Units. */
	x = 0;
	y = 0;
	private tick = -1;
	private place = -1;
	private course = 0;

	/** A look at what is known at a tick. `runSpeed`: of the match's numbers, units a second. */
	look(place: number, course: number, tick: number, runSpeed: number, tickRate: number): void {
		if (place !== this.place || tick < this.tick) {
			const since = (tick - place) & TICK_MASK;
			this.x = placeX(place) + courseX(course, runSpeed, tickRate) * since;
			this.y = placeY(place) + courseY(course, runSpeed, tickRate) * since;
		} else if (tick > this.tick) {
			const before = tick - this.tick - 1;
			this.x += courseX(this.course, runSpeed, tickRate) * before + courseX(course, runSpeed, tickRate);
			this.y += courseY(this.course, runSpeed, tickRate) * before + courseY(course, runSpeed, tickRate);
		}
		this.tick = tick;
		this.place = place;
		this.course = course;
	}
}
