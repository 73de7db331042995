/**
 * A world as data that can be stored or sent, and back: hot reload carries a running match over an edit with it, and
 * another process goes on with a match.
 */

import { ARENAS } from './arenas/registry.ts';
import { MODES } from './modes/registry.ts';
import type { Player } from './player.ts';
import { createPlayer } from './player.ts';
import { checkTuning, createTuning, readTuning, TUNABLES, type Tuning, type TuningValues } from './tuning.ts';
import { createWorld, type World } from './world.ts';

/** JSON-safe. */
export interface Snapshot {
	arenaId: string;
	modeId: string;
	world: Omit<World, 'arena' | 'mode' | 'players' | 'history'>;
	players: Player[];
	history: { tick: number; positions: [number, { x: number; y: number }][] }[];
}

export function takeSnapshot(world: World): Snapshot {
	return structuredClone(viewSnapshot(world));
}

/** The same without a copy, to be written down before the world's next step. */
export function viewSnapshot(world: World): Snapshot {
	const { arena, mode, players, history, ...rest } = world;
	return {
		arenaId: arena.id,
		modeId: mode.id,
		world: rest,
		players: [...players.values()],
		history: history.map(({ tick, positions }) => ({ tick, positions: [...positions] })),
	};
}

/**
 * The world of a snapshot, under the rules that run now: fields and numbers that the snapshot does not know get
 * their defaults. Throws when its map or mode is gone.
 */
export function restoreSnapshot(snapshot: Snapshot): World {
	const copy = structuredClone(snapshot);
	const arena = ARENAS[copy.arenaId];
	const mode = MODES[copy.modeId];
	if (!arena || !mode) throw new RangeError(`this snapshot needs map "${copy.arenaId}" and mode "${copy.modeId}"`);
	const { tick, tickRate, rng, tuning } = copy.world;
	const fresh = createWorld({ seed: rng.seed, arenaId: arena.id, modeId: mode.id, tickRate, startTick: tick, tuning: {} });
	const standard = fresh.tuning;
	const merge = <T extends Record<string, unknown>>(into: T, from: Partial<T> | undefined): T => Object.assign(into, from);
	const merged: Tuning = {
		player: merge(standard.player, tuning.player),
		match: merge(standard.match, tuning.match),
		weapons: standard.weapons,
		pickups: standard.pickups,
	};
	for (const id of Object.keys(merged.weapons) as (keyof Tuning['weapons'])[]) merge(merged.weapons[id], tuning.weapons[id]);
	for (const kind of Object.keys(merged.pickups) as (keyof Tuning['pickups'])[]) merge(merged.pickups[kind], tuning.pickups[kind]);
	return {
		...fresh,
		...copy.world,
		arena,
		mode,
		tuning: merged,
		players: new Map(copy.players.map((player) => [player.id, { ...createPlayer(player.id, player.name, player.bot), ...player }])),
		history: copy.history.map(({ tick, positions }) => ({ tick, positions: new Map(positions) })),
	};
}

/** What somebody turned: the numbers of a world that differ from its mode's own and may be given, by key. */
export function tunedValues(world: World): TuningValues {
	const standard = createTuning(world.mode.tuning);
	const values = TUNABLES.map(({ key }): [string, number] => [key, readTuning(world.tuning, key)]);
	return Object.fromEntries(values.filter(([key, value]) => value !== readTuning(standard, key) && checkTuning(key, value) === undefined));
}

/** A snapshot on the numbers of the rules that run now, but for what somebody turned: after an edit of the rules. */
export function withNumbersOfNow(snapshot: Snapshot, tuned: TuningValues): Snapshot {
	const kept = Object.fromEntries(Object.entries(tuned).filter(([key, value]) => checkTuning(key, value) === undefined));
	const tuning = createTuning({ ...MODES[snapshot.modeId]?.tuning, ...kept });
	return { ...snapshot, world: { ...snapshot.world, tuning } };
}
