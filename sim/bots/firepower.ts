/** What a weapon can be expected to do at a range, from its rules alone: a new weapon needs nothing here. Called by `arms`. */

import type { WeaponRules } from '../fields.ts';
import { EDGE_SHARE, OWN_SHARE } from '../firing/burst.ts';
import type { Tuning } from '../tuning.ts';
import { type Weapon, weaponOf } from '../weapons/registry.ts';
import type { WayOfFiring } from '../weapons/weapon.ts';

/** 4096ths of a turn in a radian. */
export const STEPS_PER_RADIAN = 652;
/** Flight time at which half of the shots at somebody who strafes miss, seconds. */
const DODGEABLE_SECONDS = 0.3;
/** Radii between two bodies that a shot does not have to fly: its muzzle's distance and the edge that it meets. */
const MUZZLE_TO_EDGE_RADII = 2.5;
/** Added to every time to kill, seconds: what comes at once is not worth infinitely more. */
const LEAST_SECONDS = 0.35;
/** One's own points are worth a little more than the other's. */
const OWN_WORTH = 1.2;

/** Share of a run that leads across the other's view rather than along it. */
const CROSSING_SHARE = 0.6;

/** The situation that a weapon is judged in. */
export interface Stand {
	/** Between the two bodies' middles, units. */
	distance: number;
	/** Aim error of the shooter at rest, 4096ths of a turn, and as far as a target moves in this time, seconds. */
	error: number;
	lagSeconds: number;
	/** What the victim has left, points. */
	points: number;
	/** The shooter's energy, and time until it may fire, seconds. */
	energy: number;
	readySeconds: number;
	/** From the victim on to the wall behind it, units; Infinity when far. */
	wallBehind: number;
	/** Others of its side within a burst's reach of the victim. */
	companions: number;
}

/** Chance to meet a body of half a width `halfWidth` with errors of deviation `error`, both as angles. */
function chanceToMeet(halfWidth: number, error: number): number {
	const x = halfWidth / Math.max(1, error);
	return x / Math.sqrt(1.3 + x * x);
}

function halfWidthOf(tuning: Tuning, rules: Readonly<WeaponRules>, distance: number): number {
	return ((tuning.player.radius + rules.projectileRadius) / Math.max(distance, 40)) * STEPS_PER_RADIAN;
}

/** Aim error at a distance, 4096ths of a turn: the nearer somebody runs, the faster they cross the view. */
function errorAt(tuning: Tuning, { error, lagSeconds, distance }: Stand): number {
	return error + ((lagSeconds * tuning.player.speed * CROSSING_SHARE) / Math.max(40, distance)) * STEPS_PER_RADIAN;
}

/** Seconds that a shot is on its way to a body at a distance; 0 for all that hits at once. */
export function flightSeconds(tuning: Tuning, weapon: number, distance: number): number {
	const { id, fires } = weaponOf(weapon);
	if (fires !== 'projectile') return 0;
	return Math.max(0, distance - tuning.player.radius * MUZZLE_TO_EDGE_RADII) / Math.max(1, tuning.weapons[id].projectileSpeed);
}

/** Share of a burst's damage at a gap between it and a body's edge, units. */
export function burstShare(rules: Readonly<WeaponRules>, gap: number): number {
	return gap >= rules.splashRadius ? 0 : 1 - ((1 - EDGE_SHARE) * Math.max(0, gap)) / rules.splashRadius;
}

/** What one shot can be expected to take from the victim, as a share of all that it could. */
const SHARE: Readonly<Record<WayOfFiring, (tuning: Tuning, weapon: Weapon, stand: Stand) => number>> = {
	beam(tuning, { id }, stand) {
		const rules = tuning.weapons[id];
		const error = errorAt(tuning, stand);
		return chanceToMeet(halfWidthOf(tuning, rules, stand.distance), Math.sqrt(error * error + rules.spread * rules.spread * 0.33));
	},
	pellets(tuning, { id }, stand) {
		const rules = tuning.weapons[id];
		const halfWidth = halfWidthOf(tuning, rules, stand.distance);
		return halfWidth / Math.max(halfWidth, rules.spread + errorAt(tuning, stand) * 0.5);
	},
	projectile(tuning, weapon, stand) {
		const rules = tuning.weapons[weapon.id];
		const flight = stand.distance / Math.max(1, rules.projectileSpeed) / DODGEABLE_SECONDS;
		const met = SHARE.beam(tuning, weapon, stand) / (1 + flight * flight);
		if (rules.splashRadius === 0) return met;
		// What misses bursts at the wall behind; what meets one bursts among those around.
		const missed = burstShare(rules, stand.wallBehind) * 0.8;
		return met + (1 - met) * missed + (met + missed) * stand.companions * 0.4;
	},
	melee: () => 1,
};

/** Middle to middle, units. */
export function reachOf(tuning: Tuning, weapon: number): number {
	const { id, fires } = weaponOf(weapon);
	// A blow reaches to the body's edge.
	return tuning.weapons[id].range + (fires === 'melee' ? tuning.player.radius : 0);
}

/** Damage of all that one shot consists of, points. */
function wholeDamage(tuning: Tuning, weapon: number): number {
	const { id, fires } = weaponOf(weapon);
	const { damage, pellets } = tuning.weapons[id];
	return fires === 'pellets' ? damage * pellets : damage;
}

/** Points a second that a weapon takes until the victim is dead; negative where it hurts its owner more. */
export function killRate(tuning: Tuning, weapon: number, stand: Stand): number {
	const found = weaponOf(weapon);
	const rules = tuning.weapons[found.id];
	if (stand.distance > reachOf(tuning, weapon)) return 0;
	const damage = wholeDamage(tuning, weapon);
	const gap = stand.distance - 2 * tuning.player.radius;
	const own = burstShare(rules, gap) * OWN_SHARE * damage * OWN_WORTH;
	const net = SHARE[found.fires](tuning, found, stand) * damage - own;
	if (net <= 0.5) return own > 0 ? -own : 0;
	const shots = Math.max(1, stand.points / net);
	const paid = rules.energyPerShot > 0 ? stand.energy / rules.energyPerShot : Infinity;
	const waiting = shots > paid ? ((shots - paid) * rules.energyPerShot) / Math.max(1, tuning.player.energyPerSecond) : 0;
	const flight = flightSeconds(tuning, weapon, stand.distance);
	return stand.points / (stand.readySeconds + flight + (shots - 1) * rules.cooldownSeconds + waiting + LEAST_SECONDS);
}
