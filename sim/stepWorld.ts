/** One tick of a match. Everything from outside comes in through `input`; what happened comes back as events. */

import { idleAfter } from './command.ts';
import { stepCrowd } from './crowd.ts';
import type { WorldEvent } from './events.ts';
import { fireWeapon } from './fire.ts';
import { recordHistory } from './history.ts';
import { isCounting, isStill } from './phase.ts';
import { createPlayer, type Player } from './player.ts';
import { stepShown } from './shown.ts';
import { spawnPlayer } from './spawn.ts';
import { stepMatch } from './stepMatch.ts';
import { stepPickups } from './stepPickups.ts';
import { stepMovement, stepPlayer } from './stepPlayer.ts';
import { stepProjectiles } from './stepProjectiles.ts';
import { teamForJoin } from './teams.ts';
import type { PlayerInput, TickInput } from './tickInput.ts';
import { applyTuning, toTicks } from './tuning.ts';
import { hearPushes, stepUnheard } from './unheardPushes.ts';
import type { World } from './world.ts';

/** Advances the world by one tick in place. */
export function stepWorld(world: World, input: TickInput): WorldEvent[] {
	const events: WorldEvent[] = [];
	world.tick++;
	applyAnnounced(world, input);
	for (const id of input.leaves) leave(world, id);
	for (const join of input.joins) {
		const player = createPlayer(join.id, join.name, join.bot);
		player.party = join.party ?? 0;
		player.team = teamForJoin(world, player.party);
		player.respawnTick = join.bot ? world.tick : takeVacated(world);
		world.players.set(join.id, player);
	}
	for (const { id, vote } of input.votes) {
		const voter = world.players.get(id);
		if (voter) voter.vote = vote;
	}
	stepMatch(world, events);
	for (const player of world.players.values()) {
		if (!player.alive && player.respawnTick <= world.tick && world.phase !== 'over') spawnPlayer(world, player, events);
	}
	const fired: { player: Player; weapon: number; frame: number }[] = [];
	for (const player of world.players.values()) {
		const weapon = actPlayer(world, player, input.commands.get(player.id), events);
		if (weapon >= 0) fired.push({ player, weapon, frame: input.commands.get(player.id)?.frame ?? 0 });
	}
	stepProjectiles(world, events);
	// After everybody moved, and in turn: two who shoot each other in one tick both hit.
	for (const { player, weapon, frame } of fired) fireWeapon(world, player, weapon, frame, player.lastCommand.seen, events);
	stepPickups(world, events);
	stepMode(world, events);
	stepCrowd(world);
	stepShown(world);
	recordHistory(world);
	return events;
}

/** Who fought this short a time ago and leaves may be running from it, seconds. */
const FIGHT_SECONDS = 5;

/** Somebody leaves; out of a fight, hurt or dead, their next life is not to begin sooner for it. */
function leave(world: World, id: number): void {
	const player = world.players.get(id);
	if (!player) return;
	world.players.delete(id);
	if (player.bot) return;
	const { tick, tickRate } = world;
	const { health, respawnSeconds } = world.tuning.player;
	const isFighting = player.lastFightTick > 0 && tick - player.lastFightTick < toTicks(FIGHT_SECONDS, tickRate);
	if (!player.alive) world.vacated.push(player.respawnTick);
	else if (isFighting || player.health < Math.round(health)) world.vacated.push(tick + toTicks(respawnSeconds, tickRate));
}

/**
 * When the first life of somebody begins: at once, unless somebody has just left out of a fight. To leave and come back would else be
 * a way to be born again, whole and with all cool-downs over, sooner than by dying; and who comes back need not say so.
 */
function takeVacated(world: World): number {
	world.vacated = world.vacated.filter((tick) => tick > world.tick).sort((a, b) => a - b);
	return world.vacated.pop() ?? world.tick;
}

/** The mode's own part of a tick; who took an objective is told to those who watch. */
function stepMode(world: World, events: WorldEvent[]): void {
	if (!isCounting(world.phase) || !world.mode.onTick) return;
	const owners = world.objectives.map(({ team }) => team);
	world.mode.onTick(world);
	for (const [index, { team }] of world.objectives.entries()) {
		if (team !== owners[index]) events.push({ type: 'objective', objective: index, team });
	}
}

function applyAnnounced(world: World, input: TickInput): void {
	for (const change of input.tunings) world.announced.push(change);
	world.announced = world.announced.filter((change) => {
		if (change.atTick > world.tick) return true;
		applyTuning(world.tuning, change.key, change.value);
		return false;
	});
}

/** Moves one player by its command; returns the weapon that fired, or -1. */
function actPlayer(world: World, player: Player, input: PlayerInput | undefined, events: WorldEvent[]): number {
	const command = input?.commands[input.commands.length - 1] ?? idleAfter(player.lastCommand);
	player.lastCommand = command;
	hearPushes(world, player, input);
	if (!player.alive) {
		player.aim = command.aim;
		player.weapon = command.weapon;
		return -1;
	}
	if (player.protectTicks > 0) player.protectTicks--;
	if (isStill(world.phase)) return -1;
	for (const late of input?.commands.slice(0, -1) ?? []) stepMovement(world, player, late);
	const dashing = player.dashTicks > 0;
	const weapon = stepPlayer(world, player, command);
	stepUnheard(world, player, input?.commands ?? [command]);
	if (!dashing && player.dashTicks > 0) events.push({ type: 'dash', playerId: player.id });
	if (weapon >= 0) player.protectTicks = 0;
	return weapon;
}
