/** How a bot moves: strafing at its weapon's range in a fight, along its route otherwise, out of the way of shots. */

import { ANGLES, angleOf, cosOf, sinOf } from '../angle.ts';
import { type Rng, random } from '../random.ts';
import { castRay } from '../ray.ts';
import { toTicks } from '../tuning.ts';
import { preferredRange } from './arms.ts';
import type { BotMemory, Goal, KnownEnemy } from './memory.ts';
import type { Percept } from './percept.ts';
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
/** Shots that pass nearer than this to the body's edge are worth a step, units; within this time, seconds. */
const NEAR_MISS = 12;
const DODGE_SECONDS = 0.45;
const NO_DODGE = { x: 0, y: 0, hits: 0 };

/**
 * Decides now and then on a step out of the way of the shots that are near. Nobody dodges dart by dart: what was
 * decided holds for a while, right or wrong by then.
 */
export function considerDodge(percept: Percept, memory: BotMemory, rng: Rng): void {
	const { tick, tickRate } = percept;
	if (tick < memory.dodgeUntilTick) return;
	if (percept.projectiles.length === 0) {
		memory.dodge = NO_DODGE;
		return;
	}
	const skill = SKILLS[memory.skill];
	memory.dodge = random(rng) < skill.dodgeShare ? dodgeVector(percept) : NO_DODGE;
	memory.dodgeUntilTick = tick + toTicks(skill.reactionSeconds * (1 + random(rng)), tickRate);
}

/** Sum of the steps out of the way of near shots, and how many of them would hit. */
function dodgeVector(percept: Percept): BotMemory['dodge'] {
	const { self, tuning } = percept;
	const away = { x: 0, y: 0, hits: 0 };
	for (const shot of percept.projectiles) {
		const speed = Math.sqrt(shot.vx * shot.vx + shot.vy * shot.vy);
		if (speed === 0) continue;
		const dirX = shot.vx / speed;
		const dirY = shot.vy / speed;
		const along = (self.x - shot.x) * dirX + (self.y - shot.y) * dirY;
		if (along < 0 || along > speed * DODGE_SECONDS) continue;
		const side = (self.x - shot.x) * -dirY + (self.y - shot.y) * dirX;
		if (Math.abs(side) > tuning.player.radius + shot.radius + NEAR_MISS) continue;
		// Dead on, either side will do: the one that it moves to already.
		const toward = Math.abs(side) > 4 ? Math.sign(side) : self.vx * -dirY + self.vy * dirX >= 0 ? 1 : -1;
		away.x += -dirY * toward;
		away.y += dirX * toward;
		away.hits++;
	}
	return away;
}

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
	const closer = Math.max(-1, Math.min(1, (distance - preferredRange(tuning, self.weapon)) / 160));
	let wishX = (dx / distance) * closer - (dy / distance) * memory.strafeSide + dodge.x * 0.8;
	let wishY = (dy / distance) * closer + (dx / distance) * memory.strafeSide + dodge.y * 0.8;
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

/** Whether to dash along the heading now: out of a stream of shots, after somebody weak, into cover, or to get along. */
export function wantsDash(percept: Percept, memory: BotMemory, target: KnownEnemy | undefined, rng: Rng): boolean {
	const { self, arena, tickRate, tuning } = percept;
	if (self.dashCooldownTicks > 0) return false;
	const skill = SKILLS[memory.skill];
	const way = tuning.player.dashSpeed * tuning.player.dashSeconds + tuning.player.radius;
	const chance = dashChancePerSecond(percept, memory, target) * (0.4 + skill.dodgeShare);
	if (random(rng) >= chance / tickRate) return false;
	return castRay(arena, self.x, self.y, cosOf(memory.heading), sinOf(memory.heading), way) >= way;
}

function dashChancePerSecond(percept: Percept, memory: BotMemory, target: KnownEnemy | undefined): number {
	const { self, tuning } = percept;
	if (memory.dodge.hits >= 2) return 2.5;
	if (memory.goal?.kind === 'retreat') return 5;
	if (percept.tick - memory.hurtTick < 4) return 2.5;
	if (!target) {
		const ahead = Math.abs(memory.waypoint.x - self.x) + Math.abs(memory.waypoint.y - self.y);
		return ahead > 350 ? 0.5 : 0;
	}
	const distance = Math.abs(target.x - self.x) + Math.abs(target.y - self.y);
	const far = distance > preferredRange(tuning, self.weapon) + 250;
	return far && target.points < memory.points ? 1.2 : 0.25;
}
