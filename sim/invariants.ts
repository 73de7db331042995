/**
 * What holds at the end of every tick of every match, whatever people do. Cheap enough to be looked at while people play:
 * a room does it by `InvariantWatch`, the tests of the rules in every tick of random matches.
 */

import { isWall, TILE } from './arena.ts';
import { MOVER_FIELDS } from './mover.ts';
import { isStill } from './phase.ts';
import type { Player } from './player.ts';
import { VELOCITY_MAX } from './precision.ts';
import type { Tuning } from './tuning.ts';
import { WEAPON_IDS } from './weapons/registry.ts';
import type { World } from './world.ts';

export const INVARIANTS = {
	clock: 'ticks follow each other, and so does the history of places',
	ids: 'everybody and every shot has a name of their own',
	finite: 'every number is one',
	place: 'a living body is on the map, outside of walls',
	speed: 'nobody is faster than running, dashing and a push that was just taken make them',
	life: 'health and shield are in range, and whoever has none is dead',
	energy: 'energy is in range',
	weapon: 'what is in hand is a weapon',
	timers: 'times left are whole and not negative',
	score: 'points are whole, and as many as the mode can have given',
	shots: 'projectiles are on the map, with some of their way left',
} as const;
export type InvariantKind = keyof typeof INVARIANTS;

export interface BrokenInvariant {
	kind: InvariantKind;
	/** 0 where it is nobody's. */
	playerId: number;
	/** What is so and should not be. */
	values: Readonly<Record<string, number | string>>;
}

/** Positions are rounded to 16ths after walls have pushed a body out. */
const WALL_TOLERANCE = 1 / 16;
/** Somebody who turns while slowing down takes longer than straight on: at most about twice as long. */
const TURNING = 2;
const SPEED_TOLERANCE = 1.02;

const NUMBERS = [
	...MOVER_FIELDS,
	'health',
	'shield',
	'protectTicks',
	'respawnTick',
	'score',
	'kills',
	'deaths',
	'shots',
	'hits',
	'damageDealt',
	'shownX',
	'shownY',
] as const satisfies readonly (keyof Player)[];
const TIMERS = [
	'dashTicks',
	'dashCooldownTicks',
	'fireCooldownTicks',
	'energyDelayTicks',
	'protectTicks',
] as const satisfies readonly (keyof Player)[];

/** The most that the numbers of a match have allowed since it began: what somebody had before a number was turned down, they keep. */
export interface Limits {
	/** Running or dashing, units a second. */
	speed: number;
	health: number;
	shield: number;
	energy: number;
	/** The least that a body can slow down by, units a second in a second. */
	slowing: number;
}

export function createLimits(): Limits {
	return { speed: 0, health: 0, shield: 0, energy: 0, slowing: Infinity };
}

/** To be called whenever a number may have changed. */
export function widenLimits(limits: Limits, { player }: Tuning): void {
	limits.speed = Math.max(limits.speed, player.speed, player.dashSpeed);
	limits.health = Math.max(limits.health, Math.round(player.health));
	limits.shield = Math.max(limits.shield, Math.round(player.shieldMax), Math.round(player.shieldAtSpawn));
	limits.energy = Math.max(limits.energy, player.energyMax);
	limits.slowing = Math.min(limits.slowing, player.acceleration, player.friction);
}

/** The first that does not hold of a player; `id`: the name that the world has it under. */
export function brokenOfPlayer(world: World, id: number, player: Readonly<Player>, limits: Readonly<Limits>): BrokenInvariant | undefined {
	const broken = (kind: InvariantKind, values: BrokenInvariant['values']): BrokenInvariant => ({ kind, playerId: id, values });
	if (player.id !== id) return broken('ids', { id: player.id, knownAs: id });
	for (const field of NUMBERS) if (!Number.isFinite(player[field])) return broken('finite', { [field]: String(player[field]) });
	for (const field of TIMERS) if (!isCount(player[field])) return broken('timers', { [field]: player[field] });
	const { alive, health, shield, energy, respawnTick, x, y, vx, vy, score, kills, deaths, shots, hits } = player;
	const isLife = alive === health > 0 && health <= limits.health && shield >= 0 && shield <= limits.shield && alive === (respawnTick === 0);
	if (!isLife)
		return broken('life', { alive: Number(alive), health, shield, respawnTick, healthMost: limits.health, shieldMost: limits.shield });
	if (energy < 0 || energy > limits.energy + 1 / 256) return broken('energy', { energy, most: limits.energy });
	if (!WEAPON_IDS[player.weapon]) return broken('weapon', { weapon: player.weapon });
	if (alive && !isFree(world, x, y)) return broken('place', { x, y, map: world.arena.id });
	const speed = Math.sqrt(vx * vx + vy * vy);
	// In the results nobody moves: a push stays what it was.
	if (alive && !isStill(world.phase) && speed > limits.speed * SPEED_TOLERANCE + 1 && !wasJustPushed(world, player, speed, limits))
		return broken('speed', { vx, vy, speed, most: limits.speed });
	const isCounted = Number.isInteger(score) && isCount(kills) && isCount(deaths) && hits <= shots;
	if (!isCounted || world.mode.canHave?.(player) === false) return broken('score', { score, kills, deaths, shots, hits });
	return undefined;
}

function isCount(value: number): boolean {
	return Number.isInteger(value) && value >= 0;
}

/** Whether a body stands there, on the map and outside of walls. */
function isFree(world: World, x: number, y: number): boolean {
	const { arena } = world;
	const { radius } = world.tuning.player;
	if (x < 0 || y < 0 || x > arena.width || y > arena.height) return false;
	const clear = radius - WALL_TOLERANCE;
	for (let row = Math.floor((y - radius) / TILE); row <= Math.floor((y + radius) / TILE); row++) {
		for (let column = Math.floor((x - radius) / TILE); column <= Math.floor((x + radius) / TILE); column++) {
			if (!isWall(arena, column, row)) continue;
			const dx = x - Math.min(Math.max(x, column * TILE), (column + 1) * TILE);
			const dy = y - Math.min(Math.max(y, row * TILE), (row + 1) * TILE);
			if (dx * dx + dy * dy < clear * clear) return false;
		}
	}
	return true;
}

/** A hit may push beyond what legs can do; from then on a body slows down. */
function wasJustPushed(world: World, player: Readonly<Player>, speed: number, limits: Readonly<Limits>): boolean {
	const seconds = (TURNING * (speed - limits.speed)) / limits.slowing;
	const most = (TURNING * (VELOCITY_MAX - limits.speed)) / limits.slowing;
	return player.lastFightTick > 0 && world.tick - player.lastFightTick <= (most - seconds) * world.tickRate + 1;
}

/** The first that does not hold of what flies. */
export function brokenOfShots(world: World): BrokenInvariant | undefined {
	const { width, height } = world.arena;
	for (const { id, ownerId, x, y, left } of world.projectiles) {
		const values = { id, x: String(x), y: String(y), left: String(left) };
		// Not the other way round: nothing holds of what is no number.
		const isOnMap = x >= 0 && y >= 0 && x <= width && y <= height && left > 0;
		if (!isOnMap) return { kind: 'shots', playerId: ownerId, values };
		if (id >= world.nextShotId) return { kind: 'ids', playerId: ownerId, values: { id, next: world.nextShotId } };
	}
	return undefined;
}

/** Whether two shots have one name: for now and then. */
export function brokenOfNames({ projectiles }: World): BrokenInvariant | undefined {
	const names = new Set<number>();
	for (const { id, ownerId } of projectiles) {
		if (names.has(id)) return { kind: 'ids', playerId: ownerId, values: { shot: id } };
		names.add(id);
	}
	return undefined;
}

/** `before`: the tick of the step before this one. */
export function brokenOfClock(world: World, before: number): BrokenInvariant | undefined {
	const broken = (values: BrokenInvariant['values']): BrokenInvariant => ({ kind: 'clock', playerId: 0, values });
	if (world.tick !== before + 1) return broken({ tick: world.tick, before });
	const { history } = world;
	for (let i = 0; i < history.length; i++) {
		const due = world.tick - (history.length - 1 - i);
		if (history[i]?.tick !== due) return broken({ history: history[i]?.tick ?? 'nothing', due });
	}
	for (const points of world.teamScores) if (!Number.isInteger(points)) return { kind: 'score', playerId: 0, values: { points } };
	return undefined;
}
