/** A bot walks every way of a map that counts: to the opposite spawn, and to every pickup. Called by `runJob`. */

import { cosOf, sinOf } from '../sim/angle.ts';
import type { Arena } from '../sim/arena.ts';
import { walkingDistance } from '../sim/bots/flowField.ts';
import { moveToGoal } from '../sim/bots/footwork.ts';
import { perceiveWorld } from '../sim/bots/percept.ts';
import { createBotMemory } from '../sim/bots/think.ts';
import { DEFAULT_MODE } from '../sim/modes/registry.ts';
import type { Player } from '../sim/player.ts';
import { stepPlayer } from '../sim/stepPlayer.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import type { TuningValues } from '../sim/tuning.ts';
import { createWorld, type World } from '../sim/world.ts';

const TICK_RATE = 30;
/** A way over the middles of tiles is at most this much longer than the shortest. */
const TILE_DETOUR = 1.083;
/** Nobody walks longer, ticks. */
const MOST_TICKS = 900;
const ARRIVED = 24;

interface Place {
	x: number;
	y: number;
}

export interface WalkResult {
	arenaId: string;
	/** From each team's outermost spawns to the ones opposite, s. */
	crossings: number[];
	/** The longest way to a pickup against the shortest, and how many were walked. */
	worstDetour: number;
	ways: number;
}

export function walkMap(arenaId: string, tuning: TuningValues): WalkResult {
	const world = createWorld({ seed: 1, arenaId, modeId: DEFAULT_MODE, tickRate: TICK_RATE, startTick: 0, tuning });
	const input = createTickInput();
	input.joins.push({ id: 1, name: 'Walker', bot: true });
	stepWorld(world, input);
	const body = world.players.get(1) as Player;
	const result: WalkResult = { arenaId, crossings: [], worstDetour: 0, ways: 0 };
	for (const [from, to] of crossingsOf(world.arena)) result.crossings.push(walk(world, body, from, to).ticks / TICK_RATE);
	for (const spawn of world.arena.spawns) {
		for (const pickup of world.arena.pickups) {
			const shortest = walkingDistance(world.arena, spawn.x, spawn.y, pickup.x, pickup.y) / TILE_DETOUR;
			result.worstDetour = Math.max(result.worstDetour, walk(world, body, spawn, pickup).units / shortest);
			result.ways++;
		}
	}
	return result;
}

/** Ways from the outermost spawns of a team to their mirror images (maps are the same after half a turn). */
function crossingsOf({ spawns, width, height }: Arena): [Place, Place][] {
	const own = spawns.filter(({ team }) => team !== 0);
	const reach = ({ x, y }: Place) => Math.abs(x - width / 2) / width + Math.abs(y - height / 2) / height;
	const outermost = [...own].sort((a, b) => reach(b) - reach(a)).slice(0, Math.ceil(own.length / 2));
	return outermost.map((from) => [from, nearestTo(spawns, width - from.x, height - from.y)]);
}

function nearestTo(places: readonly Place[], x: number, y: number): Place {
	const gap = (place: Place) => Math.abs(place.x - x) + Math.abs(place.y - y);
	return places.reduce((best, place) => (gap(place) < gap(best) ? place : best));
}

/** Walks as a bot does that has nothing else to do; `Infinity` for a way that does not end. */
function walk(world: World, body: Player, from: Place, to: Place): { ticks: number; units: number } {
	Object.assign(body, { x: from.x, y: from.y, vx: 0, vy: 0 });
	const memory = createBotMemory();
	let units = 0;
	for (let ticks = 1; ticks <= MOST_TICKS; ticks++) {
		moveToGoal(perceiveWorld(world, body.id), memory, { kind: 'fetch', x: to.x, y: to.y, untilTick: 0 });
		const { x, y } = body;
		const moveX = Math.round(cosOf(memory.heading) * 127);
		const moveY = Math.round(sinOf(memory.heading) * 127);
		world.tick++;
		stepPlayer(world, body, { moveX, moveY, aim: 0, buttons: 0, weapon: 0, seen: 0 });
		units += Math.sqrt((body.x - x) * (body.x - x) + (body.y - y) * (body.y - y));
		if (Math.sqrt((body.x - to.x) * (body.x - to.x) + (body.y - to.y) * (body.y - to.y)) <= ARRIVED) return { ticks, units };
	}
	return { ticks: Infinity, units: Infinity };
}
