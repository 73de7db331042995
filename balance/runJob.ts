/** Does one piece of a run, in whatever thread. */

import { ARENAS } from '../sim/arenas/registry.ts';
import { randomIndex } from '../sim/random.ts';
import { type DuelsJob, type Job, type SpawnDuelsJob, seedOf } from './jobs.ts';
import { playDuel } from './playDuel.ts';
import { type MatchResult, playMatch } from './playMatch.ts';
import type { SituationId } from './targets.ts';
import { type WalkResult, walkMap } from './walks.ts';

export interface DuelsResult {
	situation: SituationId;
	weapons: readonly [number, number];
	/** Duels that the first and the second of the weapons won; those of equals: the two bots. */
	won: [number, number];
	/** Neither fell. */
	open: number;
	/** By side: from the first hit to the kill, ticks. */
	killTicks: [number[], number[]];
	allKillTicks: [number[], number[]];
}

export interface SpawnDuelsResult {
	arenaId: string;
	/** By spawn of the map. */
	won: number[];
	lost: number[];
	open: number;
}

export type JobResult =
	| { kind: 'match'; match: MatchResult }
	| { kind: 'duels'; duels: DuelsResult }
	| { kind: 'spawns'; spawns: SpawnDuelsResult }
	| { kind: 'walks'; walks: WalkResult };

export function runJob(job: Job): JobResult {
	if (job.kind === 'match') return { kind: 'match', match: playMatch(job.match) };
	if (job.kind === 'walks') return { kind: 'walks', walks: walkMap(job.arenaId, job.tuning) };
	if (job.kind === 'spawns') return { kind: 'spawns', spawns: playFromSpawns(job.spawns) };
	return { kind: 'duels', duels: playDuels(job.duels) };
}

function playDuels({ seed, situation, weapons, count, maps, tuning }: DuelsJob): DuelsResult {
	const result: DuelsResult = { situation, weapons, won: [0, 0], open: 0, killTicks: [[], []], allKillTicks: [[], []] };
	const equal = weapons[0] < 0;
	for (let i = 0; i < count; i++) {
		// Who comes first in a tick, and stands at the first place, changes from duel to duel.
		const swap = situation !== 'pair' && !equal && i % 2 === 1;
		const [one, other] = weapons.map((weapon) => (weapon < 0 ? undefined : [weapon]));
		const arenaId = maps[i % maps.length] as string;
		const arsenals = swap ? ([other, one] as const) : ([one, other] as const);
		const { winner, killTicks, allKillTicks } = playDuel({ seed: seedOf(seed, i), arenaId, situation, arsenals, tuning });
		if (winner < 0) {
			result.open++;
			continue;
		}
		const side = (winner === 0) !== swap ? 0 : 1;
		result.won[side]++;
		result.killTicks[side].push(...killTicks);
		result.allKillTicks[side].push(...allKillTicks);
	}
	return result;
}

function playFromSpawns({ seed, arenaId, count, tuning }: SpawnDuelsJob): SpawnDuelsResult {
	const spawns = ARENAS[arenaId]?.spawns ?? [];
	const result: SpawnDuelsResult = { arenaId, won: spawns.map(() => 0), lost: spawns.map(() => 0), open: 0 };
	const rng = { seed };
	for (let i = 0; i < count; i++) {
		const pair = [i % spawns.length, (i + 1 + randomIndex(rng, spawns.length - 1)) % spawns.length];
		if (randomIndex(rng, 2) === 1) pair.reverse();
		const [one, other] = pair.map((index) => spawns[index]);
		if (!one || !other) continue;
		const { winner } = playDuel({
			seed: seedOf(seed, i),
			arenaId,
			situation: 'middle',
			places: [one, other],
			arsenals: [undefined, undefined],
			tuning,
		});
		if (winner < 0) {
			result.open++;
			continue;
		}
		const [won, lost] = winner === 0 ? pair : [...pair].reverse();
		result.won[won ?? 0] = (result.won[won ?? 0] ?? 0) + 1;
		result.lost[lost ?? 0] = (result.lost[lost ?? 0] ?? 0) + 1;
	}
	return result;
}
