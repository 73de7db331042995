/** How a bot moves: strafing at its weapon's range in a fight, along its route otherwise, out of the way of shots. */

import { ANGLES, angleOf, cosOf, sinOf } from '../angle.ts';
import { type Rng, random } from '../random.ts';
import { castRay } from '../ray.ts';
import { toTicks } from '../tuning.ts';
import { reachOf } from './firepower.ts';
import type { BotMemory, Goal, KnownEnemy } from './memory.ts';
import type { Percept } from './percept.ts';
import { postOf, pullToPost } from './post.ts';
import { nextWaypoint } from './route.ts';
import { SKILLS } from './skill.ts';

const DIRECTIONS = 16;
/** Ticks for which a direction of a fight and a waypoint of a walk are kept. */
const HEADING_TICKS = 3;
const WAYPOINT_TICKS = 5;
/** Walls nearer than this count against a direction, units. */
const PROBE_UNITS = 110;
/** Others push away within this distance, units. */
const CROWD_UNITS = 260;
/** Weight of a step out of the way of a shot and of a burst, against that of the fight. */
const SHOT_URGENCY = 0.8;
const BURST_URGENCY = 2;
/** Weight of the way to a post, against that of the fight. */
const POST_WEIGHT = 1.3;
/** Beyond the range that it seeks by more than this a bot that cannot reach its target runs rather than strafes, units. */
const RUSH_UNITS = 90;
const RUSH_STRAFE = 0.35;

/** Sets the heading of a fight: the best of sixteen directions by range, strafe, walls, crowd and shots. */
export function moveInFight(percept: Percept, memory: BotMemory, target: KnownEnemy, rng: Rng): void {
	const { self, tick, tickRate, tuning, arena } = percept;
	if (tick >= memory.strafeUntilTick) {
		memory.strafeSide = memory.strafeSide === 1 ? -1 : 1;
		memory.strafeUntilTick = tick + toTicks(0.3 + random(rng) * 0.8, tickRate);
	}
	if (tick < memory.headingUntilTick) return;
	memory.headingUntilTick = tick + HEADING_TICKS;
	const { dodge } = memory;
	const dx = target.x - self.x;
	const dy = target.y - self.y;
	const distance = Math.max(1, Math.sqrt(dx * dx + dy * dy));
	const closer = Math.max(-1, Math.min(1, (distance - memory.range) / RUSH_UNITS));
	const rushes = distance > memory.range + RUSH_UNITS && distance > reachOf(tuning, self.weapon);
	const side = memory.strafeSide * (rushes ? RUSH_STRAFE : 1);
	const urgency = dodge.bursts > 0 ? BURST_URGENCY : SHOT_URGENCY;
	let wishX = (dx / distance) * closer - (dy / distance) * side + dodge.x * urgency;
	let wishY = (dy / distance) * closer + (dx / distance) * side + dodge.y * urgency;
	const post = postOf(percept, memory);
	if (post) {
		const pull = pullToPost(percept, post, nextWaypoint(arena, self.x, self.y, post.x, post.y, tuning.player.radius));
		wishX += pull.x * POST_WEIGHT;
		wishY += pull.y * POST_WEIGHT;
	}
	for (const other of percept.players) {
		const awayX = self.x - other.x;
		const awayY = self.y - other.y;
		const gap = Math.max(1, Math.sqrt(awayX * awayX + awayY * awayY));
		if (other.id === target.id || gap > CROWD_UNITS) continue;
		wishX += (awayX / gap) * (1 - gap / CROWD_UNITS);
		wishY += (awayY / gap) * (1 - gap / CROWD_UNITS);
	}
	let bestScore = -Infinity;
	let best = memory.heading;
	for (let i = 0; i < DIRECTIONS; i++) {
		const angle = (i * ANGLES) / DIRECTIONS;
		const dirX = cosOf(angle);
		const dirY = sinOf(angle);
		const free = castRay(arena, self.x, self.y, dirX, dirY, PROBE_UNITS) / PROBE_UNITS;
		const score = dirX * wishX + dirY * wishY + 0.3 * (dirX * cosOf(memory.heading) + dirY * sinOf(memory.heading)) - 2.2 * (1 - free);
		if (score <= bestScore) continue;
		bestScore = score;
		best = angle;
	}
	memory.heading = best;
}

/** Sets the heading of a walk to the next point of its route. */
export function moveToGoal(percept: Percept, memory: BotMemory, goal: Goal): void {
	const { self, tick, arena, tuning } = percept;
	const closeBy = Math.abs(memory.waypoint.x - self.x) + Math.abs(memory.waypoint.y - self.y) < 30;
	if (tick >= memory.waypointUntilTick || closeBy) {
		memory.waypoint = nextWaypoint(arena, self.x, self.y, goal.x, goal.y, tuning.player.radius);
		memory.waypointUntilTick = tick + WAYPOINT_TICKS;
	}
	const dx = memory.waypoint.x - self.x;
	const dy = memory.waypoint.y - self.y;
	const distance = Math.max(1, Math.sqrt(dx * dx + dy * dy));
	memory.heading = angleOf(dx / distance + memory.dodge.x * 0.7, dy / distance + memory.dodge.y * 0.7);
}

/** Whether to dash along the heading now: out of a burst or a stream, after somebody, into cover, or to get along. */
export function wantsDash(percept: Percept, memory: BotMemory, target: KnownEnemy | undefined, rng: Rng): boolean {
	const { self, arena, tickRate } = percept;
	if (self.dashCooldownTicks > 0) return false;
	const skill = SKILLS[memory.skill];
	const way = dashWay(percept) + percept.tuning.player.radius;
	const chance = dashChancePerSecond(percept, memory, target) * (0.4 + skill.dodgeShare);
	if (random(rng) >= chance / tickRate) return false;
	return castRay(arena, self.x, self.y, cosOf(memory.heading), sinOf(memory.heading), way) >= way;
}

function dashWay({ tuning }: Percept): number {
	return tuning.player.dashSpeed * tuning.player.dashSeconds;
}

function dashChancePerSecond(percept: Percept, memory: BotMemory, target: KnownEnemy | undefined): number {
	const { self } = percept;
	if (memory.dodge.bursts > 0) return 7;
	if (memory.dodge.hits >= 2) return 2.5;
	if (memory.goal?.kind === 'retreat') return 5;
	if (percept.tick - memory.hurtTick < 4) return 2.5;
	if (!target) {
		const ahead = Math.abs(memory.waypoint.x - self.x) + Math.abs(memory.waypoint.y - self.y);
		return ahead > 350 ? 0.5 : 0;
	}
	return closesIn(percept, memory, target) ? 6 : 0.25;
}

/** Whether a dash along the heading would bring one to the range that one seeks. */
function closesIn(percept: Percept, memory: BotMemory, target: KnownEnemy): boolean {
	const { self } = percept;
	const dx = target.x - self.x;
	const dy = target.y - self.y;
	const distance = Math.sqrt(dx * dx + dy * dy);
	const toward = (dx * cosOf(memory.heading) + dy * sinOf(memory.heading)) / Math.max(1, distance);
	const gap = distance - memory.range;
	return toward > 0.8 && gap > dashWay(percept) * 0.4 && gap < dashWay(percept) * 1.6;
}
