/** What a bot notices: who is there, who was, what was heard, what lies where, and whom to fight. Called by `think`. */

import { angleBetween, angleOf } from '../angle.ts';
import { type Rng, random } from '../random.ts';
import { toTicks } from '../tuning.ts';
import type { BotMemory, KnownEnemy } from './memory.ts';
import type { KnownPickup, Percept, SeenPlayer } from './percept.ts';
import { SKILLS } from './skill.ts';

/** Somebody out of sight for less than this needs no new reaction, seconds. */
const STILL_IN_MIND_SECONDS = 0.7;
/** Nobody is remembered longer, seconds. */
const FORGET_SECONDS = 7;
/** Who stands behind one's back is noticed later by this factor. */
const BEHIND_FACTOR = 1.25;
const BEHIND_STEPS = 900;
/** Aim error added by a sudden change of the target's velocity, 4096ths of a turn for each unit a second, at this distance. */
const JERK_ERROR = 0.07;
const JERK_UNITS = 250;
/** Units by which the present target is preferred, so that a bot does not waver between two. */
const TARGET_BONUS = 220;

export function attend(percept: Percept, memory: BotMemory, rng: Rng): void {
	const { self, tick, tickRate } = percept;
	const points = self.health + self.shield;
	if (points < memory.points) memory.hurtTick = tick;
	memory.points = points;
	for (const enemy of memory.enemies) enemy.inSight = false;
	for (const seen of percept.players) if (!seen.ally) notice(percept, memory, seen, rng);
	const oldest = tick - toTicks(FORGET_SECONDS, tickRate);
	memory.enemies = memory.enemies.filter((enemy) => enemy.inSight || (enemy.lastSeenTick > oldest && !isGone(percept, enemy)));
	for (const { x, y } of percept.heard) {
		const nearer = distanceTo(percept, x, y) < distanceTo(percept, memory.sound.x, memory.sound.y);
		if (nearer || memory.sound.tick < tick - tickRate) memory.sound = { x, y, tick };
	}
	rememberPickups(percept, memory);
	chooseTarget(percept, memory);
}

function distanceTo(percept: Percept, x: number, y: number): number {
	const dx = x - percept.self.x;
	const dy = y - percept.self.y;
	return Math.sqrt(dx * dx + dy * dy);
}

/** Where it was last seen there is nobody now. */
function isGone(percept: Percept, enemy: KnownEnemy): boolean {
	return distanceTo(percept, enemy.x, enemy.y) < 120 && percept.tick - enemy.lastSeenTick > 6;
}

function notice(percept: Percept, memory: BotMemory, seen: SeenPlayer, rng: Rng): void {
	const { self, tick, tickRate } = percept;
	const skill = SKILLS[memory.skill];
	let enemy = memory.enemies.find(({ id }) => id === seen.id);
	if (!enemy || tick - enemy.lastSeenTick > toTicks(STILL_IN_MIND_SECONDS, tickRate)) {
		const behind = Math.abs(angleBetween(memory.aim, angleOf(seen.x - self.x, seen.y - self.y))) > BEHIND_STEPS;
		const seconds = skill.reactionSeconds * (0.8 + 0.4 * random(rng)) * (behind ? BEHIND_FACTOR : 1);
		const noticedAtTick = tick + Math.max(1, toTicks(seconds, tickRate));
		if (enemy) enemy.noticedAtTick = noticedAtTick;
		else {
			const { id, x, y, vx, vy } = seen;
			enemy = { id, x, y, vx, vy, points: 0, weapon: 0, protected: false, inSight: true, lastSeenTick: tick, noticedAtTick };
			memory.enemies.push(enemy);
		}
	} else if (enemy.id === memory.targetId) {
		const jerk = Math.abs(seen.vx - enemy.vx) + Math.abs(seen.vy - enemy.vy);
		const surprise = (jerk * JERK_ERROR * JERK_UNITS) / Math.max(80, distanceTo(percept, seen.x, seen.y));
		memory.errorSize = Math.min(skill.firstError, memory.errorSize + surprise * (skill.lastError / SKILLS.normal.lastError));
	}
	enemy.x = seen.x;
	enemy.y = seen.y;
	enemy.vx = seen.vx;
	enemy.vy = seen.vy;
	enemy.points = seen.health + seen.shield;
	enemy.weapon = seen.weapon;
	enemy.protected = seen.protected;
	enemy.inSight = true;
	enemy.lastSeenTick = tick;
}

/** The nearest and weakest that can be hurt; a new target starts with the whole aim error. */
function chooseTarget(percept: Percept, memory: BotMemory): void {
	let best = 0;
	let bestCost = Infinity;
	for (const enemy of memory.enemies) {
		if (!enemy.inSight || percept.tick < enemy.noticedAtTick) continue;
		const kept = enemy.id === memory.targetId ? TARGET_BONUS : 0;
		const cost = distanceTo(percept, enemy.x, enemy.y) + enemy.points * 1.5 + (enemy.protected ? 500 : 0) - kept;
		if (cost >= bestCost) continue;
		best = enemy.id;
		bestCost = cost;
	}
	if (best !== 0 && best !== memory.targetId) memory.errorSize = SKILLS[memory.skill].firstError;
	memory.targetId = best;
}

/** One who sees an empty place guesses that half the wait is over; one who took it knows. */
function rememberPickups(percept: Percept, memory: BotMemory): void {
	for (let index = 0; index < percept.pickups.length; index++) {
		const pickup = percept.pickups[index] as KnownPickup;
		const back = memory.pickupBackAt[index] ?? 0;
		if (!pickup.inSight) {
			memory.pickupBackAt[index] = back;
			continue;
		}
		const whole = toTicks(percept.tuning.pickups[pickup.kind].respawnSeconds, percept.tickRate);
		const guess = distanceTo(percept, pickup.x, pickup.y) < 60 ? whole : Math.round(whole / 2);
		if (pickup.available) memory.pickupBackAt[index] = 0;
		else if (back <= percept.tick) memory.pickupBackAt[index] = percept.tick + guess;
	}
}

/** Whom the bot fights, in sight and noticed. */
export function targetOf(memory: BotMemory): KnownEnemy | undefined {
	return memory.targetId === 0 ? undefined : memory.enemies.find(({ id }) => id === memory.targetId);
}
