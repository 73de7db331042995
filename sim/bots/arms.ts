/** Which weapon suits a range, read from the weapons' rules: a new weapon needs nothing here. */

import { type Tuning, toTicks } from '../tuning.ts';
import { WEAPON_IDS, WEAPONS, type WeaponId } from '../weapons/registry.ts';
import type { BotMemory } from './memory.ts';
import type { Percept } from './percept.ts';
import { SKILLS } from './skill.ts';

/** 4096ths of a turn in a radian. */
const STEPS_PER_RADIAN = 652;
/** Flight time at which half of the shots at somebody who strafes miss, seconds. */
const DODGEABLE_SECONDS = 0.25;
/** Range that a projectile weapon seeks, as flight time in seconds; that of beams, units. */
const FLIGHT_SECONDS = 0.22;
const BEAM_RANGE = 600;
/** A weapon must be this much better before it is taken in hand, and stays there this long, seconds. */
const CLEARLY_BETTER = 1.2;
const KEEP_SECONDS = 0.9;
/** Range to be ready for while nobody is near, units: the longest line ahead, at most this. */
const DEFAULT_RANGE = 420;

function idOf(weapon: number): WeaponId {
	const id = WEAPON_IDS[weapon];
	if (!id) throw new RangeError(`there is no weapon ${weapon} (there are ${WEAPON_IDS.length})`);
	return id;
}

/** Speed of what a weapon fires, units a second; 0 for beams, which need no lead. */
export function flightSpeed(tuning: Tuning, weapon: number): number {
	const id = idOf(weapon);
	return WEAPONS[id].fires === 'projectile' ? tuning.weapons[id].projectileSpeed : 0;
}

/** Distance to keep from an opponent with a weapon in hand, units. */
export function preferredRange(tuning: Tuning, weapon: number): number {
	const speed = flightSpeed(tuning, weapon);
	const { range } = tuning.weapons[idOf(weapon)];
	return Math.min(speed > 0 ? speed * FLIGHT_SECONDS : BEAM_RANGE, range * 0.8);
}

export function reachOf(tuning: Tuning, weapon: number): number {
	return tuning.weapons[idOf(weapon)].range;
}

/** Whether shots follow so fast that one more or less does not matter. */
export function isStream(tuning: Tuning, weapon: number): boolean {
	return tuning.weapons[idOf(weapon)].cooldownSeconds < 0.3;
}

/** Damage a second to expect from a weapon at a distance, given an aim error in 4096ths of a turn. */
function expectedDamage(percept: Percept, weapon: number, distance: number, aimError: number): number {
	const rules = percept.tuning.weapons[idOf(weapon)];
	if (distance > rules.range) return 0;
	const halfWidth = ((percept.tuning.player.radius + rules.projectileRadius) / Math.max(distance, 40)) * STEPS_PER_RADIAN;
	const error = Math.sqrt(aimError * aimError + rules.spread * rules.spread * 0.33) * 1.3;
	const speed = flightSpeed(percept.tuning, weapon);
	const flight = speed > 0 ? distance / speed / DODGEABLE_SECONDS : 0;
	const paid = percept.self.energy >= rules.energyPerShot * 2 || rules.energyPerShot === 0 ? 1 : 0.35;
	return ((rules.damage / rules.cooldownSeconds) * Math.min(1, halfWidth / error) * paid) / (1 + flight * flight);
}

/** The weapon to hold against somebody at `distance` units; undefined distance when nobody is near. */
export function chooseWeapon(percept: Percept, memory: BotMemory, distance: number | undefined): number {
	const { tick, tickRate } = percept;
	if (tick - memory.weaponSinceTick < toTicks(KEEP_SECONDS, tickRate)) return memory.weapon;
	const error = SKILLS[memory.skill].lastError;
	const range = distance ?? DEFAULT_RANGE;
	let best = memory.weapon;
	let bestDamage = expectedDamage(percept, memory.weapon, range, error) * CLEARLY_BETTER;
	for (let weapon = 0; weapon < WEAPON_IDS.length; weapon++) {
		const damage = expectedDamage(percept, weapon, range, error);
		if (damage <= bestDamage) continue;
		best = weapon;
		bestDamage = damage;
	}
	if (best !== memory.weapon) {
		memory.weapon = best;
		memory.weaponSinceTick = tick;
	}
	return best;
}
