/** Every kind of pickup lies within reach of every life, and no two so close that one run takes both. */

import { type Arena, TILE } from '../../arena.ts';
import { walkingDistance } from '../../bots/flowField.ts';
import { PICKUP_KINDS } from '../../pickup.ts';
import { PLAYER_RULES } from '../../rules.ts';
import type { Complain } from './check.ts';

const REACH_SECONDS = 4;
const APART = 3 * TILE;
const SIGNS = { health: 'H', shield: 'A', energy: 'E' } as const;

export function checkPickups(arena: Arena, complain: Complain): void {
	for (const kind of PICKUP_KINDS) {
		const pickups = arena.pickups.filter((pickup) => pickup.kind === kind);
		if (pickups.length === 0) complain(undefined, `no ${kind} (${SIGNS[kind]})`);
		for (const spawn of pickups.length === 0 ? [] : arena.spawns) {
			const way = Math.min(...pickups.map(({ x, y }) => walkingDistance(arena, spawn.x, spawn.y, x, y)));
			const seconds = way / PLAYER_RULES.speed;
			if (seconds > REACH_SECONDS) {
				complain(
					spawn,
					`the nearest ${kind} (${SIGNS[kind]}) is ${seconds.toFixed(1)} s from this spawn, at most ${REACH_SECONDS} s are meant`,
				);
			}
		}
	}
	for (const [index, { x, y }] of arena.pickups.entries()) {
		for (const other of arena.pickups.slice(index + 1)) {
			const dx = other.x - x;
			const dy = other.y - y;
			if (dx * dx + dy * dy < APART * APART)
				complain({ x, y }, `another pickup within ${APART / TILE} tiles: one run takes both, move one`);
		}
	}
}
