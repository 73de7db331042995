/**
 * All that a bot may know at one tick: what a player at its place could see or hear. The server makes it from the
 * world (`perceiveWorld`), a bot of the load test from its client's view (`netcode/perceiveView.ts`).
 */

import type { Arena } from '../arena.ts';
import { mayHurt } from '../damage.ts';
import { livingNow } from '../nearby.ts';
import type { Phase } from '../phase.ts';
import type { PickupKind } from '../pickup.ts';
import type { Player } from '../player.ts';
import { type Tuning, toTicks } from '../tuning.ts';
import { WEAPON_IDS, type WeaponId } from '../weapons/registry.ts';
import type { World } from '../world.ts';
import { boxOfScreen, isInSight, isThreatInSight, locateSound } from './sight.ts';

/** One's own numbers, as the HUD shows them. */
export interface PerceivedSelf {
	id: number;
	alive: boolean;
	/** Units, and units a second. */
	x: number;
	y: number;
	vx: number;
	vy: number;
	/** 4096ths of a turn. */
	aim: number;
	health: number;
	shield: number;
	energy: number;
	/** Index into `WEAPON_IDS`. */
	weapon: number;
	/** Ticks until the weapon in hand may fire, and until the next dash; 0 ready. */
	fireCooldownTicks: number;
	dashCooldownTicks: number;
	protected: boolean;
}

/** Somebody else on the screen, no wall between, alive. */
export interface SeenPlayer {
	id: number;
	/** Units, and units a second, as displayed. */
	x: number;
	y: number;
	vx: number;
	vy: number;
	/** 4096ths of a turn. */
	aim: number;
	health: number;
	shield: number;
	weapon: number;
	protected: boolean;
	/** Of the own team: not to be shot at. */
	ally: boolean;
}

/** What the mode is fought over; everybody knows where it is and, from the HUD, how it stands. */
export interface KnownObjective {
	x: number;
	y: number;
	radius: number;
	/** The own team has it. */
	own: boolean;
	contested: boolean;
}

/** A shot of somebody else, heard through walls; roughly where. */
export interface HeardShot {
	x: number;
	y: number;
	weapon: number;
}

/** A flying shot of somebody else, near and in sight. */
export interface SeenProjectile {
	x: number;
	y: number;
	/** Velocity, units a second. */
	vx: number;
	vy: number;
	radius: number;
	/** Of its burst, units; 0 for none. */
	splashRadius: number;
}

/** A place of a pickup: everybody knows the map, but only who looks sees whether it lies there. */
export interface KnownPickup {
	kind: PickupKind;
	x: number;
	y: number;
	inSight: boolean;
	/** Whether it lies there; false when not in sight. */
	available: boolean;
}

export interface Percept {
	/** Newest tick known, whole. */
	tick: number;
	tickRate: number;
	phase: Phase;
	arena: Arena;
	tuning: Tuning;
	self: PerceivedSelf;
	players: readonly SeenPlayer[];
	heard: readonly HeardShot[];
	projectiles: readonly SeenProjectile[];
	/** In the order of `arena.pickups`. */
	pickups: readonly KnownPickup[];
	objectives: readonly KnownObjective[];
	/** How many live in each cell of the map (`sim/crowd.ts`); empty in modes that do not tell. */
	crowd: readonly number[];
}

/**
 * The percept of one player at the end of the world's tick. Throws a RangeError when the player is not in the world.
 * The dead perceive themselves alone.
 */
export function perceiveWorld(world: World, playerId: number): Percept {
	const me = world.players.get(playerId);
	if (!me) throw new RangeError(`player ${playerId} is not in this match: a bot needs a seat before it can perceive`);
	const { arena, tuning, tick, tickRate, phase, crowd } = world;
	const players: SeenPlayer[] = [];
	const heard: HeardShot[] = [];
	const projectiles: SeenProjectile[] = [];
	if (me.alive) {
		for (const other of livingNow(world, boxOfScreen(me.x, me.y))) {
			if (other.id !== playerId && isInSight(arena, me.x, me.y, other.x, other.y)) players.push(seen(other, me));
		}
		for (const other of whoFired(world)) {
			if (other.id === playerId || !mayHurt(other, me)) continue;
			const place = locateSound(me.x, me.y, other.x, other.y);
			if (place) heard.push({ ...place, weapon: other.weapon });
		}
		for (const shot of world.projectiles) {
			if (shot.ownerId === playerId || !isThreatInSight(arena, me.x, me.y, shot.x, shot.y)) continue;
			const owner = world.players.get(shot.ownerId);
			if (owner && !mayHurt(owner, me)) continue;
			const { projectileSpeed, projectileRadius, splashRadius } = tuning.weapons[WEAPON_IDS[shot.weapon] as WeaponId];
			projectiles.push({
				x: shot.x,
				y: shot.y,
				vx: shot.dirX * projectileSpeed,
				vy: shot.dirY * projectileSpeed,
				radius: projectileRadius,
				splashRadius,
			});
		}
	}
	const hidden = hiddenPickups(arena);
	const pickups = world.pickups.map(({ kind, x, y, backAtTick }, index) => {
		if (!me.alive || !isInSight(arena, me.x, me.y, x, y)) return hidden[index] as KnownPickup;
		return { kind, x, y, inSight: true, available: backAtTick <= tick };
	});
	const objectives = world.objectives.map(({ x, y, radius, team, contested }) => ({
		x,
		y,
		radius,
		own: team !== 0 && team === me.team,
		contested,
	}));
	return { tick, tickRate, phase, arena, tuning, self: perceiveSelf(me), players, heard, projectiles, pickups, objectives, crowd };
}

function perceiveSelf(me: Player): PerceivedSelf {
	const { id, alive, x, y, vx, vy, aim, health, shield, energy, weapon, fireCooldownTicks, dashCooldownTicks } = me;
	const isProtected = me.protectTicks > 0;
	return { id, alive, x, y, vx, vy, aim, health, shield, energy, weapon, fireCooldownTicks, dashCooldownTicks, protected: isProtected };
}

function seen(other: Player, me: Player): SeenPlayer {
	const { id, x, y, vx, vy, aim, health, shield, weapon } = other;
	return { id, x, y, vx, vy, aim, health, shield, weapon, protected: other.protectTicks > 0, ally: !mayHurt(me, other) };
}

// Not state: the same map always has the same.
const HIDDEN = new WeakMap<Arena, readonly KnownPickup[]>();

/** The pickups of a map as who does not look at them knows them: one object each for all who perceive. */
function hiddenPickups(arena: Arena): readonly KnownPickup[] {
	let hidden = HIDDEN.get(arena);
	if (!hidden) {
		hidden = arena.pickups.map(({ kind, x, y }) => Object.freeze({ kind, x, y, inSight: false, available: false }));
		HIDDEN.set(arena, hidden);
	}
	return hidden;
}

// Not state: those of the last tick that somebody listened to.
const FIRED = new WeakMap<World, { tick: number; players: readonly Player[] }>();

/** Everybody alive who fired in the last tick; looked for once for all who listen between two ticks. */
function whoFired(world: World): readonly Player[] {
	let fired = FIRED.get(world);
	if (fired?.tick !== world.tick) {
		fired = { tick: world.tick, players: [...world.players.values()].filter((player) => player.alive && firedThisTick(world, player)) };
		FIRED.set(world, fired);
	}
	return fired.players;
}

/** Both timers of a shot stand at their full length only at the end of the tick in which it was fired. */
function firedThisTick(world: World, player: Player): boolean {
	const rules = world.tuning.weapons[WEAPON_IDS[player.weapon] as WeaponId];
	return (
		player.fireCooldownTicks === Math.max(1, toTicks(rules.cooldownSeconds, world.tickRate)) &&
		player.energyDelayTicks === toTicks(world.tuning.player.energyDelaySeconds, world.tickRate)
	);
}
