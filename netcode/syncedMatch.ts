/** What the synced state says about the match as a whole, as the rules need it. Used by `ClientSession`. */

import type { ArenaState } from '../schema/ArenaState.ts';
import { unpackCrowd } from '../schema/crowdWords.ts';
import { ROSTER_STATUS } from '../schema/RosterLine.ts';
import type { Arena } from '../sim/arena.ts';
import { ARENA_IDS, ARENAS, DEFAULT_ARENA } from '../sim/arenas/registry.ts';
import type { Mode } from '../sim/modes/mode.ts';
import { DEFAULT_MODE, MODES } from '../sim/modes/registry.ts';
import type { MoverContext } from '../sim/mover.ts';
import type { ObjectiveSpec } from '../sim/objective.ts';
import { applyTuning, createTuning, TUNABLES, type Tuning, tuningFromList } from '../sim/tuning.ts';
import { KnownPickups } from './knownPickups.ts';
import type { ComingScale } from './tickTime.ts';
import type { RosterEntry } from './view.ts';

export class SyncedMatch {
	arena: Arena = ARENAS[DEFAULT_ARENA] as Arena;
	mode: Mode = MODES[DEFAULT_MODE] as Mode;
	/** What the mode is fought over on this map; how it stands is in the state, in the same order. */
	objectives: readonly ObjectiveSpec[] = [];
	tuning: Tuning = tuningFromList([]);
	/** The mode's own numbers. */
	standardTuning: Tuning = createTuning(this.mode.tuning);
	tickRate = 30;
	/** How many live in each cell of the map; another list whenever a count has changed. */
	crowd: readonly number[] = [];
	private crowdWords: readonly number[] = [];
	/** Which of the map's pickups lie there. */
	readonly pickups = new KnownPickups();
	private announced: { atTick: number; key: string; value: number }[] = [];
	private values: number[] = [];

	/** Reads the state of a new frame. Throws when this client does not know the server's map or mode. */
	update(state: ArenaState): void {
		this.tickRate = state.tickRate;
		if (state.arenaId !== this.arena.id || state.modeId !== this.mode.id) {
			const arena = ARENAS[state.arenaId];
			const mode = MODES[state.modeId];
			if (!arena) throw new Error(`the server plays on map "${state.arenaId}", which this page does not have: reload it`);
			if (!mode) throw new Error(`the server plays the mode "${state.modeId}", which this page does not have: reload it`);
			this.arena = arena;
			this.mode = mode;
			this.objectives = mode.objectives?.(arena) ?? [];
			this.standardTuning = createTuning(mode.tuning);
		}
		this.pickups.update(state, this.arena.pickups.length);
		// Plain lists: each look through the schema's own costs many times as much, and there are hundreds in every state.
		const values = state.tuning.toArray();
		if (values.length !== this.values.length || this.values.some((value, index) => value !== values[index])) {
			this.values = values;
			this.tuning = tuningFromList(this.values);
		}
		const words = state.crowd.toArray();
		if (words.length !== this.crowdWords.length || this.crowdWords.some((word, index) => word !== words[index])) {
			this.crowdWords = words;
			this.crowd = unpackCrowd(words);
		}
		this.announced = state.announced.map(({ atTick, tunable, value }) => ({ atTick, key: TUNABLES[tunable]?.key ?? '', value }));
	}

	/** The changes of the match's speed that are announced, by tick. */
	get comingScales(): ComingScale[] {
		return this.announced.filter(({ key }) => key === 'match.timeScale').map(({ atTick, value }) => ({ atTick, timeScale: value }));
	}

	/** What a mover is stepped with in a tick: announced changes that have come by then included. */
	contextAt(tick: number): MoverContext {
		const due = this.announced.filter(({ atTick, key }) => atTick <= tick && key !== '');
		if (due.length === 0) return { arena: this.arena, tuning: this.tuning, tickRate: this.tickRate };
		const tuning = tuningFromList(this.values);
		for (const { key, value } of due) applyTuning(tuning, key, value);
		return { arena: this.arena, tuning, tickRate: this.tickRate };
	}
}

/** The scoreboard, best first. */
export function readRoster(state: ArenaState): RosterEntry[] {
	const lines = [...state.roster].map(([key, line]) => ({
		id: Number(key),
		name: line.name,
		bot: line.bot,
		score: line.score,
		kills: line.kills,
		deaths: line.deaths,
		team: line.team,
		vote: ARENA_IDS[line.vote - 1] ?? '',
		status: ROSTER_STATUS[line.status] ?? 'here',
		pingMs: line.pingMs,
	}));
	return lines.sort(compareEntries);
}

/** The order of the table: best first. */
export function compareEntries(a: RosterEntry, b: RosterEntry): number {
	return b.score - a.score || b.kills - a.kills || a.deaths - b.deaths || a.id - b.id;
}
