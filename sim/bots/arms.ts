/**
 * Which weapon to hold and which range to seek against somebody: where one's own weapon takes more than the other's,
 * counting the way there. Called by `think`.
 */

import { cosOf, sinOf } from '../angle.ts';
import { castRay } from '../ray.ts';
import { toTicks } from '../tuning.ts';
import { weaponOf } from '../weapons/registry.ts';
import { killRate, type Stand } from './firepower.ts';
import type { BotMemory, KnownEnemy } from './memory.ts';
import type { Percept } from './percept.ts';
import { SKILLS } from './skill.ts';

/** Ranges that are thought about, units. */
const RANGES = [60, 90, 125, 170, 220, 280, 350, 440, 550, 700, 850];
/** A fight is thought ahead for this long, seconds. */
const HORIZON_SECONDS = 1.5;
/** Share of one's own speed at which a distance changes while the other moves too. */
const CLOSING_SHARE = 0.35;
/** A weapon must be this much better before it is taken in hand, points a second, and stays there this long, seconds. */
const CLEARLY_BETTER = 9;
const KEEP_SECONDS = 0.6;
/** Ticks between two looks at weapon and range. */
const RETHINK_TICKS = 6;
/** While nobody is near, one is ready for the end of the line ahead, within these ranges, units. */
const NEAREST_READY = 110;
const FARTHEST_READY = 600;
/** How far a wall behind somebody is looked for, units. */
const WALL_PROBE = 220;
/** The error is on the average of a fight larger than in its end, by this factor. */
const UNSETTLED = 1.3;
/** How much of what the other could do after a dash counts already. */
const DASH_WEIGHT = 0.6;
/** The other's energy is not seen. */
const GUESSED_ENERGY = 60;

/** Brings `memory.weapon` and `memory.range` up to date. */
export function chooseArms(percept: Percept, memory: BotMemory, target: KnownEnemy | undefined): void {
	const { tick, self } = percept;
	if ((tick + self.id) % RETHINK_TICKS !== 0 && memory.range > 0) return;
	const stand = target ? standAgainst(percept, memory, target) : standAhead(percept, memory);
	const rates = RANGES.map((distance) => (target ? threatFrom(percept, memory, target, distance) : 0));
	const now = target ? threatFrom(percept, memory, target, stand.distance) : 0;
	const keeps = tick - memory.weaponSinceTick < toTicks(KEEP_SECONDS, percept.tickRate);
	let best = memory.weapon;
	let { value: bestValue, range } = prospect(percept, memory.weapon, stand, rates, now);
	for (const weapon of keeps ? [] : memory.arsenal) {
		const option = prospect(percept, weapon, stand, rates, now);
		const margin = best === memory.weapon ? CLEARLY_BETTER : 0;
		if (weapon === memory.weapon || option.value <= bestValue + margin) continue;
		best = weapon;
		bestValue = option.value;
		range = option.range;
	}
	memory.range = range;
	if (best === memory.weapon) return;
	memory.weapon = best;
	memory.weaponSinceTick = tick;
}

/** The best range for a weapon and what comes of going there, points a second: first as it is here, then as it is there. */
function prospect(
	percept: Percept,
	weapon: number,
	stand: Stand,
	threats: readonly number[],
	threatNow: number,
): { value: number; range: number } {
	const { self, tuning } = percept;
	const dash = self.dashCooldownTicks === 0 ? tuning.player.dashSpeed * tuning.player.dashSeconds : 0;
	const here = killRate(tuning, weapon, stand) - threatNow;
	let value = here;
	let range = stand.distance;
	const moved = { ...stand };
	for (let index = 0; index < RANGES.length; index++) {
		const distance = RANGES[index] as number;
		moved.distance = distance;
		const gap = distance - stand.distance;
		const seconds = Math.max(0, Math.abs(gap) - (gap < 0 ? dash : 0)) / (tuning.player.speed * CLOSING_SHARE);
		const there = killRate(tuning, weapon, moved) - (threats[index] ?? 0);
		const mean = (there * HORIZON_SECONDS + here * seconds) / (HORIZON_SECONDS + seconds);
		if (mean <= value) continue;
		value = mean;
		range = distance;
	}
	// Somebody who waits for the other to come to it does nothing in a fight: what cannot be reached has to be sought.
	if (value <= 0 && killRate(tuning, weapon, stand) === 0) range = Math.min(range, strongestRange(tuning, weapon, stand));
	return { value, range };
}

function strongestRange(tuning: Percept['tuning'], weapon: number, stand: Stand): number {
	let best = 0;
	let range = stand.distance;
	for (const distance of RANGES) {
		const rate = killRate(tuning, weapon, { ...stand, distance });
		if (rate <= best) continue;
		best = rate;
		range = distance;
	}
	return range;
}

function standAgainst(percept: Percept, memory: BotMemory, target: KnownEnemy): Stand {
	const { self, arena } = percept;
	const dx = target.x - self.x;
	const dy = target.y - self.y;
	const distance = Math.max(1, Math.sqrt(dx * dx + dy * dy));
	const wall = castRay(arena, target.x, target.y, dx / distance, dy / distance, WALL_PROBE);
	let companions = 0;
	for (const { ally, id, x, y } of percept.players) {
		if (!ally && id !== target.id && Math.abs(x - target.x) + Math.abs(y - target.y) < 150) companions++;
	}
	return { ...ownStand(percept, memory), distance, points: target.points, wallBehind: wall < WALL_PROBE ? wall : Infinity, companions };
}

/** Against whom one might meet: healthy, at the end of the line ahead. */
function standAhead(percept: Percept, memory: BotMemory): Stand {
	const { self, arena, tuning } = percept;
	const ahead = castRay(arena, self.x, self.y, cosOf(memory.heading), sinOf(memory.heading), FARTHEST_READY);
	const points = tuning.player.health + tuning.player.shieldAtSpawn;
	return { ...ownStand(percept, memory), distance: Math.max(NEAREST_READY, ahead), points, wallBehind: Infinity, companions: 0 };
}

function ownStand(percept: Percept, memory: BotMemory): Pick<Stand, 'error' | 'lagSeconds' | 'energy' | 'readySeconds'> {
	const { self, tickRate } = percept;
	const { lastError, lagSeconds } = SKILLS[memory.skill];
	return { error: lastError * UNSETTLED, lagSeconds, energy: self.energy, readySeconds: self.fireCooldownTicks / tickRate };
}

/** What the other, taken for as good as oneself, can be expected to take at a distance with what it holds, points a second. */
function threatFrom(percept: Percept, memory: BotMemory, target: KnownEnemy, distance: number): number {
	const { lastError, lagSeconds } = SKILLS[memory.skill];
	const points = Math.max(1, memory.points);
	const error = lastError * UNSETTLED;
	const stand = { distance, error, lagSeconds, points, energy: GUESSED_ENERGY, readySeconds: 0, wallBehind: Infinity, companions: 0 };
	const { tuning } = percept;
	const dash = tuning.player.dashSpeed * tuning.player.dashSeconds;
	const afterDash = killRate(tuning, target.weapon, { ...stand, distance: Math.max(RANGES[0] ?? 0, distance - dash) });
	return Math.max(0, killRate(tuning, target.weapon, stand), afterDash * DASH_WEIGHT);
}

/** Whether shots follow so fast that one more or less does not matter. */
export function isStream(percept: Percept): boolean {
	return percept.tuning.weapons[weaponOf(percept.self.weapon).id].cooldownSeconds < 0.3;
}
