/** Copies a world into the synced state, once a tick. A field that has not changed costs nothing on the wire. */

import { MOVER_FIELDS } from '../sim/mover.ts';
import { PHASES } from '../sim/phase.ts';
import type { Player } from '../sim/player.ts';
import { readTuning, TUNABLES, tunableIndex } from '../sim/tuning.ts';
import type { World } from '../sim/world.ts';
import { AnnouncedTuning, type ArenaState, AwardLine, ObjectiveState } from './ArenaState.ts';
import { RosterLine } from './RosterLine.ts';
import { SEEN_FLAGS, Seen } from './Seen.ts';
import { Self } from './Self.ts';

const SELF_FIELDS = [
	'id',
	...MOVER_FIELDS,
	'alive',
	'health',
	'shield',
	'protectTicks',
	'respawnTick',
	'killerId',
] as const satisfies readonly (keyof Self & keyof Player)[];
const ROSTER_FIELDS = ['name', 'bot', 'score', 'kills', 'deaths', 'team', 'vote'] as const satisfies readonly (keyof RosterLine &
	keyof Player)[];

function copyFields<K extends string>(fields: readonly K[], from: Record<K, unknown>, to: Record<K, unknown>): void {
	for (const field of fields) if (to[field] !== from[field]) to[field] = from[field];
}

export function projectWorld(world: World, state: ArenaState): void {
	state.tick = world.tick;
	state.tickRate = world.tickRate;
	state.arenaId = world.arena.id;
	state.modeId = world.mode.id;
	state.phase = PHASES.indexOf(world.phase);
	state.phaseEndsTick = world.phaseEndsTick;
	projectTuning(world, state);
	for (const [index, pickup] of world.pickups.entries()) {
		const there = pickup.backAtTick === 0 ? 1 : 0;
		if (state.pickups[index] !== there) state.pickups[index] = there;
	}
	projectScores(world, state);
	for (const player of world.players.values()) projectPlayer(player, state);
	for (const key of [...state.roster.keys()]) {
		if (world.players.has(Number(key))) continue;
		state.roster.delete(key);
		state.seen.delete(key);
		state.selves.delete(key);
	}
}

const OBJECTIVE_FIELDS = ['team', 'claimTeam', 'claimTicks', 'contested'] as const;

function projectScores(world: World, state: ArenaState): void {
	while (state.teamScores.length > world.teamScores.length) state.teamScores.pop();
	for (const [index, score] of world.teamScores.entries()) if (state.teamScores[index] !== score) state.teamScores[index] = score;
	while (state.objectives.length > world.objectives.length) state.objectives.pop();
	for (const [index, objective] of world.objectives.entries()) {
		const line = state.objectives[index] ?? new ObjectiveState();
		copyFields(OBJECTIVE_FIELDS, objective, line);
		if (!state.objectives[index]) state.objectives.push(line);
	}
	// Given all at once when a match ends, and gone with the next.
	if (state.awards.length === world.awards.length) return;
	state.awards.clear();
	for (const award of world.awards) state.awards.push(new AwardLine(award));
}

function projectTuning(world: World, state: ArenaState): void {
	for (const [index, tunable] of TUNABLES.entries()) {
		const value = readTuning(world.tuning, tunable.key);
		if (state.tuning[index] !== value) state.tuning[index] = value;
	}
	const same =
		world.announced.length === state.announced.length &&
		world.announced.every((change, index) => {
			const synced = state.announced[index];
			return synced?.atTick === change.atTick && synced.tunable === tunableIndex(change.key) && synced.value === change.value;
		});
	if (same) return;
	state.announced.clear();
	for (const change of world.announced) {
		state.announced.push(new AnnouncedTuning({ atTick: change.atTick, tunable: tunableIndex(change.key), value: change.value }));
	}
}

function projectPlayer(player: Player, state: ArenaState): void {
	const key = String(player.id);
	let line = state.roster.get(key);
	let seen = state.seen.get(key);
	if (!line || !seen) {
		line = new RosterLine();
		seen = new Seen();
		copyFields(ROSTER_FIELDS, player, line);
		projectSeen(player, seen);
		state.roster.set(key, line);
		state.seen.set(key, seen);
		if (!player.bot) {
			const self = new Self();
			copyFields(SELF_FIELDS, player, self);
			state.selves.set(key, self);
		}
		return;
	}
	copyFields(ROSTER_FIELDS, player, line);
	projectSeen(player, seen);
	const self = state.selves.get(key);
	if (self) copyFields(SELF_FIELDS, player, self);
}

function projectSeen(player: Player, seen: Seen): void {
	seen.x = player.x;
	seen.y = player.y;
	seen.aim = ((player.aim + 8) >> 4) & 0xff;
	seen.weapon = player.weapon;
	seen.health = Math.ceil(player.health);
	seen.shield = Math.ceil(player.shield);
	seen.flags =
		(player.alive ? SEEN_FLAGS.alive : 0) |
		(player.protectTicks > 0 ? SEEN_FLAGS.protected : 0) |
		(player.dashTicks > 0 ? SEEN_FLAGS.dashing : 0);
}
