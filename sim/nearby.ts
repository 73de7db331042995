/**
 * Who may be met near a place, now or where a shooter saw them: in a crowd the rules ask a grid instead of everybody.
 * Grids are made when a tick first asks, from the world alone, so a replay asks the same.
 */

import { SEEN_PARTS } from './command.ts';
import { Grid } from './grid.ts';
import { JUMP_UNITS, type PastTick } from './history.ts';
import type { Player } from './player.ts';
import { SHOWN_TOLERANCE } from './shown.ts';
import type { World } from './world.ts';

/** Up to so many players everybody is asked: that is as fast, and makes no grid. */
const FEW = 24;
/** Side of a cell, units. */
const CELL_UNITS = 200;

interface Sorted {
	tick: number;
	grid: Grid<number>;
}

interface Present extends Sorted {
	/** Those whose life began after the grid was made. */
	born: Player[];
}

/** Grids of player ids by past tick: not state, the same history always gives the same. */
const PAST = new WeakMap<PastTick, Sorted>();
const PRESENT = new WeakMap<World, Present>();

/** A box, units. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export function boxAround(x: number, y: number, units: number): Box {
	return { left: x - units, top: y - units, right: x + units, bottom: y + units };
}

/** The box that holds a way from a point along a vector, made larger on all sides by `units`. */
export function boxOfWay(x: number, y: number, wayX: number, wayY: number, units: number): Box {
	return {
		left: Math.min(x, x + wayX) - units,
		top: Math.min(y, y + wayY) - units,
		right: Math.max(x, x + wayX) + units,
		bottom: Math.max(y, y + wayY) + units,
	};
}

/**
 * Everybody who may have been in a box at an instant in 8ths of a tick, or in the tick before it, and some who were
 * not; in a crowd by their ids.
 */
export function playersNearPast(world: World, atParts: number, box: Box): Iterable<Player> {
	const newest = world.history[world.history.length - 1];
	if (world.players.size <= FEW || !newest) return world.players.values();
	const index = world.history.length - 1 - (newest.tick - Math.floor(atParts / SEEN_PARTS));
	const ids = new Set<number>();
	// Between two ticks a body is not further than a jump from where it was in either.
	for (let at = index - 1; at <= index + 1; at++) {
		const past = world.history[Math.min(at, world.history.length - 1)];
		if (past) visit(sortedPast(world, past), box, JUMP_UNITS, ids);
	}
	return byId(world, ids);
}

/** A life began in this tick: who asks next meets it too. */
export function noteBorn(world: World, player: Player): void {
	const present = PRESENT.get(world);
	if (present?.tick === world.tick) present.born.push(player);
}

/** Everybody alive who is in a box when the tick first asks, and those born there since; by their ids. */
export function livingIn(world: World, box: Box): Player[] {
	const ids = new Set<number>();
	let sorted = PRESENT.get(world);
	if (sorted?.tick !== world.tick) {
		const grid = sorted?.grid ?? gridFor(world);
		grid.clear();
		for (const player of world.players.values()) if (player.alive) grid.add(player.id, player.x, player.y);
		grid.build();
		sorted = { tick: world.tick, grid, born: [] };
		PRESENT.set(world, sorted);
	}
	visit(sorted, box, 0, ids);
	for (const { id, x, y } of sorted.born) if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) ids.add(id);
	return byId(world, ids);
}

/** Furthest that somebody gets within a tick, whatever pushes them, units. */
const TICK_UNITS = 120;

/** Everybody who may be in a box now, in the middle of the tick, and some who are not; in a crowd by their ids. */
export function livingNear(world: World, { left, top, right, bottom }: Box): Iterable<Player> {
	if (world.players.size <= FEW) return world.players.values();
	return livingIn(world, { left: left - TICK_UNITS, top: top - TICK_UNITS, right: right + TICK_UNITS, bottom: bottom + TICK_UNITS });
}

/**
 * Everybody alive at the end of the last tick who is in a box, for those who look between two ticks; in a crowd by their
 * ids, and some who are just outside.
 */
export function livingNow(world: World, box: Box): Player[] {
	const newest = world.history[world.history.length - 1];
	if (world.players.size <= FEW || newest?.tick !== world.tick) return [...world.players.values()].filter(({ alive }) => alive);
	const ids = new Set<number>();
	visit(sortedPast(world, newest), box, SHOWN_TOLERANCE, ids);
	return byId(world, ids);
}

function gridFor(world: World): Grid<number> {
	return new Grid<number>(world.arena.width, world.arena.height, CELL_UNITS);
}

function sortedPast(world: World, past: PastTick): Sorted {
	let sorted = PAST.get(past);
	// A record of the past is used again for a later tick.
	if (sorted?.tick === past.tick) return sorted;
	const grid = sorted?.grid ?? gridFor(world);
	grid.clear();
	for (const [id, { x, y }] of past.positions) grid.add(id, x, y);
	grid.build();
	sorted = { tick: past.tick, grid };
	PAST.set(past, sorted);
	return sorted;
}

function visit({ grid }: Sorted, { left, top, right, bottom }: Box, more: number, ids: Set<number>): void {
	grid.within((left + right) / 2, (top + bottom) / 2, (right - left) / 2 + more, (bottom - top) / 2 + more, (id) => ids.add(id));
}

function byId(world: World, ids: Set<number>): Player[] {
	const players: Player[] = [];
	for (const id of [...ids].sort((a, b) => a - b)) {
		const player = world.players.get(id);
		if (player) players.push(player);
	}
	return players;
}
