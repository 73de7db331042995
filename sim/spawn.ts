/** Where and how a life begins. */

import type { Spawn } from './arena.ts';
import { mayHurt } from './damage.ts';
import type { WorldEvent } from './events.ts';
import { boxAround, livingIn, noteBorn } from './nearby.ts';
import type { Player } from './player.ts';
import { roundEnergy } from './precision.ts';
import { random, randomIndex } from './random.ts';
import { canSee } from './ray.ts';
import { teamForLife } from './teams.ts';
import { toTicks } from './tuning.ts';
import type { World } from './world.ts';

/** Distance in units beyond which an enemy does not make a spawn any better. */
const FAR = 1400;
const IN_SIGHT_COST = 700;
/** Nearer than this to an ally a spawn is taken, units. */
const TAKEN_UNITS = 80;

/** Where a player may begin: in a mode with teams on its own side or on nobody's, if the map has such places. */
function spawnsFor(world: World, player: Player): readonly Spawn[] {
	const { spawns } = world.arena;
	const own = player.team === 0 ? [] : spawns.filter(({ team }) => team === player.team || team === 0);
	return own.length > 0 ? own : spawns;
}

/** In a crowd so many places are drawn by lot and compared. */
const CROWD_PLAYERS = 32;
const CROWD_PLACES = 12;
/** A fight this far away is the next one and no danger yet; none that near means a long run, which is worth less. Units. */
const CROWD_UNITS = 750;
const LONELY_WORTH = 600;
/** What being seen makes a place worse by, and who is this near is one to be seen by, units. */
const SEEN_COST = 300;
const SEEN_WIDTH = 800;
const SEEN_HEIGHT = 450;

/** Of some places the safest from which a fight is not far: nobody is near it or sees it, but somebody is around. */
function pickSpawnInCrowd(world: World, player: Player): { x: number; y: number } {
	const spawns = spawnsFor(world, player);
	let best = spawns[0] as Spawn;
	let bestWorth = -Infinity;
	for (let i = 0; i < CROWD_PLACES; i++) {
		const spawn = spawns[randomIndex(world.rng, spawns.length)] as Spawn;
		const worth = worthInCrowd(world, player, spawn, bestWorth);
		if (worth <= bestWorth) continue;
		bestWorth = worth;
		best = spawn;
	}
	return best;
}

/** What a place is worth, units; of those that are worth no more than `least` only that. */
function worthInCrowd(world: World, player: Player, { x, y }: Readonly<Spawn>, least: number): number {
	let nearest = CROWD_UNITS;
	let isLonely = true;
	const others = livingIn(world, boxAround(x, y, SEEN_WIDTH));
	for (const other of others) {
		if (other.id === player.id) continue;
		const dx = other.x - x;
		const dy = other.y - y;
		const distance = Math.sqrt(dx * dx + dy * dy);
		// An ally keeps only the very place.
		if (mayHurt(other, player)) isLonely = false;
		else if (distance >= TAKEN_UNITS) continue;
		if (distance < nearest) nearest = distance;
	}
	if (isLonely) return Math.min(nearest, LONELY_WORTH);
	if (nearest <= least) return least;
	const isSeen = others.some(
		(other) =>
			other.id !== player.id &&
			mayHurt(other, player) &&
			Math.abs(other.y - y) <= SEEN_HEIGHT &&
			canSee(world.arena, other.x, other.y, x, y),
	);
	return isSeen ? nearest - SEEN_COST : nearest;
}

/** The spawn furthest from living enemies and out of their sight, with some chance among equals. */
function pickSpawn(world: World, player: Player): { x: number; y: number } {
	if (world.players.size > CROWD_PLAYERS) return pickSpawnInCrowd(world, player);
	const spawns = spawnsFor(world, player);
	let best = spawns[0] as Spawn;
	let bestScore = -Infinity;
	for (const spawn of spawns) {
		let nearest = FAR;
		let seen = 0;
		for (const other of world.players.values()) {
			if (!other.alive || other.id === player.id) continue;
			const dx = other.x - spawn.x;
			const dy = other.y - spawn.y;
			const distance = Math.sqrt(dx * dx + dy * dy);
			if (!mayHurt(other, player)) {
				// An ally keeps only the very place.
				if (distance < TAKEN_UNITS) seen = Math.max(seen, IN_SIGHT_COST);
				continue;
			}
			if (distance < nearest) nearest = distance;
			if (distance < FAR && canSee(world.arena, other.x, other.y, spawn.x, spawn.y)) seen = IN_SIGHT_COST;
		}
		const score = nearest - seen + random(world.rng) * 250;
		if (score > bestScore) {
			bestScore = score;
			best = spawn;
		}
	}
	return best;
}

export function spawnPlayer(world: World, player: Player, events: WorldEvent[]): void {
	const rules = world.tuning.player;
	const team = teamForLife(world, player);
	if (team !== player.team) {
		player.team = team;
		events.push({ type: 'team', playerId: player.id, team });
	}
	const spawn = world.mode.spawnOf?.(world, player) ?? pickSpawn(world, player);
	player.x = spawn.x;
	player.y = spawn.y;
	player.vx = 0;
	player.vy = 0;
	player.dashTicks = 0;
	player.dashCooldownTicks = 0;
	player.fireCooldownTicks = 0;
	player.energy = roundEnergy(rules.energyMax);
	player.energyDelayTicks = 0;
	player.alive = true;
	// Life is in whole points, as it is shown: what is alive shows at least 1.
	player.health = Math.round(rules.health);
	player.shield = Math.round(rules.shieldAtSpawn);
	// One more: the tick of the spawn counts down as well.
	player.protectTicks = toTicks(rules.protectSeconds, world.tickRate) + 1;
	player.respawnTick = 0;
	player.streak = 0;
	player.unheard = [];
	noteBorn(world, player);
	events.push({ type: 'spawn', playerId: player.id, x: spawn.x, y: spawn.y });
}
