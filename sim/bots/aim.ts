/** Where a bot points and whether it pulls the trigger: a hand that is late, limited and never quite right. */

import { angleBetween, angleOf, turnToward, wrapAngle } from '../angle.ts';
import { type Rng, random, randomNormal } from '../random.ts';
import { canSee } from '../ray.ts';
import { toTicks } from '../tuning.ts';
import { weaponOf } from '../weapons/registry.ts';
import { burstOffset } from './burstAim.ts';
import { flightSeconds } from './firepower.ts';
import type { BotMemory, KnownEnemy } from './memory.ts';
import type { Percept } from './percept.ts';
import { SKILLS } from './skill.ts';
import { pullsTrigger } from './trigger.ts';

/** Share of the remaining turn made in a tick at 30 Hz: fast at first, then settling. */
const TURN_SHARE = 0.45;
/** Share of the target's motion across the view that the hand follows without thinking, at most this much a tick. */
const TRACKING = 0.85;
const MAX_TRACKING = 120;
/** The aim error drifts to a new value about four times a second: a hand wanders, it does not tremble. */
const ERROR_SECONDS = 0.25;
const DRIFT_SHARE = 0.25;
/** Nobody fires farther beside, 4096ths of a turn. */
const MOST_ERROR = 280;
/** How fast a bot learns that its target crosses its view, share a tick. */
const CROSSING_SHARE = 0.15;
/** Ticks between two looks at where a burst would be surest. */
const BURST_LOOK_TICKS = 4;

/** Turns toward the target with lead and error; returns whether to fire. */
export function aimAtTarget(percept: Percept, memory: BotMemory, target: KnownEnemy, rng: Rng): boolean {
	const { self, tuning, arena, tickRate } = percept;
	const skill = SKILLS[memory.skill];
	// The shot leaves after the body has moved on by a tick.
	const fromX = self.x + self.vx / tickRate;
	const fromY = self.y + self.vy / tickRate;
	const dx = target.x - fromX;
	const dy = target.y - fromY;
	const distance = Math.sqrt(dx * dx + dy * dy);
	const seconds = flightSeconds(tuning, self.weapon, distance);
	// A dash is over before a shot gets there: nobody is led by more than a run.
	const pace = Math.sqrt(target.vx * target.vx + target.vy * target.vy);
	const led = pace > tuning.player.speed ? (seconds * tuning.player.speed) / pace : seconds;
	const aheadX = target.x + target.vx * led;
	const aheadY = target.y + target.vy * led;
	const leads = seconds > 0 && canSee(arena, self.x, self.y, aheadX, aheadY);
	const straight = leads ? angleOf(aheadX - fromX, aheadY - fromY) : angleOf(dx, dy);
	if (tuning.weapons[weaponOf(self.weapon).id].splashRadius === 0) memory.aimOffset = 0;
	else if ((percept.tick + self.id) % BURST_LOOK_TICKS === 0) memory.aimOffset = burstOffset(percept, straight, aheadX, aheadY, distance);
	const believed = wrapAngle(straight + memory.aimOffset);

	const moved = target.id === memory.bearingOf ? angleBetween(memory.bearing, straight) : 0;
	memory.crossing += (Math.abs(moved) * tickRate - memory.crossing) * CROSSING_SHARE;
	memory.errorSize += ((skill.lastError - memory.errorSize) * 0.69) / (skill.settleSeconds * tickRate);
	if (percept.tick >= memory.errorUntilTick) {
		const error = randomNormal(rng) * (memory.errorSize + memory.crossing * skill.lagSeconds);
		memory.errorGoal = Math.max(-MOST_ERROR, Math.min(MOST_ERROR, error));
		memory.errorUntilTick = percept.tick + Math.max(1, toTicks(ERROR_SECONDS * (0.6 + 0.8 * random(rng)), tickRate));
	}
	memory.error += (memory.errorGoal - memory.error) * DRIFT_SHARE;
	// The hand follows a moving target along, nearly as fast as it moves.
	memory.aim = wrapAngle(memory.aim + Math.round(Math.max(-MAX_TRACKING, Math.min(MAX_TRACKING, moved * TRACKING))));
	memory.bearing = straight;
	memory.bearingOf = target.id;
	// It cannot know its own error: it fires when the barrel is where it means it to be.
	const wanted = wrapAngle(believed + Math.round(memory.error));
	turn(percept, memory, wanted);
	return pullsTrigger(percept, memory, target, wanted, distance);
}

/** Turns to where something may come from. */
export function lookAround(percept: Percept, memory: BotMemory, rng: Rng): void {
	memory.error *= 0.9;
	turn(percept, memory, lookDirection(percept, memory, rng));
}

/** The last shot, the corner where somebody vanished, or the way ahead with a glance aside. */
function lookDirection(percept: Percept, memory: BotMemory, rng: Rng): number {
	const { self, tick, tickRate } = percept;
	const since = tick - memory.sound.tick;
	const alarmed = since < tickRate * 1.2 || (tick - memory.hurtTick < tickRate && since < tickRate * 2);
	if (alarmed) return angleOf(memory.sound.x - self.x, memory.sound.y - self.y);
	let newest: KnownEnemy | undefined;
	for (const enemy of memory.enemies) {
		if (tick >= enemy.noticedAtTick && enemy.lastSeenTick > (newest?.lastSeenTick ?? tick - tickRate * 2.5)) newest = enemy;
	}
	if (newest) return angleOf(newest.x - self.x, newest.y - self.y);
	if (tick >= memory.glanceUntilTick) {
		memory.glance = random(rng) < 0.55 ? 0 : Math.round((random(rng) - 0.5) * 2000);
		memory.glanceUntilTick = tick + toTicks(memory.glance === 0 ? 0.8 + random(rng) * 1.5 : 0.35 + random(rng) * 0.3, tickRate);
	}
	return memory.heading + memory.glance;
}

function turn(percept: Percept, memory: BotMemory, wanted: number): void {
	const fastest = SKILLS[memory.skill].turnPerSecond / percept.tickRate;
	const rest = Math.abs(angleBetween(memory.aim, wrapAngle(wanted)));
	const share = Math.min(1, (TURN_SHARE * 30) / percept.tickRate);
	memory.aim = turnToward(memory.aim, wrapAngle(wanted), Math.round(Math.min(fastest, Math.max(rest * share, 10))));
}
