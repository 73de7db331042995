/** Where and how a life begins. */

import type { Spawn } from './arena.ts';
import { mayHurt } from './damage.ts';
import type { WorldEvent } from './events.ts';
import { boxAround, livingIn } from './nearby.ts';
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

/** In a crowd some places drawn by lot are compared, by who is this near. */
const CROWD_PLAYERS = 32;
const CROWD_PLACES = 12;
const CROWD_UNITS = 600;
/** What everybody this near makes a place worse by, units of distance. */
const CROWD_COST = 60;

/** Of some places the emptiest: where the fewest are around, and the nearest of them is far. */
function pickSpawnInCrowd(world: World, player: Player): { x: number; y: number } {
	const spawns = spawnsFor(world, player);
	let best = spawns[0] as Spawn;
	let bestScore = -Infinity;
	for (let i = 0; i < CROWD_PLACES; i++) {
		const spawn = spawns[randomIndex(world.rng, spawns.length)] as Spawn;
		let nearest = CROWD_UNITS;
		let around = 0;
		for (const other of livingIn(world, boxAround(spawn.x, spawn.y, CROWD_UNITS))) {
			if (other.id === player.id) continue;
			const dx = other.x - spawn.x;
			const dy = other.y - spawn.y;
			nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy));
			around++;
		}
		const score = nearest - around * CROWD_COST;
		if (score <= bestScore) continue;
		bestScore = score;
		best = spawn;
	}
	return best;
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
	events.push({ type: 'spawn', playerId: player.id, x: spawn.x, y: spawn.y });
}
