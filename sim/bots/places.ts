/** Places worth going to: spawns, pickups and the middle for those who roam, cover for those who flee. */

import type { Arena } from '../arena.ts';
import { ARENAS } from '../arenas/registry.ts';
import { type Rng, random } from '../random.ts';
import { canSee } from '../ray.ts';
import { fieldTo, walkingDistance } from './flowField.ts';
import type { BotMemory } from './memory.ts';
import type { Percept } from './percept.ts';

/** How many places one remembers having been at. */
const RECENT = 5;
/** A walk of this length is the most welcome, units. */
const GOOD_WALK = 900;
/** Nobody runs farther for cover, units. */
const REFUGE_WALK = 1000;

// Not state: the same map always has the same.
const PLACES = new WeakMap<Arena, readonly Place[]>();

interface Place {
	x: number;
	y: number;
}

function placesOf(arena: Arena): readonly Place[] {
	let places = PLACES.get(arena);
	if (!places) {
		places = [...arena.spawns, ...arena.pickups];
		PLACES.set(arena, places);
	}
	return places;
}

/** On a map larger than this only places this near are thought of, units. */
const NEAR_UNITS = 1300;

function isNear(a: Place, b: Place): boolean {
	return Math.abs(a.x - b.x) <= NEAR_UNITS && Math.abs(a.y - b.y) <= NEAR_UNITS;
}

// The ways to these places are made when the process or page starts, or the first tick of its first match would pay
// for all of them at once (50 ms on a cold engine).
for (const arena of Object.values(ARENAS)) if (arena.use === 'match') for (const { x, y } of placesOf(arena)) fieldTo(arena, x, y);

/** Somewhere else to look: not where it was lately, not where others are in sight, not too near. */
export function choosePlace(percept: Percept, memory: BotMemory, rng: Rng): Place {
	const { self } = percept;
	const places = placesOf(percept.arena);
	let best = 0;
	let bestScore = -Infinity;
	for (const [index, place] of places.entries()) {
		if (percept.arena.use === 'crowd' && !isNear(self, place)) continue;
		const distance = walkingDistance(percept.arena, self.x, self.y, place.x, place.y);
		if (!Number.isFinite(distance)) continue;
		const recent = memory.recentPlaces.indexOf(index);
		const crowd = percept.players.filter(({ x, y }) => Math.abs(x - place.x) + Math.abs(y - place.y) < 350).length;
		const score = random(rng) * 1.2 - Math.abs(distance - GOOD_WALK) / GOOD_WALK - (recent >= 0 ? (recent + 1) * 0.3 : 0) - crowd * 0.5;
		if (score <= bestScore) continue;
		best = index;
		bestScore = score;
	}
	memory.recentPlaces.push(best);
	if (memory.recentPlaces.length > RECENT) memory.recentPlaces.shift();
	return places[best] ?? { x: self.x, y: self.y };
}

/** The nearest place out of an enemy's sight that is not nearer to the enemy; undefined when there is none. */
export function chooseRefuge(percept: Percept, enemy: Place, rng: Rng): Place | undefined {
	const { arena, self } = percept;
	let best: Place | undefined;
	let bestCost = REFUGE_WALK;
	for (const place of placesOf(arena)) {
		if (arena.use === 'crowd' && !isNear(self, place)) continue;
		const distance = walkingDistance(arena, self.x, self.y, place.x, place.y);
		const cost = distance * (0.8 + 0.4 * random(rng));
		if (cost >= bestCost || distance < 100) continue;
		if (walkingDistance(arena, enemy.x, enemy.y, place.x, place.y) < distance) continue;
		if (canSee(arena, enemy.x, enemy.y, place.x, place.y)) continue;
		best = place;
		bestCost = cost;
	}
	return best;
}
