/** Where and how a life begins. */

import type { WorldEvent } from './events.ts';
import type { Player } from './player.ts';
import { roundEnergy } from './precision.ts';
import { random } from './random.ts';
import { canSee } from './ray.ts';
import { toTicks } from './tuning.ts';
import type { World } from './world.ts';

/** Distance in units beyond which an enemy does not make a spawn any better. */
const FAR = 1400;
const IN_SIGHT_COST = 700;

/** The spawn furthest from living enemies and out of their sight, with some chance among equals. */
function pickSpawn(world: World, player: Player): { x: number; y: number } {
	let best = world.arena.spawns[0] as { x: number; y: number };
	let bestScore = -Infinity;
	for (const spawn of world.arena.spawns) {
		let nearest = FAR;
		let seen = 0;
		for (const other of world.players.values()) {
			if (!other.alive || other.id === player.id) continue;
			const dx = other.x - spawn.x;
			const dy = other.y - spawn.y;
			const distance = Math.sqrt(dx * dx + dy * dy);
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
	const spawn = pickSpawn(world, player);
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
