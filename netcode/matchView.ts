/** Mode, objectives, teams and results of a view, from what both sides of a connection know of them. */

import { ARENA_IDS, ARENAS } from '../sim/arenas/registry.ts';
import { AWARDS, type Award } from '../sim/awards.ts';
import type { Objective, ObjectiveSpec } from '../sim/objective.ts';
import type { BallotEntry, DisplayedAward, DisplayedObjective, RosterEntry, ViewSide } from './view.ts';

/** Whose a team's thing is for somebody of `ownTeam` (0: watches; all teams are others'). */
export function sideOf(team: number, ownTeam: number): ViewSide {
	if (team === 0) return 'nobody';
	return team === ownTeam ? 'own' : 'enemy';
}

/** How an objective stands, as one side sees it. */
export function displayObjective(
	spec: ObjectiveSpec,
	state: Pick<Objective, 'team' | 'contested' | 'claimTeam' | 'claimTicks'> | undefined,
	ownTeam: number,
	tickRate: number,
): DisplayedObjective {
	const { kind, label, x, y, radius, takeSeconds } = spec;
	const { team = 0, contested = false, claimTeam = 0, claimTicks = 0 } = state ?? {};
	return {
		kind,
		label,
		x,
		y,
		radius,
		side: sideOf(team, ownTeam),
		team,
		contested,
		claimSide: sideOf(claimTeam, ownTeam),
		claim: Math.min(1, claimTicks / (takeSeconds * tickRate)),
	};
}

/** The awards in words, for the results. */
export function displayAwards(awards: Iterable<Award & { name: string }>, selfId: number): DisplayedAward[] {
	const shown: DisplayedAward[] = [];
	for (const { award, playerId, name, value } of awards) {
		const spec = AWARDS[award];
		if (!spec) continue;
		const number = Math.round(value * 10) / 10;
		shown.push({ title: spec.title, value: `${number} ${spec.unit}`, playerId, playerName: name, me: playerId === selfId });
	}
	return shown;
}

/** Every map with its votes. */
export function displayBallot(arenaId: string, roster: readonly RosterEntry[], selfId: number): BallotEntry[] {
	// A crowd has one map.
	if (!ARENA_IDS.includes(arenaId)) return [];
	return ARENA_IDS.map((id) => ({
		arenaId: id,
		title: ARENAS[id]?.title ?? id,
		votes: roster.filter(({ vote }) => vote === id).length,
		current: id === arenaId,
		mine: roster.some((entry) => entry.id === selfId && entry.vote === id),
	}));
}
