/**
 * One 32-bit number for the whole state of a match: two runs that agree on it at every tick are the same run.
 * FNV-1a over the bits of every number, in a fixed order. The history is left out, being made of earlier ticks.
 */

import { MOVER_FIELDS } from './mover.ts';
import { PHASES } from './phase.ts';
import type { World } from './world.ts';

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

function mix(hash: number, value: number): number {
	bits[0] = value;
	let h = Math.imul(hash ^ (words[0] as number), 0x01000193);
	h = Math.imul(h ^ (words[1] as number), 0x01000193);
	return h ^ (h >>> 15);
}

const PLAYER_NUMBERS = [
	'id',
	'team',
	...MOVER_FIELDS,
	'health',
	'shield',
	'protectTicks',
	'respawnTick',
	'killerId',
	'score',
	'kills',
	'deaths',
	'shots',
	'hits',
	'damageDealt',
	'streak',
	'bestStreak',
	'objectiveTicks',
	'lastFightTick',
	'vote',
] as const;
const PROJECTILE_NUMBERS = ['id', 'ownerId', 'weapon', 'x', 'y', 'dirX', 'dirY', 'left', 'behind'] as const;
const OBJECTIVE_NUMBERS = ['team', 'claimTeam', 'claimTicks', 'heldTicks'] as const;

export function hashWorld(world: World): number {
	let h = mix(0x811c9dc5, world.tick);
	h = mix(h, world.rng.seed);
	h = mix(h, PHASES.indexOf(world.phase));
	h = mix(h, world.phaseEndsTick);
	h = mix(h, world.nextShotId);
	for (const player of world.players.values()) {
		for (const field of PLAYER_NUMBERS) h = mix(h, player[field]);
		h = mix(h, player.alive ? 1 : 0);
	}
	for (const projectile of world.projectiles) for (const field of PROJECTILE_NUMBERS) h = mix(h, projectile[field]);
	for (const score of world.teamScores) h = mix(h, score);
	for (const objective of world.objectives) {
		for (const field of OBJECTIVE_NUMBERS) h = mix(h, objective[field]);
		h = mix(h, objective.contested ? 1 : 0);
	}
	for (const count of world.crowd) h = mix(h, count);
	for (const pickup of world.pickups) h = mix(h, pickup.backAtTick);
	for (const group of [
		world.tuning.player,
		world.tuning.match,
		...Object.values(world.tuning.weapons),
		...Object.values(world.tuning.pickups),
	]) {
		for (const value of Object.values(group)) h = mix(h, value);
	}
	for (const change of world.announced) h = mix(mix(h, change.atTick), change.value);
	return h >>> 0;
}
