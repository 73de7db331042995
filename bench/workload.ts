/**
 * What moves in the bench: N players, each at full speed all the time, as a pure function of seed, count and tick. The
 * server's process and the clients' run the same one, so clients know the truth of every tick without being told.
 */

import { partsWithin } from '../sim/precision.ts';
import { type Rng, random } from '../sim/random.ts';

export const TICK_RATE = 20;
export const TICK_MS = 1000 / TICK_RATE;
/** Units a second. */
export const SPEED = 100;
/** Half of the box that each player sees around itself, units. */
export const SIGHT = 300;
/** The square grows with the players, so that each sees about 30 others whatever their number. */
const SIDE_PER_ROOT = 100;
/** A new heading comes about once a second. */
const TURN_CHANCE = 1 / TICK_RATE;
/** Places go on the wire in 16 bits: 16ths of a unit, or as fine as reaches across the square. */
export const PLACE_MAX = 0xffff;
const FINEST_PARTS = 16;
/** A machine's core ends sooner, and some stacks number players in 16 bits. */
export const MAX_PLAYERS = 10_000;

/** Aim turns all the time, by 1 to 3 of 256 steps a tick: like a hand on a mouse it changes its 8 bits every tick. */
export const AIMS = 256;
const LEAST_SPIN = 1;
const SPIN_RANGE = 2;
/** What clients send steers with this many steps to full speed. */
const MOVE_STEPS = 127;

/** Where a crowd moves. */
export interface Square {
	/** Units. */
	readonly side: number;
	/** Parts of a unit in which places go on the wire. */
	readonly placeParts: number;
}

export class Workload implements Square {
	readonly players: number;
	readonly side: number;
	readonly placeParts: number;
	tick = 0;
	/** Units. */
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** Radians. */
	readonly heading: Float64Array;
	/** The same as a vector of length 1, worked out where it changes, for all who ask every tick. */
	readonly headingX: Float64Array;
	readonly headingY: Float64Array;
	/** 256ths of a turn, 0 (inclusive) to 256 (exclusive). */
	readonly aim: Float64Array;
	/** 256ths of a turn a tick. */
	private readonly spin: Float64Array;
	private readonly rngs: Rng[];

	constructor(seed: number, players: number) {
		this.players = players;
		this.side = SIDE_PER_ROOT * Math.sqrt(players);
		this.placeParts = partsWithin(this.side, PLACE_MAX, FINEST_PARTS);
		this.x = new Float64Array(players);
		this.y = new Float64Array(players);
		this.heading = new Float64Array(players);
		this.headingX = new Float64Array(players);
		this.headingY = new Float64Array(players);
		this.aim = new Float64Array(players);
		this.spin = new Float64Array(players);
		this.rngs = Array.from({ length: players }, (_, player) => ({ seed: (seed + Math.imul(player + 1, 0x9e3779b1)) >>> 0 }));
		for (const [player, rng] of this.rngs.entries()) {
			this.x[player] = random(rng) * this.side;
			this.y[player] = random(rng) * this.side;
			this.aim[player] = random(rng) * AIMS;
			this.turn(player, rng);
		}
	}

	step(): void {
		this.tick++;
		for (let player = 0; player < this.players; player++) {
			const rng = this.rngs[player] as Rng;
			if (random(rng) < TURN_CHANCE) this.turn(player, rng);
			this.move(player);
			const aim = ((this.aim[player] as number) + (this.spin[player] as number) + AIMS) % AIMS;
			this.aim[player] = aim;
		}
	}

	private turn(player: number, rng: Rng): void {
		this.head(player, random(rng) * 2 * Math.PI);
		const spin = LEAST_SPIN + random(rng) * SPIN_RANGE;
		this.spin[player] = random(rng) < 0.5 ? spin : -spin;
	}

	private head(player: number, heading: number): void {
		this.heading[player] = heading;
		this.headingX[player] = Math.cos(heading);
		this.headingY[player] = Math.sin(heading);
	}

	private move(player: number): void {
		const { side } = this;
		const step = SPEED / TICK_RATE;
		let x = (this.x[player] as number) + (this.headingX[player] as number) * step;
		let y = (this.y[player] as number) + (this.headingY[player] as number) * step;
		if (x < 0 || x > side) {
			x = x < 0 ? -x : 2 * side - x;
			this.head(player, Math.PI - (this.heading[player] as number));
		}
		if (y < 0 || y > side) {
			y = y < 0 ? -y : 2 * side - y;
			this.head(player, -(this.heading[player] as number));
		}
		this.x[player] = x;
		this.y[player] = y;
	}
}

/** A coordinate on the wire: in parts of a unit, 16 bits. */
export function placeOf(units: number, parts: number): number {
	return Math.min(PLACE_MAX, Math.max(0, Math.round(units * parts)));
}

/** Aim on the wire: 8 bits. */
export function aimOf(aim: number): number {
	return Math.round(aim) & (AIMS - 1);
}

/** The shorter way from one aim to another, -128 to 128. */
export function turnBetween(from: number, to: number): number {
	const turn = (to - from) % AIMS;
	return turn > AIMS / 2 ? turn - AIMS : turn < -AIMS / 2 ? turn + AIMS : turn;
}

/** What a client sends in a tick: signed parts of full speed, and its aim. */
export interface Input {
	moveX: number;
	moveY: number;
	aim: number;
}

export function inputOf({ headingX, headingY, aim }: Workload, player: number): Input {
	return {
		moveX: Math.round((headingX[player] as number) * MOVE_STEPS),
		moveY: Math.round((headingY[player] as number) * MOVE_STEPS),
		aim: aimOf(aim[player] as number),
	};
}

export function isInSight(dx: number, dy: number, sight = SIGHT): boolean {
	return Math.abs(dx) <= sight && Math.abs(dy) <= sight;
}
