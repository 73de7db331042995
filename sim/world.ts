/** Everything that a match is, as plain data. One world is one match; `nextMatch` makes the one after it. */

import type { Arena } from './arena.ts';
import { ARENAS } from './arenas/registry.ts';
import type { Award } from './awards.ts';
import type { PastTick } from './history.ts';
import type { Mode } from './modes/mode.ts';
import { MODES } from './modes/registry.ts';
import { createObjective, type Objective } from './objective.ts';
import type { Phase } from './phase.ts';
import type { Pickup } from './pickup.ts';
import type { Player } from './player.ts';
import type { Projectile } from './projectile.ts';
import type { Rng } from './random.ts';
import { createTuning, type Tuning, type TuningChange } from './tuning.ts';

export interface World {
	arena: Arena;
	mode: Mode;
	tickRate: number;
	/** The tick that this state is the end of. */
	tick: number;
	rng: Rng;
	tuning: Tuning;
	/** Announced changes that have not come yet, by tick. */
	announced: TuningChange[];
	phase: Phase;
	/** First tick of the next phase. */
	phaseEndsTick: number;
	players: Map<number, Player>;
	/** Points of team 1 and team 2; empty in a mode without teams. */
	teamScores: number[];
	objectives: Objective[];
	/** Given when the results begin. */
	awards: Award[];
	projectiles: Projectile[];
	pickups: Pickup[];
	nextShotId: number;
	/** When those who left lately would have lived again: who comes in their place begins no sooner. Ticks. */
	vacated: number[];
	history: PastTick[];
	/** How many live in each cell of the map (`sim/crowd.ts`); empty in modes without `crowdMap`. */
	crowd: number[];
}

export interface MatchSetup {
	seed: number;
	arenaId: string;
	modeId: string;
	tickRate: number;
	/** Tick that the world stands at before its first step. */
	startTick: number;
	/** Differences from the mode's numbers, by key. */
	tuning: Readonly<Record<string, number>>;
}

/** A fresh world without players. Throws a RangeError when map, mode or a number is unknown, or the mode cannot be played there. */
export function createWorld(setup: MatchSetup): World {
	const arena = ARENAS[setup.arenaId];
	if (!arena) throw new RangeError(`there is no map "${setup.arenaId}" (there are: ${Object.keys(ARENAS).join(', ')})`);
	const mode = MODES[setup.modeId];
	if (!mode) throw new RangeError(`there is no mode "${setup.modeId}" (there are: ${Object.keys(MODES).join(', ')})`);
	const tuning = createTuning({ ...mode.tuning, ...setup.tuning });
	return {
		arena,
		mode,
		tickRate: setup.tickRate,
		tick: setup.startTick,
		rng: { seed: setup.seed >>> 0 },
		tuning,
		announced: [],
		phase: 'warmUp',
		phaseEndsTick: setup.startTick + 1 + Math.round(tuning.match.warmUpSeconds * setup.tickRate),
		players: new Map(),
		teamScores: mode.teams === 0 ? [] : [0, 0],
		objectives: (mode.objectives?.(arena) ?? []).map(createObjective),
		awards: [],
		projectiles: [],
		pickups: arena.pickups.map(({ kind, x, y }) => ({ kind, x, y, backAtTick: 0 })),
		nextShotId: 1,
		vacated: [],
		history: [],
		crowd: [],
	};
}
