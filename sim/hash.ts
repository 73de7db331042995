/**
 * One 32-bit number for the whole state of a match: two runs that agree on it at every tick are the same run.
 * FNV-1a over the bits of every number, in a fixed order. The history is left out, being made of earlier ticks.
 */

import { PHASES } from './phase.ts';
import type { Player } from './player.ts';
import type { Projectile } from './projectile.ts';
import type { World } from './world.ts';

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

function mix(hash: number, value: number): number {
	bits[0] = value;
	let h = Math.imul(hash ^ (words[0] as number), 0x01000193);
	h = Math.imul(h ^ (words[1] as number), 0x01000193);
	return h ^ (h >>> 15);
}

// Written out: a loop over names took five times as long, in every tick of every match. A test holds that nothing is missing.

function mixPlayer(hash: number, player: Player): number {
	let h = hash;
	h = mix(h, player.id);
	h = mix(h, player.team);
	h = mix(h, player.x);
	h = mix(h, player.y);
	h = mix(h, player.vx);
	h = mix(h, player.vy);
	h = mix(h, player.aim);
	h = mix(h, player.dashAim);
	h = mix(h, player.dashTicks);
	h = mix(h, player.dashCooldownTicks);
	h = mix(h, player.weapon);
	h = mix(h, player.fireCooldownTicks);
	h = mix(h, player.energy);
	h = mix(h, player.energyDelayTicks);
	h = mix(h, player.health);
	h = mix(h, player.shield);
	h = mix(h, player.protectTicks);
	h = mix(h, player.respawnTick);
	h = mix(h, player.killerId);
	h = mix(h, player.score);
	h = mix(h, player.kills);
	h = mix(h, player.deaths);
	h = mix(h, player.shots);
	h = mix(h, player.hits);
	h = mix(h, player.damageDealt);
	h = mix(h, player.streak);
	h = mix(h, player.bestStreak);
	h = mix(h, player.objectiveTicks);
	h = mix(h, player.lastFightTick);
	h = mix(h, player.vote);
	if (player.party !== 0) h = mix(h, player.party);
	return mix(h, player.alive ? 1 : 0);
}

function mixProjectile(hash: number, projectile: Projectile): number {
	let h = hash;
	h = mix(h, projectile.id);
	h = mix(h, projectile.ownerId);
	h = mix(h, projectile.weapon);
	h = mix(h, projectile.x);
	h = mix(h, projectile.y);
	h = mix(h, projectile.dirX);
	h = mix(h, projectile.dirY);
	h = mix(h, projectile.left);
	return mix(h, projectile.behind);
}

function mixNumbers(hash: number, group: object): number {
	let h = hash;
	for (const value of Object.values(group)) h = mix(h, value);
	return h;
}

const OBJECTIVE_NUMBERS = ['team', 'claimTeam', 'claimTicks', 'heldTicks'] as const;

export function hashWorld(world: World): number {
	let h = mix(0x811c9dc5, world.tick);
	h = mix(h, world.rng.seed);
	h = mix(h, PHASES.indexOf(world.phase));
	h = mix(h, world.phaseEndsTick);
	h = mix(h, world.nextShotId);
	for (const player of world.players.values()) h = mixPlayer(h, player);
	for (const projectile of world.projectiles) h = mixProjectile(h, projectile);
	for (const score of world.teamScores) h = mix(h, score);
	for (const objective of world.objectives) {
		for (const field of OBJECTIVE_NUMBERS) h = mix(h, objective[field]);
		h = mix(h, objective.contested ? 1 : 0);
	}
	for (const count of world.crowd) h = mix(h, count);
	for (const pickup of world.pickups) h = mix(h, pickup.backAtTick);
	h = mixNumbers(h, world.tuning.player);
	h = mixNumbers(h, world.tuning.match);
	for (const group of Object.values(world.tuning.weapons)) h = mixNumbers(h, group);
	for (const group of Object.values(world.tuning.pickups)) h = mixNumbers(h, group);
	for (const change of world.announced) h = mix(mix(h, change.atTick), change.value);
	return h >>> 0;
}
