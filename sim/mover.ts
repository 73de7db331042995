/**
 * The part of a player that its owner predicts: a body with a weapon in hand. Numbers only, each at wire precision
 * after every step.
 */

import type { Arena } from './arena.ts';
import type { Tuning } from './tuning.ts';

export interface Mover {
	x: number;
	y: number;
	vx: number;
	vy: number;
	aim: number;
	/** Direction of the running dash. */
	dashAim: number;
	/** Ticks left of the running dash, and until the next may begin. */
	dashTicks: number;
	dashCooldownTicks: number;
	/** Index into `WEAPON_IDS` of the weapon in hand, and ticks until it may fire. */
	weapon: number;
	fireCooldownTicks: number;
	energy: number;
	/** Ticks until energy comes back. */
	energyDelayTicks: number;
}

export const MOVER_FIELDS = [
	'x',
	'y',
	'vx',
	'vy',
	'aim',
	'dashAim',
	'dashTicks',
	'dashCooldownTicks',
	'weapon',
	'fireCooldownTicks',
	'energy',
	'energyDelayTicks',
] as const satisfies readonly (keyof Mover)[];

/** What a step of a mover depends on beside the mover and its command. */
export interface MoverContext {
	arena: Arena;
	tuning: Tuning;
	tickRate: number;
}

export function copyMover(from: Readonly<Mover>, to: Mover): void {
	for (const field of MOVER_FIELDS) to[field] = from[field];
}

export function createMover(): Mover {
	return {
		x: 0,
		y: 0,
		vx: 0,
		vy: 0,
		aim: 0,
		dashAim: 0,
		dashTicks: 0,
		dashCooldownTicks: 0,
		weapon: 0,
		fireCooldownTicks: 0,
		energy: 0,
		energyDelayTicks: 0,
	};
}

export function sameMover(a: Readonly<Mover>, b: Readonly<Mover>): boolean {
	for (const field of MOVER_FIELDS) if (a[field] !== b[field]) return false;
	return true;
}
