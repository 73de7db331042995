/** What a run consists of: independent pieces with their own seeds, so that they give the same on any number of cores. */

import { MODES } from '../sim/modes/registry.ts';
import type { TuningValues } from '../sim/tuning.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';
import type { MatchJob } from './playMatch.ts';
import { SITUATIONS, type SituationId } from './targets.ts';

export interface RunOptions {
	matches: number;
	/** Of each weapon against each, in each situation; from the spawns of each map as many times `SPAWN_DUELS`. */
	duels: number;
	modes: readonly string[];
	maps: readonly string[];
	seed: number;
	players: number;
	/** Differences from the standard numbers. */
	tuning: TuningValues;
}

/** So many duels of two weapons (or of two bots with all of them: -1) in one situation. */
export interface DuelsJob {
	seed: number;
	situation: SituationId;
	weapons: readonly [number, number];
	count: number;
	maps: readonly string[];
	tuning: TuningValues;
}

/** So many duels of equal bots from the spawns of a map, each spawn as often on either side. */
export interface SpawnDuelsJob {
	seed: number;
	arenaId: string;
	count: number;
	tuning: TuningValues;
}

/** Spawn duels of a map for each duel of two weapons; they come in pieces, so that all threads have work to the end. */
const SPAWN_DUELS = 24;
const SPAWN_PIECES = 8;

export type Job =
	| { kind: 'match'; match: MatchJob }
	| { kind: 'duels'; duels: DuelsJob }
	| { kind: 'spawns'; spawns: SpawnDuelsJob }
	| { kind: 'walks'; arenaId: string; tuning: TuningValues };

/** A number for the n-th piece of a run, far from its neighbours'. */
export function seedOf(seed: number, index: number): number {
	let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
	h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
	return (h ^ (h >>> 13)) >>> 0;
}

export function planJobs({ matches, duels, modes, maps, seed, players, tuning }: RunOptions): Job[] {
	const jobs: Job[] = [];
	const next = () => seedOf(seed, jobs.length);
	for (const arenaId of maps) jobs.push({ kind: 'walks', arenaId, tuning });
	// Modes and maps in turn: any number of matches is spread evenly over them.
	for (let i = 0; i < matches; i++) {
		const arenaId = maps[i % maps.length] as string;
		const modeId = modes[Math.floor(i / maps.length) % modes.length] as string;
		if (MODES[modeId]) jobs.push({ kind: 'match', match: { seed: next(), arenaId, modeId, players, tuning } });
	}
	for (const arenaId of maps) {
		const count = Math.ceil((duels * SPAWN_DUELS) / SPAWN_PIECES);
		for (let i = 0; i < SPAWN_PIECES; i++) jobs.push({ kind: 'spawns', spawns: { seed: next(), arenaId, count, tuning } });
	}
	for (const { id: situation } of SITUATIONS) {
		for (const [one, other] of pairsOf(situation)) {
			jobs.push({ kind: 'duels', duels: { seed: next(), situation, weapons: [one, other], count: duels, maps, tuning } });
		}
		const equal: DuelsJob = { seed: next(), situation, weapons: [-1, -1], count: duels * 2, maps, tuning };
		if (situation !== 'pair') jobs.push({ kind: 'duels', duels: equal });
	}
	return jobs;
}

/** One against a pair is not the same the other way round. */
function pairsOf(situation: SituationId): [number, number][] {
	const ids = [...WEAPON_IDS.keys()];
	return ids.flatMap((one) => ids.filter((other) => other > one || situation === 'pair').map((other): [number, number] => [one, other]));
}
