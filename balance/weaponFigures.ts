/** What the results say of weapons. Called by `figuresOf`. */

import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';
import { type MatchResult, TICK_RATE } from './playMatch.ts';
import type { DuelsResult } from './runJob.ts';
import { addShares, percentile, type Share } from './stats.ts';
import { BANDS, SITUATIONS } from './targets.ts';

export interface WeaponFigures {
	id: string;
	title: string;
	about: string;
	/** In matches: hits a shot, damage; of fights in which both hurt the other, those won, in all and by band. */
	shots: number;
	hits: number;
	damage: number;
	kills: Share;
	bands: Share[];
	/** Share of all kills, in all and by band of range at the kill. */
	killShare: Share;
	killBands: Share[];
	ownKills: number;
	/** In duels against the other weapons: by situation, against all and against each. */
	duels: { situation: string; all: Share; against: Share[] }[];
	/** From the first hit to the kill in duels, s: of kills in one go, and `all` with those whose victim had got away between. */
	timeToKill: { p25: number; p50: number; p75: number; count: number; all: { p50: number; count: number } };
}

export function weaponFigures(matches: readonly MatchResult[], duels: readonly DuelsResult[]): WeaponFigures[] {
	const allKills = sum(matches.flatMap(({ kills }) => kills.flat()));
	return WEAPON_IDS.map((id, weapon) => {
		const { title, about } = WEAPONS[id];
		const bands = BANDS.map((_, band) => bandShare(matches, weapon, band));
		const seconds = killSeconds(duels, weapon, 'killTicks');
		const all = killSeconds(duels, weapon, 'allKillTicks');
		return {
			id,
			title,
			about,
			shots: sum(matches.map(({ shots }) => shots[weapon] ?? 0)),
			hits: sum(matches.map(({ hits }) => hits[weapon] ?? 0)),
			damage: sum(matches.map(({ damage }) => damage[weapon] ?? 0)),
			kills: addShares(bands),
			bands,
			killShare: { won: sum(matches.flatMap(({ kills }) => kills[weapon] ?? [])), of: allKills },
			killBands: BANDS.map((_, band) => ({
				won: sum(matches.map(({ killsByBand }) => killsByBand[band]?.[weapon] ?? 0)),
				of: sum(matches.flatMap(({ killsByBand }) => killsByBand[band] ?? [])),
			})),
			ownKills: sum(matches.map(({ ownKills }) => ownKills[weapon] ?? 0)),
			duels: SITUATIONS.map(({ id: situation }) => {
				const against = WEAPON_IDS.map((_, other) => duelShare(duels, situation, weapon, other));
				return { situation, all: addShares(against), against };
			}),
			timeToKill: {
				p25: percentile(seconds, 0.25),
				p50: percentile(seconds, 0.5),
				p75: percentile(seconds, 0.75),
				count: seconds.length,
				all: { p50: percentile(all, 0.5), count: all.length },
			},
		};
	});
}

export function sum(values: Iterable<number>): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}

/** Fights won with a weapon, of those between different weapons. */
function bandShare(matches: readonly MatchResult[], weapon: number, band: number): Share {
	let won = 0;
	let lost = 0;
	for (const { fights } of matches) {
		for (const other of WEAPON_IDS.keys()) {
			if (other === weapon) continue;
			won += fights[band]?.[weapon]?.[other] ?? 0;
			lost += fights[band]?.[other]?.[weapon] ?? 0;
		}
	}
	return { won, of: won + lost };
}

/** Of a pair the single one is the first of the weapons: it alone is judged. */
function duelShare(duels: readonly DuelsResult[], situation: string, weapon: number, other: number): Share {
	let won = 0;
	let of = 0;
	for (const result of duels) {
		if (result.situation !== situation || weapon === other) continue;
		const [first, second] = result.weapons;
		const side = first === weapon && second === other ? 0 : situation !== 'pair' && first === other && second === weapon ? 1 : -1;
		if (side < 0) continue;
		won += side === 0 ? result.won[0] : result.won[1];
		of += result.won[0] + result.won[1];
	}
	return { won, of };
}

function killSeconds(duels: readonly DuelsResult[], weapon: number, which: 'killTicks' | 'allKillTicks'): number[] {
	return duels.flatMap(({ situation, weapons, [which]: kills }) => {
		if (situation === 'pair') return [];
		return weapons.flatMap((id, side) => (id === weapon ? kills[side === 0 ? 0 : 1].map((ticks) => ticks / TICK_RATE) : []));
	});
}
