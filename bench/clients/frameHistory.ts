/** The last frames of one client, as its stack's own library decoded them, and what is displayed between them. */

import type { Tell } from '../stack.ts';
import { turnBetween } from '../workload.ts';

/** Frames kept: twice what a view of the largest delay reaches back. */
const MEMORY = 16;

export interface Place {
	/** Units. */
	x: number;
	y: number;
	/** 256ths of a turn. */
	aim: number;
}

interface Frame {
	tick: number;
	here: Uint8Array;
	x: Float64Array;
	y: Float64Array;
	aim: Float64Array;
}

export class FrameHistory {
	private readonly players: number;
	/** Oldest first. */
	private readonly frames: Frame[] = [];
	private readonly shown: Place = { x: 0, y: 0, aim: 0 };

	constructor(players: number) {
		this.players = players;
	}

	/** A frame has come: `tellAll` tells of everybody in it. */
	add(tick: number, tellAll: (tell: Tell) => void): void {
		const { players } = this;
		const frame = (this.frames.length >= MEMORY ? this.frames.shift() : undefined) ?? {
			tick,
			here: new Uint8Array(players),
			x: new Float64Array(players),
			y: new Float64Array(players),
			aim: new Float64Array(players),
		};
		frame.tick = tick;
		frame.here.fill(0);
		tellAll((player, x, y, aim) => {
			frame.here[player] = 1;
			frame.x[player] = x;
			frame.y[player] = y;
			frame.aim[player] = aim;
		});
		this.frames.push(frame);
	}

	/**
	 * Where somebody is displayed at an instant, in ticks: on the straight line between the frames around it, and at
	 * rest past the newest. Undefined for one who is not. The result is filled anew at each call.
	 */
	at(player: number, tick: number): Readonly<Place> | undefined {
		let index = this.frames.length - 1;
		while (index > 0 && (this.frames[index] as Frame).tick > tick) index--;
		const before = this.frames[index];
		if (before?.here[player] !== 1) return undefined;
		const after = this.frames[index + 1];
		const { shown } = this;
		const part = after?.here[player] === 1 && before.tick <= tick ? (tick - before.tick) / (after.tick - before.tick) : 0;
		const next = part > 0 && after ? after : before;
		shown.x = lerp(before.x[player] as number, next.x[player] as number, part);
		shown.y = lerp(before.y[player] as number, next.y[player] as number, part);
		shown.aim = (before.aim[player] as number) + turnBetween(before.aim[player] as number, next.aim[player] as number) * part;
		return shown;
	}
}

export function lerp(from: number, to: number, part: number): number {
	return from + (to - from) * part;
}
