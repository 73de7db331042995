/** Copies a world into the synced state, once a tick. A field that has not changed costs nothing on the wire. */

import { PHASES } from '../sim/phase.ts';
import type { Player } from '../sim/player.ts';
import { packPlace } from '../sim/shown.ts';
import { readTuning, TUNABLES, tunableIndex } from '../sim/tuning.ts';
import type { World } from '../sim/world.ts';
import { AnnouncedTuning, type ArenaState, AwardLine, ObjectiveState } from './ArenaState.ts';
import type { ManagedEntry } from './interest/managedMap.ts';
import { projectCrowd } from './projectCrowd.ts';
import type { RosterLine } from './RosterLine.ts';
import { SEEN_FLAGS, type Seen } from './Seen.ts';
import type { Self } from './Self.ts';
import type { SyncedArena } from './SyncedArena.ts';

/** Both kinds of state note by themselves what has changed. */
function copyFields<K extends string>(fields: readonly K[], from: Record<K, unknown>, to: Record<K, unknown>): void {
	for (const field of fields) to[field] = from[field];
}

export function projectWorld(world: World, synced: SyncedArena): void {
	const { state } = synced;
	const isOther = synced.world !== world;
	synced.world = world;
	synced.isTableDue = !world.mode.sight || world.tick % CROWD_TABLE_TICKS === 0;
	state.tick = world.tick;
	state.tickRate = world.tickRate;
	state.arenaId = world.arena.id;
	state.modeId = world.mode.id;
	state.phase = PHASES.indexOf(world.phase);
	state.phaseEndsTick = world.phaseEndsTick;
	if (isOther || mayBeTuned(world, state)) projectTuning(world, state);
	for (const [index, pickup] of world.pickups.entries()) {
		const there = pickup.backAtTick === 0 ? 1 : 0;
		if (state.pickups[index] !== there) state.pickups[index] = there;
	}
	projectScores(world, state);
	for (const player of world.players.values()) projectPlayer(world, player, synced);
	if (synced.players.size !== world.players.size) {
		for (const id of [...synced.players.keys()]) if (!world.players.has(id)) synced.delete(id);
	}
	projectCrowd(world, synced);
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
	for (const award of world.awards) {
		state.awards.push(new AwardLine({ ...award, name: world.players.get(award.playerId)?.name ?? '' }));
	}
}

/** Numbers change on a tick that was announced; whoever turns one without that is seen within half a second. */
const TUNING_TICKS = 15;

function mayBeTuned(world: World, state: ArenaState): boolean {
	return world.announced.length > 0 || state.announced.length > 0 || world.tick % TUNING_TICKS === 0;
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

function projectPlayer(world: World, player: Player, synced: SyncedArena): void {
	const known = synced.players.get(player.id);
	const { roster, seen, self } = known ?? synced.add(player);
	// The next match has other objects for the same people.
	if (known) known.player = player;
	if (!known || synced.isTableDue) projectLine(player, roster);
	// Between two tellings place and course stand still: the receiver carries them on.
	if (!known || player.placeTick === world.tick) seen.place = packPlace(player.shownX, player.shownY, world.tick);
	if (!known || player.courseTick === world.tick) seen.course = player.course;
	projectSeen(world, player, seen);
	if (self) projectSelf(player, self);
}

/** In a crowd the table is brought up to date twice a second, all of it at once: in other ticks nobody looks through it. */
const CROWD_TABLE_TICKS = 15;

// Written out: in a room of hundreds a loop over names took a tenth of the time. A test holds that none is missing.

function projectLine(player: Player, line: ManagedEntry<RosterLine>): void {
	line.name = player.name;
	line.bot = player.bot;
	line.score = player.score;
	line.kills = player.kills;
	line.deaths = player.deaths;
	line.team = player.team;
	line.vote = player.vote;
}

function projectSelf(player: Player, self: ManagedEntry<Self>): void {
	self.id = player.id;
	self.x = player.x;
	self.y = player.y;
	self.vx = player.vx;
	self.vy = player.vy;
	self.aim = player.aim;
	self.dashAim = player.dashAim;
	self.dashTicks = player.dashTicks;
	self.dashCooldownTicks = player.dashCooldownTicks;
	self.weapon = player.weapon;
	self.fireCooldownTicks = player.fireCooldownTicks;
	self.energy = player.energy;
	self.energyDelayTicks = player.energyDelayTicks;
	self.alive = player.alive;
	self.health = player.health;
	self.shield = player.shield;
	self.protectTicks = player.protectTicks;
	self.respawnTick = player.respawnTick;
	self.killerId = player.killerId;
}

/** A barrel that turned by less than this is not told, 256ths of a turn: nobody sees it. */
const SHOWN_TURN = 2;
/** In a crowd less than this is told every fifth tick only: what is drawn turns smoothly in between. */
const QUICK_TURN = 16;
const SLOW_TURN_TICKS = 5;

function projectSeen(world: World, player: Player, seen: ManagedEntry<Seen>): void {
	const aim = ((player.aim + 8) >> 4) & 0xff;
	const turned = Math.abs(((aim - seen.aim + 128) & 0xff) - 128);
	const isTurnTold = !world.mode.sight || turned >= QUICK_TURN || (world.tick + player.id) % SLOW_TURN_TICKS === 0;
	if (turned >= SHOWN_TURN && isTurnTold) seen.aim = aim;
	seen.weapon = player.weapon;
	seen.health = Math.ceil(player.health);
	seen.shield = Math.ceil(player.shield);
	seen.flags =
		(player.alive ? SEEN_FLAGS.alive : 0) |
		(player.protectTicks > 0 ? SEEN_FLAGS.protected : 0) |
		(player.dashTicks > 0 ? SEEN_FLAGS.dashing : 0);
}
