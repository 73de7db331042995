/** A bot's mind: from what it perceives and remembers to the command of one tick. Called by whoever seats bots. */

import { cosOf, sinOf, wrapAngle } from '../angle.ts';
import { BUTTONS, type Command } from '../command.ts';
import { isStill } from '../phase.ts';
import { type Rng, random } from '../random.ts';
import { castRay } from '../ray.ts';
import { toTicks } from '../tuning.ts';
import { aimAtTarget, lookAround } from './aim.ts';
import { chooseArms } from './arms.ts';
import { attend, targetOf } from './attention.ts';
import { considerDodge } from './dodge.ts';
import { moveInFight, moveToGoal, wantsDash } from './footwork.ts';
import { decideGoal } from './goals.ts';
import { type BotMemory, beginLife } from './memory.ts';
import type { Percept } from './percept.ts';

export { type BotMemory, createBotMemory } from './memory.ts';

/** Who has not moved this far in this time is stuck: units, seconds. */
const PROGRESS_UNITS = 40;
const PROGRESS_SECONDS = 0.8;
/** It then leaves for this long in the freest of some directions, looked at this far. */
const LOOSEN_SECONDS = 0.4;
const LOOSEN_TRIES = 4;
const LOOSEN_UNITS = 150;

/** Decides one tick. Changes `memory` and `rng` alone; the same three give the same command everywhere. */
export function think(percept: Percept, memory: BotMemory, rng: Rng): Command {
	const { self, tick, phase } = percept;
	if (!self.alive || isStill(phase)) {
		memory.alive = self.alive && memory.alive;
		return { moveX: 0, moveY: 0, aim: memory.aim, buttons: 0, weapon: memory.weapon, seen: 0 };
	}
	if (!memory.alive) beginLife(memory, self.x, self.y, self.aim, self.health + self.shield, tick);
	attend(percept, memory, rng);
	decideGoal(percept, memory, rng);

	const target = targetOf(memory);
	chooseArms(percept, memory, target);
	considerDodge(percept, memory, rng);
	if (tick < memory.loosenUntilTick) memory.waypointUntilTick = 0;
	else if (memory.goal) moveToGoal(percept, memory, memory.goal);
	else if (target) moveInFight(percept, memory, target, rng);
	loosen(percept, memory, rng);

	let buttons = 0;
	if (target) {
		if (aimAtTarget(percept, memory, target, rng) && self.weapon === memory.weapon) buttons |= BUTTONS.fire;
	} else lookAround(percept, memory, rng);
	if (wantsDash(percept, memory, target, rng)) buttons |= BUTTONS.dash;

	return {
		moveX: Math.round(cosOf(memory.heading) * 127),
		moveY: Math.round(sinOf(memory.heading) * 127),
		aim: memory.aim,
		buttons,
		weapon: memory.weapon,
		seen: 0,
	};
}

/** Who gets nowhere drops the goal and leaves in some other direction. */
function loosen(percept: Percept, memory: BotMemory, rng: Rng): void {
	const { self, tick, tickRate } = percept;
	const { progress } = memory;
	if (Math.abs(self.x - progress.x) + Math.abs(self.y - progress.y) > PROGRESS_UNITS) memory.progress = { x: self.x, y: self.y, tick };
	else if (tick - progress.tick > toTicks(PROGRESS_SECONDS, tickRate)) {
		memory.progress = { x: self.x, y: self.y, tick };
		memory.goal = undefined;
		memory.heading = freeHeading(percept, rng);
		memory.loosenUntilTick = tick + toTicks(LOOSEN_SECONDS, tickRate);
	}
}

/** Of some directions the one that leads farthest. */
function freeHeading({ self, arena }: Percept, rng: Rng): number {
	let best = 0;
	let farthest = -1;
	for (let i = 0; i < LOOSEN_TRIES; i++) {
		const heading = wrapAngle(Math.floor(random(rng) * 4096));
		const way = castRay(arena, self.x, self.y, cosOf(heading), sinOf(heading), LOOSEN_UNITS);
		if (way <= farthest) continue;
		best = heading;
		farthest = way;
	}
	return best;
}
