/** Where one other player is shown: between the two received positions around the instant of the view. */

import { angleBetween } from '../sim/angle.ts';

/** Samples kept: one second at 30 Hz. */
const MEMORY = 30;
/** Ticks beyond the newest sample for which a body goes on as it went; then it stands. */
const MAX_EXTRAPOLATED_TICKS = 3;
/** A faster way than this between two samples was a new life, units a tick. */
const JUMP_UNITS_PER_TICK = 120;

/** Units, and 4096ths of a turn. */
export interface ShownPlace {
	x: number;
	y: number;
	aim: number;
	/** Units a tick. */
	vx: number;
	vy: number;
	alive: boolean;
	extrapolated: boolean;
}

/** A sample is so many numbers: tick, x, y, aim, and 1 for alive. Side by side: there are hundreds of tracks, looked at in every picture. */
const PARTS = 5;
const X = 1;
const Y = 2;
const AIM = 3;
const ALIVE = 4;

/** What was found last, of whichever track. */
const found: ShownPlace = { x: 0, y: 0, aim: 0, vx: 0, vy: 0, alive: false, extrapolated: false };

export class Track {
	/** A ring: the oldest is written anew when there are enough. */
	private readonly samples: number[] = [];
	private first = 0;
	private count = 0;

	/** Units, 4096ths of a turn. */
	add(tick: number, x: number, y: number, aim: number, alive: boolean): void {
		const { samples } = this;
		if (this.count > 0 && tick <= this.tickAt(this.count - 1)) this.count = 0;
		if (this.count >= MEMORY) {
			this.first = (this.first + 1) % MEMORY;
			this.count--;
		}
		const at = this.placeOf(this.count++);
		samples[at] = tick;
		samples[at + X] = x;
		samples[at + Y] = y;
		samples[at + AIM] = aim;
		samples[at + ALIVE] = alive ? 1 : 0;
	}

	/** The place at an instant in ticks, which holds until the next call; undefined before the first sample. */
	at(tick: number): Readonly<ShownPlace> | undefined {
		if (this.count === 0) return undefined;
		let index = this.count - 1;
		while (index > 0 && this.tickAt(index) > tick) index--;
		const before = this.placeOf(index);
		if (this.tickAt(index) > tick) return this.standing(before);
		if (index < this.count - 1) return this.between(before, this.placeOf(index + 1), tick);
		return this.beyond(tick);
	}

	private placeOf(index: number): number {
		return ((this.first + index) % MEMORY) * PARTS;
	}

	private tickAt(index: number): number {
		return this.samples[this.placeOf(index)] as number;
	}

	private beyond(tick: number): ShownPlace {
		const { samples } = this;
		const newest = this.placeOf(this.count - 1);
		const previous = this.placeOf(this.count - 2 + MEMORY);
		if (this.count < 2 || samples[newest + ALIVE] === 0 || this.isJump(previous, newest)) return this.standing(newest);
		const newestTick = samples[newest] as number;
		const newestX = samples[newest + X] as number;
		const newestY = samples[newest + Y] as number;
		const gap = newestTick - (samples[previous] as number);
		const ahead = Math.min(MAX_EXTRAPOLATED_TICKS, tick - newestTick);
		found.vx = (newestX - (samples[previous + X] as number)) / gap;
		found.vy = (newestY - (samples[previous + Y] as number)) / gap;
		found.x = newestX + found.vx * ahead;
		found.y = newestY + found.vy * ahead;
		found.aim = samples[newest + AIM] as number;
		found.alive = true;
		found.extrapolated = ahead > 0;
		return found;
	}

	private between(a: number, b: number, tick: number): ShownPlace {
		const { samples } = this;
		const tickA = samples[a] as number;
		const gap = (samples[b] as number) - tickA;
		const part = (tick - tickA) / gap;
		// As the server judges it: `pastPosition` in `sim/history.ts`.
		if (this.isJump(a, b)) return this.standing(part < 0.5 ? a : b);
		const x = samples[a + X] as number;
		const y = samples[a + Y] as number;
		const aim = samples[a + AIM] as number;
		const dx = (samples[b + X] as number) - x;
		const dy = (samples[b + Y] as number) - y;
		found.x = x + dx * part;
		found.y = y + dy * part;
		found.aim = aim + angleBetween(aim, samples[b + AIM] as number) * part;
		found.vx = dx / gap;
		found.vy = dy / gap;
		found.alive = samples[a + ALIVE] === 1;
		found.extrapolated = false;
		return found;
	}

	private standing(at: number): ShownPlace {
		const { samples } = this;
		found.x = samples[at + X] as number;
		found.y = samples[at + Y] as number;
		found.aim = samples[at + AIM] as number;
		found.vx = 0;
		found.vy = 0;
		found.alive = samples[at + ALIVE] === 1;
		found.extrapolated = false;
		return found;
	}

	private isJump(a: number, b: number): boolean {
		const { samples } = this;
		const limit = JUMP_UNITS_PER_TICK * ((samples[b] as number) - (samples[a] as number));
		const dx = (samples[b + X] as number) - (samples[a + X] as number);
		const dy = (samples[b + Y] as number) - (samples[a + Y] as number);
		return samples[a + ALIVE] !== samples[b + ALIVE] || Math.abs(dx) > limit || Math.abs(dy) > limit;
	}
}
