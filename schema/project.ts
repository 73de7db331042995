/** Copies a world into the synced state, once a tick. A field that has not changed costs nothing on the wire. */

import type { Objective } from '../sim/objective.ts';
import { PHASES } from '../sim/phase.ts';
import { readTunable, TUNABLES, tunableIndex } from '../sim/tuning.ts';
import type { World } from '../sim/world.ts';
import { AnnouncedTuning, AwardLine, ObjectiveState } from './ArenaState.ts';
import { isFoggy } from './fog.ts';
import { projectCrowd } from './projectCrowd.ts';
import { projectPlayer } from './projectPlayer.ts';
import type { SyncedArena } from './SyncedArena.ts';

/** In a crowd the table is brought up to date twice a second, all of it at once: in other ticks nobody looks through it. */
const CROWD_TABLE_TICKS = 15;

export function projectWorld(world: World, synced: SyncedArena): void {
	const { state } = synced;
	const isOther = synced.world !== world;
	synced.world = world;
	synced.isTableDue = !world.mode.sight || world.tick % CROWD_TABLE_TICKS === 0;
	state.tick = world.tick;
	if (isOther) {
		state.tickRate = world.tickRate;
		state.arenaId = world.arena.id;
		state.modeId = world.mode.id;
	}
	state.phase = PHASES.indexOf(world.phase);
	state.phaseEndsTick = world.phaseEndsTick;
	if (isOther || mayBeTuned(world, synced)) projectTuning(world, synced);
	projectPickups(world, synced);
	synced.teamScores.setAll(world.teamScores);
	if (world.objectives.length > 0 || synced.objectives.length > 0) projectObjectives(world.objectives, synced);
	projectAwards(world, synced);
	for (const player of world.players.values()) projectPlayer(world, player, synced);
	if (synced.players.size !== world.players.size) {
		for (const id of [...synced.players.keys()]) if (!world.players.has(id)) synced.delete(id);
	}
	projectCrowd(world, synced);
}

/** In the open all are told of every pickup; in fog each of those that they see. */
function projectPickups(world: World, { pickups, pickupsInSight }: SyncedArena): void {
	const foggy = isFoggy(world);
	const inSight = foggy ? world.pickups.length : 0;
	pickups.cut(foggy ? 0 : world.pickups.length);
	for (let index = inSight; index < pickupsInSight.size; ) pickupsInSight.delete(String(pickupsInSight.size - 1));
	for (let index = 0; index < world.pickups.length; index++) {
		const there = world.pickups[index]?.backAtTick === 0;
		if (!foggy) pickups.set(index, there ? 1 : 0);
		else {
			const entry = pickupsInSight.get(String(index)) ?? pickupsInSight.add(String(index));
			entry.owner = index;
			entry.there = there;
		}
	}
}

const OBJECTIVE_FIELDS = ['team', 'claimTeam', 'claimTicks', 'contested'] as const;

function projectObjectives(objectives: readonly Objective[], { state, objectives: lines }: SyncedArena): void {
	for (; lines.length > objectives.length; lines.pop()) state.objectives.pop();
	for (const [index, objective] of objectives.entries()) {
		const line = lines[index] ?? new ObjectiveState();
		copyFields(OBJECTIVE_FIELDS, objective, line);
		if (!lines[index]) {
			lines.push(line);
			state.objectives.push(line);
		}
	}
}

/** What is written to notes by itself whether it has changed. */
function copyFields<K extends string>(fields: readonly K[], from: Record<K, unknown>, to: Record<K, unknown>): void {
	for (const field of fields) to[field] = from[field];
}

/** Given all at once when a match ends, and gone with the next. */
function projectAwards(world: World, synced: SyncedArena): void {
	const { awards } = synced.state;
	if (synced.awardCount === world.awards.length) return;
	synced.awardCount = world.awards.length;
	awards.clear();
	for (const award of world.awards) awards.push(new AwardLine({ ...award, name: world.players.get(award.playerId)?.name ?? '' }));
}

/** Numbers change on a tick that was announced; whoever turns one without that is seen within half a second. */
const TUNING_TICKS = 15;

function mayBeTuned(world: World, synced: SyncedArena): boolean {
	return world.announced.length > 0 || synced.announced.length > 0 || world.tick % TUNING_TICKS === 0;
}

function projectTuning(world: World, synced: SyncedArena): void {
	for (const [index, tunable] of TUNABLES.entries()) synced.tuning.set(index, readTunable(world.tuning, tunable));
	const { announced } = synced;
	const same =
		world.announced.length === announced.length &&
		world.announced.every(({ atTick, key, value }, index) => {
			const told = announced[index];
			return told?.atTick === atTick && told.key === key && told.value === value;
		});
	if (same) return;
	synced.announced = world.announced.map((change) => ({ ...change }));
	synced.state.announced.clear();
	for (const { atTick, key, value } of world.announced) {
		synced.state.announced.push(new AnnouncedTuning({ atTick, tunable: tunableIndex(key), value }));
	}
}
