/** Where the players of an attempt stand: put there by the run itself, so that what is tried does not depend on chance. */

import { ANGLES, cosOf, sinOf } from '../sim/angle.ts';
import { type Arena, TILE } from '../sim/arena.ts';
import { ARENAS } from '../sim/arenas/registry.ts';
import { PLAYER_RULES } from '../sim/rules.ts';
import { visibleTiles } from '../sim/visibleTiles.ts';
import type { World } from '../sim/world.ts';

interface Place {
	x: number;
	y: number;
}

/** Without a wall inside, and with many. */
export const OPEN_MAP = 'range';
export const WALLED_MAP = 'foundry';

const CHEAT: Place = { x: 450, y: 450 };
const TWIN: Place = { x: 450, y: 1050 };
/** A victim in the open runs around the cheat: for whoever aims at an instant that is not judged it is never in line. */
const AROUND = 220;
const STEP = Math.round((PLAYER_RULES.speed / 30 / (2 * Math.PI * AROUND)) * ANGLES);

/** Where the victim in the open is at the end of a tick. */
export function placeOnCircle(tick: number): Place {
	return { x: CHEAT.x + cosOf(tick * STEP) * AROUND, y: CHEAT.y + sinOf(tick * STEP) * AROUND };
}

/** Two places near each other of which neither sees the other, not from around a corner either. */
function behindAWall(arena: Arena): [Place, Place] {
	const tiles = visibleTiles(arena, PLAYER_RULES.speed / 2);
	const floor = Array.from(arena.walls, (wall, tile) => ({ wall, tile })).filter(({ wall }) => wall === 0);
	const placeOf = (tile: number) => ({ x: ((tile % arena.columns) + 0.5) * TILE, y: (Math.floor(tile / arena.columns) + 0.5) * TILE });
	let nearest: { pair: [Place, Place]; units: number } | undefined;
	for (const { tile: a } of floor)
		for (const { tile: b } of floor) {
			if (tiles.seesTile(a, b)) continue;
			const pair: [Place, Place] = [placeOf(a), placeOf(b)];
			const units = Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y);
			if (!nearest || units < nearest.units) nearest = { pair, units };
		}
	if (!nearest) throw new Error(`map "${arena.id}" has no two places of which neither sees the other`);
	return nearest.pair;
}

const WALLED = behindAWall(ARENAS[WALLED_MAP] as Arena);
/** The spawn that is furthest from both. */
const APART = [...(ARENAS[WALLED_MAP] as Arena).spawns].sort((a, b) => fromBoth(b) - fromBoth(a))[0] as Place;

function fromBoth({ x, y }: Place): number {
	return Math.min(...WALLED.map((place) => Math.hypot(place.x - x, place.y - y)));
}

/** Puts everybody where they begin. Before that they are not compared. */
export function begin(world: World, idOf: (name: string) => number): void {
	const isWalled = world.arena.id === WALLED_MAP;
	for (const [name, place] of Object.entries({
		cheat: isWalled ? WALLED[0] : CHEAT,
		twin: isWalled ? APART : TWIN,
		victim: WALLED[1],
	})) {
		const player = world.players.get(idOf(name));
		if (player) Object.assign(player, { ...place, vx: 0, vy: 0, dashTicks: 0, dashCooldownTicks: 0, fireCooldownTicks: 0 });
	}
	// Nobody is pushed, and nobody dies of what is tried.
	for (const rules of Object.values(world.tuning.weapons)) rules.knockback = 0;
}

/** After each tick: all stay whole, and the victim goes on. */
export function keep(world: World, idOf: (name: string) => number): void {
	for (const player of world.players.values()) if (player.alive) player.health = world.tuning.player.health;
	const victim = world.players.get(idOf('victim'));
	if (!victim?.alive) return;
	victim.protectTicks = 0;
	Object.assign(victim, world.arena.id === WALLED_MAP ? WALLED[1] : placeOnCircle(world.tick));
}
