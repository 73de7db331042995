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
/** Chance that a fan is pointed well, that a blow meets who is in reach, that a miss bursts where it should at a wall. */
const FAN_CHANCE = 0.85;
const BLOW_CHANCE = 0.9;
const WALL_CHANCE = 0.7;
/** What a burst does to each companion of its victim, as a share. */
const COMPANION_SHARE = 0.4;

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
	return fires === 'projectile' ? flightOf(tuning, tuning.weapons[id], distance) : 0;
}

function flightOf(tuning: Tuning, rules: Readonly<WeaponRules>, distance: number): number {
	return Math.max(0, distance - tuning.player.radius * MUZZLE_TO_EDGE_RADII) / Math.max(1, rules.projectileSpeed);
}

/** Share of a burst's damage at a gap between it and a body's edge, units. */
export function burstShare(rules: Readonly<WeaponRules>, gap: number): number {
	return gap >= rules.splashRadius ? 0 : 1 - ((1 - EDGE_SHARE) * Math.max(0, gap)) / rules.splashRadius;
}

/** What can be expected of a shot: the chance that it does something, and which part of its whole damage that is then. */
interface Expected {
	chance: number;
	part: number;
}

const EXPECTED: Readonly<Record<WayOfFiring, (tuning: Tuning, weapon: Weapon, stand: Stand) => Expected>> = {
	beam: (tuning, weapon, stand) => ({ chance: lineChance(tuning, weapon, stand), part: 1 }),
	pellets(tuning, { id }, stand) {
		const rules = tuning.weapons[id];
		const halfWidth = halfWidthOf(tuning, rules, stand.distance);
		return { chance: FAN_CHANCE, part: halfWidth / Math.max(halfWidth, rules.spread + errorAt(tuning, stand) * 0.5) };
	},
	projectile(tuning, weapon, stand) {
		const rules = tuning.weapons[weapon.id];
		const flight = flightOf(tuning, rules, stand.distance) / DODGEABLE_SECONDS;
		const met = lineChance(tuning, weapon, stand) / (1 + flight * flight);
		if (rules.splashRadius === 0) return { chance: met, part: 1 };
		// What misses bursts at the wall behind; what meets one bursts among those around.
		const wall = burstShare(rules, stand.wallBehind);
		const missed = (1 - met) * (wall > 0 ? WALL_CHANCE : 0);
		const chance = met + missed;
		return { chance, part: ((met + missed * wall) / Math.max(0.01, chance)) * (1 + stand.companions * COMPANION_SHARE) };
	},
	melee: () => ({ chance: BLOW_CHANCE, part: 1 }),
};

function lineChance(tuning: Tuning, { id }: Weapon, stand: Stand): number {
	const rules = tuning.weapons[id];
	const error = errorAt(tuning, stand);
	return chanceToMeet(halfWidthOf(tuning, rules, stand.distance), Math.sqrt(error * error + rules.spread * rules.spread * 0.33));
}

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
	const { chance, part } = EXPECTED[found.fires](tuning, found, stand);
	const whole = wholeDamage(tuning, weapon);
	const ownDamage = burstShare(rules, stand.distance - 2 * tuning.player.radius) * OWN_SHARE * whole;
	// Somebody is down after whole hits: the last one's surplus is lost.
	const shots = Math.ceil(stand.points / Math.max(1, whole * part)) / Math.max(0.02, chance);
	const paid = rules.energyPerShot > 0 ? stand.energy / rules.energyPerShot : Infinity;
	const waiting = shots > paid ? ((shots - paid) * rules.energyPerShot) / Math.max(1, tuning.player.energyPerSecond) : 0;
	const flight = flightSeconds(tuning, weapon, stand.distance);
	const seconds = stand.readySeconds + flight + Math.max(0, shots - 1) * rules.cooldownSeconds + waiting + LEAST_SECONDS;
	return (stand.points - ownDamage * shots) / seconds;
}
