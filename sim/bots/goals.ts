/** Where a bot wants to be and why: hurt ones away and to health, others after whom they saw or heard. Called by `think`. */

import { TILE } from '../arena.ts';
import type { PickupKind } from '../pickup.ts';
import type { Rng } from '../random.ts';
import { castRay } from '../ray.ts';
import { toTicks } from '../tuning.ts';
import { targetOf } from './attention.ts';
import { chooseCrowd } from './crowdPlaces.ts';
import { walkingDistance } from './flowField.ts';
import { type BotMemory, type Goal, type GoalKind, type KnownEnemy, LONG_AGO } from './memory.ts';
import type { KnownPickup, Percept } from './percept.ts';
import { choosePlace, chooseRefuge } from './places.ts';
import { chooseObjective, placeOn, postOf } from './post.ts';
import { SKILLS } from './skill.ts';

/** Closer than this a goal is reached, units. */
const ARRIVED = 34;
/** Ticks between two looks at what else there is to do. */
const RETHINK_TICKS = 7;
/** The present goal's advantage over others. */
const COMMITMENT = 0.18;
/** Worth above which a pickup is fetched in a fight, or fled to; and something done rather than a walk begun or kept. */
const WORTH_IN_FIGHT = 1.1;
const WORTH_IN_FLIGHT = 0.5;
const WORTH_SETTING_OUT = 0.3;
const WORTH_TURNING = 0.4;
/** What lies this near to where a hunt ended has been searched, units. */
const SEARCHED_UNITS = 320;
const HUNT_SECONDS = 5;
const SOUND_SECONDS = 3;
/** A crowd is gone after for so long before the map is looked at again, seconds. */
const CROWD_SECONDS = 1.5;

interface Option {
	kind: GoalKind;
	worth: number;
	x: number;
	y: number;
}

/** Brings `memory.goal` up to date: undefined means to stay with the fight. */
export function decideGoal(percept: Percept, memory: BotMemory, rng: Rng): void {
	dropEndedGoal(percept, memory);
	const target = targetOf(memory);
	const distracted = target !== undefined && memory.goal?.kind !== 'retreat';
	if (memory.goal && !distracted && (percept.tick + percept.self.id) % RETHINK_TICKS !== 0) return;
	const objective = chooseObjective(percept);
	memory.post = objective?.index ?? -1;
	if (target) decideInFight(percept, memory, target, rng);
	else if (memory.goal?.kind !== 'retreat') decideAtLarge(percept, memory, objective?.worth ?? 0, rng);
}

function dropEndedGoal({ self, tick }: Percept, memory: BotMemory): void {
	const { goal } = memory;
	if (!goal) return;
	const reached = Math.abs(goal.x - self.x) + Math.abs(goal.y - self.y) < ARRIVED;
	if (!reached && tick < goal.untilTick) return;
	if (goal.kind === 'hunt') forgetAround(memory, goal);
	memory.goal = undefined;
}

/** Away when losing, to what would turn the fight when it is near, and otherwise on with it. */
function decideInFight(percept: Percept, memory: BotMemory, target: KnownEnemy, rng: Rng): void {
	const isLosing = memory.points < SKILLS[memory.skill].retreatPoints && memory.points < target.points;
	if (isLosing && memory.goal?.kind === 'retreat') return;
	const pickup = bestPickup(percept, memory, target);
	if (isLosing) {
		const place = pickup && pickup.worth > WORTH_IN_FLIGHT ? pickup : chooseRefuge(percept, target, rng);
		if (place) memory.goal = goalTo(percept, memory, { kind: 'retreat', worth: 1, x: place.x, y: place.y });
	} else if (pickup && pickup.worth > WORTH_IN_FIGHT) keepOrSet(percept, memory, pickup);
	else memory.goal = undefined;
}

/** The best of what is needed, who was seen and what was heard; a walk when none is worth it. */
function decideAtLarge(percept: Percept, memory: BotMemory, objectiveWorth: number, rng: Rng): void {
	const present = memory.goal?.kind;
	let best: Option | undefined;
	for (const option of [bestPickup(percept, memory), huntOption(percept, memory), soundOption(percept, memory)]) {
		if (!option) continue;
		if (option.kind === present) option.worth += COMMITMENT;
		if (option.worth > (best?.worth ?? (present === 'roam' ? WORTH_TURNING : WORTH_SETTING_OUT))) best = option;
	}
	const post = postOf(percept, memory);
	if (post && objectiveWorth + (present === 'hold' ? COMMITMENT : 0) > (best?.worth ?? 0)) {
		if (present !== 'hold') memory.goal = goalTo(percept, memory, { kind: 'hold', worth: objectiveWorth, ...placeOn(percept, post, rng) });
	} else if (best) keepOrSet(percept, memory, best);
	else if (present !== 'roam') memory.goal = chooseWalk(percept, memory, rng);
}

/** With nothing to do: to where most are, looked at anew every while, or to some other place of the map. */
function chooseWalk(percept: Percept, memory: BotMemory, rng: Rng): Goal {
	const crowd = chooseCrowd(percept, rng);
	const goal = goalTo(percept, memory, { kind: 'roam', worth: 0, ...(crowd ?? choosePlace(percept, memory, rng)) });
	if (crowd) goal.untilTick = Math.min(goal.untilTick, percept.tick + toTicks(CROWD_SECONDS, percept.tickRate));
	return goal;
}

/** Who came to look and saw nobody does not come back for the same reason. */
function forgetAround(memory: BotMemory, { x, y }: Goal): void {
	const isNear = (point: { x: number; y: number }) => Math.abs(point.x - x) + Math.abs(point.y - y) < SEARCHED_UNITS;
	memory.enemies = memory.enemies.filter((enemy) => enemy.inSight || !isNear(enemy));
	if (isNear(memory.sound)) memory.sound.tick = LONG_AGO;
}

function keepOrSet(percept: Percept, memory: BotMemory, option: Option): void {
	const { goal } = memory;
	if (goal && goal.kind === option.kind && Math.abs(goal.x - option.x) + Math.abs(goal.y - option.y) < 40) return;
	memory.goal = goalTo(percept, memory, option);
}

/** With a time limit of twice the walk, so that nothing unreachable is chased for ever. */
function goalTo(percept: Percept, memory: BotMemory, { kind, x, y }: Option): Goal {
	const distance = Math.min(4000, walkingDistance(percept.arena, percept.self.x, percept.self.y, x, y));
	const seconds = 1 + (2 * distance) / percept.tuning.player.speed;
	memory.waypointUntilTick = 0;
	return { kind, x, y, untilTick: percept.tick + toTicks(seconds, percept.tickRate) };
}

/** How much each kind of pickup is needed, 0 to 1.3. */
function needsOf({ self, tuning }: Percept): Record<PickupKind, number> {
	return {
		health: (1.3 * (tuning.player.health - self.health)) / tuning.player.health,
		shield: (0.75 * (tuning.player.shieldMax - self.shield)) / Math.max(1, tuning.player.shieldMax),
		energy: self.energy < tuning.player.energyMax * 0.4 ? 0.6 : 0,
	};
}

/** Below this nothing is fetched. */
const LEAST_NEED = 0.1;

function fetchWorth(need: number, distance: number): number {
	return (need * 600) / (distance + 200);
}

/** Less than any way on foot between two points so far apart, which is counted in steps from tile to tile: no walk need be known. */
function leastWalk(dx: number, dy: number): number {
	return Math.max(0, 0.98 * Math.sqrt(dx * dx + dy * dy) - 2 * TILE);
}

/** The pickup with the best need by distance; with an enemy given, none that lies nearer to the enemy. */
function bestPickup(percept: Percept, memory: BotMemory, enemy?: KnownEnemy): Option | undefined {
	const { arena, self, tick, tickRate } = percept;
	const needs = needsOf(percept);
	if (Math.max(needs.health, needs.shield, needs.energy) < LEAST_NEED) return undefined;
	let best: Option | undefined;
	for (let index = 0; index < percept.pickups.length; index++) {
		const pickup = percept.pickups[index] as KnownPickup;
		const need = needs[pickup.kind];
		if (need < LEAST_NEED || fetchWorth(need, leastWalk(pickup.x - self.x, pickup.y - self.y)) <= (best?.worth ?? 0)) continue;
		const distance = walkingDistance(arena, self.x, self.y, pickup.x, pickup.y);
		const arrivalTick = tick + (distance / percept.tuning.player.speed) * tickRate;
		if ((memory.pickupBackAt[index] ?? 0) > arrivalTick) continue;
		if (enemy && walkingDistance(arena, enemy.x, enemy.y, pickup.x, pickup.y) < distance) continue;
		const worth = fetchWorth(need, distance);
		if (worth > (best?.worth ?? 0)) best = { kind: 'fetch', worth, x: pickup.x, y: pickup.y };
	}
	return best;
}

/** After whom was seen last: where they were heading, as far as no wall is in between. */
function huntOption(percept: Percept, memory: BotMemory): Option | undefined {
	const { arena, tick, tickRate, self } = percept;
	let best: Option | undefined;
	for (const enemy of memory.enemies) {
		if (enemy.protected || tick < enemy.noticedAtTick) continue;
		const fresh = 1 - (tick - enemy.lastSeenTick) / (HUNT_SECONDS * tickRate);
		const confidence = Math.min(1.3, (1.6 * memory.points) / Math.max(1, memory.points + enemy.points));
		const worth = fresh * confidence;
		if (worth <= (best?.worth ?? 0.2)) continue;
		const speed = Math.sqrt(enemy.vx * enemy.vx + enemy.vy * enemy.vy);
		const dirX = speed > 20 ? enemy.vx / speed : 1;
		const dirY = speed > 20 ? enemy.vy / speed : 0;
		const way = Math.max(0, Math.min(speed * 0.5, castRay(arena, enemy.x, enemy.y, dirX, dirY, 200) - 26));
		best = { kind: 'hunt', worth, x: enemy.x + dirX * way, y: enemy.y + dirY * way };
	}
	if (best && Math.abs(best.x - self.x) + Math.abs(best.y - self.y) < ARRIVED) return undefined;
	return best;
}

function soundOption(percept: Percept, memory: BotMemory): Option | undefined {
	const { arena, self, tick, tickRate, tuning } = percept;
	const { sound } = memory;
	const fresh = 1 - (tick - sound.tick) / (SOUND_SECONDS * tickRate);
	if (fresh <= 0) return undefined;
	const distance = walkingDistance(arena, self.x, self.y, sound.x, sound.y);
	if (!(distance > 120 && distance < 2000)) return undefined;
	const worth = (fresh * 0.75 * Math.min(1, memory.points / tuning.player.health) * 900) / (600 + distance);
	return { kind: 'hunt', worth, x: sound.x, y: sound.y };
}
