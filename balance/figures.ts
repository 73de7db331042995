/** All that a run found out, as the JSON file holds it: counts beside every share. Called by the command. */

import { ARENAS } from '../sim/arenas/registry.ts';
import { MODES } from '../sim/modes/registry.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';
import type { RunOptions } from './jobs.ts';
import { type MatchResult, TICK_RATE } from './playMatch.ts';
import type { DuelsResult, JobResult, SpawnDuelsResult } from './runJob.ts';
import { addShares, percentile, type Share } from './stats.ts';
import type { WalkResult } from './walks.ts';
import { sum, type WeaponFigures, weaponFigures } from './weaponFigures.ts';

/** Of the JSON file: changes when a field changes its meaning. */
export const FIGURES_VERSION = 1;

export interface SpawnFigures {
	x: number;
	y: number;
	team: number;
	/** Duels of equal bots from the map's spawns. */
	duels: Share;
	/** In matches: fights of a life's first seconds. Everybody is fresh then, so more than half are won. */
	firstFights: Share;
}

export interface MapFigures {
	id: string;
	title: string;
	columns: number;
	rows: number;
	matches: number;
	matchSeconds: number;
	crossingSeconds: number;
	kills: number;
	sides: Share;
	spawns: SpawnFigures[];
	deaths: number[];
	travel: number[];
}

export interface ModeFigures {
	id: string;
	title: string;
	matches: number;
	matchSeconds: number;
	killsAMinute: number;
	/** Of team 1, kills and matches. */
	kills: Share;
	wins: Share;
}

export interface Figures {
	version: number;
	run: RunOptions;
	weapons: WeaponFigures[];
	/** Kills in matches: weapon of the killer, weapon in the victim's hand. */
	killMatrix: number[][];
	maps: MapFigures[];
	modes: ModeFigures[];
	/** Medians, s. */
	lifeSeconds: number;
	respawnSeconds: number;
	matchSeconds: number;
	bots: { equal: Share; open: Share; longestStaySeconds: number; worstDetour: number; ways: number };
}

export function figuresOf(run: RunOptions, results: readonly JobResult[]): Figures {
	const matches = results.flatMap((result) => (result.kind === 'match' ? [result.match] : []));
	const duels = results.flatMap((result) => (result.kind === 'duels' ? [result.duels] : []));
	const walks = results.flatMap((result) => (result.kind === 'walks' ? [result.walks] : []));
	const fromSpawns = results.flatMap((result) => (result.kind === 'spawns' ? [result.spawns] : []));
	return {
		version: FIGURES_VERSION,
		run,
		weapons: weaponFigures(matches, duels),
		killMatrix: WEAPON_IDS.map((_, weapon) =>
			WEAPON_IDS.map((_other, other) => sum(matches.map(({ kills }) => kills[weapon]?.[other] ?? 0))),
		),
		maps: run.maps.map((id) => mapFigures(id, matches, walks, fromSpawns)),
		modes: run.modes.map((id) => modeFigures(id, matches)),
		lifeSeconds: secondsOf(matches.flatMap(({ lives }) => lives)),
		respawnSeconds: secondsOf(matches.flatMap(({ respawns }) => respawns)),
		matchSeconds: secondsOf(matches.map(({ ticks }) => ticks)),
		bots: botFigures(matches, duels, walks),
	};
}

/** The median of times in ticks, as seconds. */
function secondsOf(ticks: readonly number[]): number {
	return percentile(ticks, 0.5) / TICK_RATE;
}

function mapFigures(
	id: string,
	all: readonly MatchResult[],
	walks: readonly WalkResult[],
	fromSpawns: readonly SpawnDuelsResult[],
): MapFigures {
	const arena = ARENAS[id];
	if (!arena) throw new RangeError(`there is no map "${id}"`);
	const matches = all.filter(({ arenaId }) => arenaId === id);
	const duels = fromSpawns.filter(({ arenaId }) => arenaId === id);
	const at = (lists: readonly number[][], index: number) => sum(lists.map((list) => list[index] ?? 0));
	const spawns = arena.spawns.map(({ x, y, team }, index) => {
		const won = at(
			duels.map((result) => result.won),
			index,
		);
		const lost = at(
			duels.map((result) => result.lost),
			index,
		);
		const firstWon = at(
			matches.map(({ spawnWon }) => spawnWon),
			index,
		);
		const firstLost = at(
			matches.map(({ spawnLost }) => spawnLost),
			index,
		);
		return { x, y, team, duels: { won, of: won + lost }, firstFights: { won: firstWon, of: firstWon + firstLost } };
	});
	const perTile = (list: readonly number[][]) => Array.from(arena.walls, (_, tile) => at(list, tile));
	return {
		id,
		title: arena.title,
		columns: arena.columns,
		rows: arena.rows,
		matches: matches.length,
		matchSeconds: secondsOf(matches.map(({ ticks }) => ticks)),
		crossingSeconds: percentile(walks.find(({ arenaId }) => arenaId === id)?.crossings ?? [], 0.5),
		kills: sum(matches.flatMap(({ kills }) => kills.flat())),
		sides: sideKills(matches),
		spawns,
		deaths: perTile(matches.map(({ deaths }) => deaths)),
		travel: perTile(matches.map(({ travel }) => travel)),
	};
}

function sideKills(matches: readonly MatchResult[]): Share {
	return addShares(matches.map(({ teamKills: [first, second] }) => ({ won: first, of: first + second })));
}

function modeFigures(id: string, all: readonly MatchResult[]): ModeFigures {
	const matches = all.filter(({ modeId }) => modeId === id);
	const minutes = sum(matches.map(({ ticks }) => ticks)) / TICK_RATE / 60;
	return {
		id,
		title: MODES[id]?.title ?? id,
		matches: matches.length,
		matchSeconds: secondsOf(matches.map(({ ticks }) => ticks)),
		killsAMinute: minutes > 0 ? sum(matches.flatMap(({ kills }) => kills.flat())) / minutes : 0,
		kills: sideKills(matches),
		wins: { won: matches.filter(({ winner }) => winner === 1).length, of: matches.filter(({ winner }) => winner > 0).length },
	};
}

function botFigures(matches: readonly MatchResult[], duels: readonly DuelsResult[], walks: readonly WalkResult[]): Figures['bots'] {
	const equals = duels.filter(({ weapons }) => weapons[0] < 0);
	return {
		equal: addShares(equals.map(({ won: [first, second] }) => ({ won: first, of: first + second }))),
		open: addShares(duels.map(({ open, won: [first, second] }) => ({ won: open, of: open + first + second }))),
		longestStaySeconds: Math.max(0, ...matches.map(({ longestStay }) => longestStay)) / TICK_RATE,
		worstDetour: Math.max(0, ...walks.map(({ worstDetour }) => worstDetour)),
		ways: sum(walks.map(({ ways }) => ways)),
	};
}
