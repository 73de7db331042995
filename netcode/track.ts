/** Where one other player is shown: between the two received positions around the instant of the view. */

import { angleBetween } from '../sim/angle.ts';

export interface TrackSample {
	tick: number;
	/** Units. */
	x: number;
	y: number;
	/** 4096ths of a turn. */
	aim: number;
	alive: boolean;
}

/** Samples kept: one second at 30 Hz. */
const MEMORY = 30;
/** Ticks beyond the newest sample for which a body goes on as it went; then it stands. */
const MAX_EXTRAPOLATED_TICKS = 3;
/** A faster way than this between two samples was a new life, units a tick. */
const JUMP_UNITS_PER_TICK = 120;

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

export class Track {
	private readonly samples: TrackSample[] = [];

	add(tick: number, x: number, y: number, aim: number, alive: boolean): void {
		const { samples } = this;
		const last = samples[samples.length - 1];
		if (last && tick <= last.tick) samples.length = 0;
		// The oldest is written anew: there is one of these for everybody in every state.
		const sample = samples.length >= MEMORY ? (samples.shift() as TrackSample) : { tick, x, y, aim, alive };
		sample.tick = tick;
		sample.x = x;
		sample.y = y;
		sample.aim = aim;
		sample.alive = alive;
		samples.push(sample);
	}

	/** The place at an instant in ticks; undefined before the first sample. */
	at(tick: number): ShownPlace | undefined {
		const newest = this.samples[this.samples.length - 1];
		if (!newest) return undefined;
		let index = this.samples.length - 1;
		while (index > 0 && (this.samples[index] as TrackSample).tick > tick) index--;
		const before = this.samples[index] as TrackSample;
		const after = this.samples[index + 1];
		if (after && before.tick <= tick) return between(before, after, tick);
		if (before.tick > tick) return standing(before);
		return this.beyond(newest, tick);
	}

	private beyond(newest: TrackSample, tick: number): ShownPlace {
		const previous = this.samples[this.samples.length - 2];
		if (!previous || !newest.alive || isJump(previous, newest)) return standing(newest);
		const gap = newest.tick - previous.tick;
		const vx = (newest.x - previous.x) / gap;
		const vy = (newest.y - previous.y) / gap;
		const ahead = Math.min(MAX_EXTRAPOLATED_TICKS, tick - newest.tick);
		return { x: newest.x + vx * ahead, y: newest.y + vy * ahead, aim: newest.aim, vx, vy, alive: true, extrapolated: ahead > 0 };
	}
}

function isJump(a: TrackSample, b: TrackSample): boolean {
	const limit = JUMP_UNITS_PER_TICK * (b.tick - a.tick);
	return a.alive !== b.alive || Math.abs(b.x - a.x) > limit || Math.abs(b.y - a.y) > limit;
}

function between(a: TrackSample, b: TrackSample, tick: number): ShownPlace {
	const gap = b.tick - a.tick;
	const part = (tick - a.tick) / gap;
	// As the server judges it: `pastPosition` in `sim/history.ts`.
	if (isJump(a, b)) return standing(part < 0.5 ? a : b);
	const dx = b.x - a.x;
	const dy = b.y - a.y;
	return {
		x: a.x + dx * part,
		y: a.y + dy * part,
		aim: a.aim + angleBetween(a.aim, b.aim) * part,
		vx: dx / gap,
		vy: dy / gap,
		alive: a.alive,
		extrapolated: false,
	};
}

function standing(sample: TrackSample): ShownPlace {
	return { x: sample.x, y: sample.y, aim: sample.aim, vx: 0, vy: 0, alive: sample.alive, extrapolated: false };
}
