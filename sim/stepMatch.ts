/** Warm-up, play, results, over: what ends a phase and what the next one begins with. */

import type { WorldEvent } from './events.ts';
import { toTicks } from './tuning.ts';
import { PHASES, type Phase, type World } from './world.ts';

export function stepMatch(world: World, events: WorldEvent[]): void {
	const rules = world.tuning.match;
	if (world.phase === 'play' && world.mode.isDecided(world)) world.phaseEndsTick = world.tick;
	if (world.phase === 'over' || world.tick < world.phaseEndsTick) return;
	if (world.phase === 'warmUp') {
		startPlay(world);
		enter(world, 'play', rules.playSeconds, events);
	} else if (world.phase === 'play') enter(world, 'results', rules.resultsSeconds, events);
	else enter(world, 'over', 0, events);
}

function enter(world: World, phase: Phase, seconds: number, events: WorldEvent[]): void {
	world.phase = phase;
	world.phaseEndsTick = world.tick + toTicks(seconds, world.tickRate);
	events.push({ type: 'phase', phase: PHASES.indexOf(phase) });
}

/** Everybody begins again, at once, with nothing on the floor taken. */
function startPlay(world: World): void {
	world.projectiles.length = 0;
	for (const pickup of world.pickups) pickup.backAtTick = 0;
	for (const player of world.players.values()) {
		player.alive = false;
		player.respawnTick = world.tick;
		player.killerId = 0;
		player.shots = 0;
		player.hits = 0;
		player.damageDealt = 0;
	}
}
