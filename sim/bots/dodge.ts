/** Steps and dashes out of the way of flying shots and of the bursts that they will end in. Called by `think`. */

import { type Rng, random } from '../random.ts';
import { castRay } from '../ray.ts';
import { toTicks } from '../tuning.ts';
import type { BotMemory } from './memory.ts';
import type { Percept, SeenProjectile } from './percept.ts';
import { SKILLS } from './skill.ts';

/** Shots that pass nearer than this to the body's edge are worth a step, units; within this time, seconds. */
const NEAR_MISS = 12;
const DODGE_SECONDS = 0.45;
/** A burst within this time is worth a step away from it, and this much beyond its reach, seconds and units. */
const BURST_SECONDS = 0.7;
const BURST_MARGIN = 15;
/** Weight of a burst against that of a shot that passes. */
const BURST_WEIGHT = 1.6;
const NO_DODGE = { x: 0, y: 0, hits: 0, bursts: 0 };

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
	const away = dodgeVector(percept);
	memory.dodge = NO_DODGE;
	if (away.hits + away.bursts === 0) return;
	if (random(rng) < skill.dodgeShare) memory.dodge = away;
	memory.dodgeUntilTick = tick + toTicks(skill.reactionSeconds * (1 + random(rng)), tickRate);
}

/** Sum of the steps out of the way of near shots and bursts, and how many of them would hurt. */
function dodgeVector(percept: Percept): BotMemory['dodge'] {
	const away = { x: 0, y: 0, hits: 0, bursts: 0 };
	for (const shot of percept.projectiles) {
		const speed = Math.sqrt(shot.vx * shot.vx + shot.vy * shot.vy);
		if (speed === 0) continue;
		stepAside(percept, shot, speed, away);
		if (shot.splashRadius > 0) leaveBurst(percept, shot, speed, away);
	}
	return away;
}

/** To the side of a shot that would meet the body. */
function stepAside({ self, tuning }: Percept, shot: SeenProjectile, speed: number, away: BotMemory['dodge']): void {
	const dirX = shot.vx / speed;
	const dirY = shot.vy / speed;
	const along = (self.x - shot.x) * dirX + (self.y - shot.y) * dirY;
	if (along < 0 || along > speed * (shot.splashRadius > 0 ? BURST_SECONDS : DODGE_SECONDS)) return;
	const side = (self.x - shot.x) * -dirY + (self.y - shot.y) * dirX;
	if (Math.abs(side) > tuning.player.radius + shot.radius + NEAR_MISS) return;
	// Dead on, either side will do: the one that it moves to already.
	const toward = Math.abs(side) > 4 ? Math.sign(side) : self.vx * -dirY + self.vy * dirX >= 0 ? 1 : -1;
	away.x += -dirY * toward;
	away.y += dirX * toward;
	away.hits++;
	if (shot.splashRadius > 0) away.bursts++;
}

/** Away from the wall at which a shot will burst. */
function leaveBurst({ self, arena, tuning }: Percept, shot: SeenProjectile, speed: number, away: BotMemory['dodge']): void {
	const way = castRay(arena, shot.x, shot.y, shot.vx / speed, shot.vy / speed, speed * BURST_SECONDS);
	if (way >= speed * BURST_SECONDS) return;
	const dx = self.x - (shot.x + (shot.vx / speed) * way);
	const dy = self.y - (shot.y + (shot.vy / speed) * way);
	const distance = Math.sqrt(dx * dx + dy * dy);
	if (distance > shot.splashRadius + tuning.player.radius + BURST_MARGIN || distance < 1) return;
	away.x += (dx / distance) * BURST_WEIGHT;
	away.y += (dy / distance) * BURST_WEIGHT;
	away.bursts++;
}
