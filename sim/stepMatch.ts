/** Warm-up, play, overtime, results, over: what ends a phase and what the next one begins with. */

import { giveAwards } from './awards.ts';
import type { WorldEvent } from './events.ts';
import { PHASES, type Phase } from './phase.ts';
import { isDecided, isTied } from './scores.ts';
import { toTicks } from './tuning.ts';
import { haveAllVoted } from './votes.ts';
import type { World } from './world.ts';

/** Once everybody has voted the results stay for this long, seconds. */
const VOTED_SECONDS = 2;

export function stepMatch(world: World, events: WorldEvent[]): void {
	const rules = world.tuning.match;
	if (world.mode.practice && world.phase === 'play') return;
	if (isEarly(world)) world.phaseEndsTick = world.tick;
	else if (world.phase === 'results' && haveAllVoted(world))
		world.phaseEndsTick = Math.min(world.phaseEndsTick, world.tick + toTicks(VOTED_SECONDS, world.tickRate));
	if (world.phase === 'over' || world.tick < world.phaseEndsTick) return;
	if (world.phase === 'warmUp') {
		startPlay(world);
		enter(world, 'play', rules.playSeconds, events);
	} else if (world.phase === 'play' && rules.overtimeSeconds > 0 && isTied(world)) enter(world, 'overtime', rules.overtimeSeconds, events);
	else if (world.phase === 'play' || world.phase === 'overtime') {
		world.awards = giveAwards(world);
		enter(world, 'results', rules.resultsSeconds, events);
	} else enter(world, 'over', 0, events);
}

/** Whether a match is over before its time: somebody has won, or leads in overtime. */
function isEarly(world: World): boolean {
	if (world.phase === 'overtime') return !isTied(world);
	return world.phase === 'play' && isDecided(world);
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
		player.bestStreak = 0;
	}
}
