/** Holds the figures against the targets. Called by the command; its exit code is 1 when something is missed. */

import type { Figures } from './figures.ts';
import { intervalOf, type Share, shareOf } from './stats.ts';
import { BANDS, type Range, TARGETS } from './targets.ts';
import type { WeaponFigures } from './weaponFigures.ts';

/** `open`: outside by the count, but too few to be sure that it is not chance. */
export type Standing = 'met' | 'missed' | 'open';

export interface Finding {
	/** What was held against a target: `rail: time to kill`. */
	what: string;
	wanted: string;
	measured: string;
	standing: Standing;
}

export interface Verdict {
	/** Nothing is missed. */
	passed: boolean;
	findings: Finding[];
}

export function judge(figures: Figures): Verdict {
	const findings = [
		...weaponFindings(figures),
		...mapFindings(figures),
		...sideFindings(figures),
		...flowFindings(figures),
		...botFindings(figures),
	];
	return { passed: findings.every(({ standing }) => standing !== 'missed'), findings };
}

function weaponFindings({ weapons }: Figures): Finding[] {
	return weapons.flatMap((weapon) => {
		const { share: above, bands } = TARGETS.dominance;
		const duels = weapon.duels.filter(({ situation }) => BANDS.some(({ id }) => id === situation)).map(({ all }) => all);
		return [
			dominance(`${weapon.id}: duels it wins`, duels, above, bands),
			share(`${weapon.id}: of all kills in matches`, weapon.killShare, { least: 0, most: TARGETS.killShare }),
			purpose(weapon, weapons),
			seconds(`${weapon.id}: time to kill`, weapon.timeToKill.p50, TARGETS.timeToKillSeconds, weapon.timeToKill.count),
		];
	});
}

/** Where it is best: the duels that it surely wins most of, or a range at which nothing kills as much in matches. */
function purpose(weapon: WeaponFigures, weapons: readonly WeaponFigures[]): Finding {
	const finding = {
		what: `${weapon.id}: wins somewhere`,
		wanted: `${percent(TARGETS.purpose)} of some duels, or the most kills at some range`,
	};
	const best = [...weapon.duels].sort((a, b) => intervalOf(b.all).low - intervalOf(a.all).low)[0];
	const band = weapon.killBands.findIndex(
		(own, index) => own.won > 0 && weapons.every((other) => (other.killBands[index]?.won ?? 0) <= own.won),
	);
	const kills = weapon.killBands[band];
	const measured = [
		...(best && best.all.of > 0 ? [`${percent(shareOf(best.all))} of ${best.all.of} duels (${best.situation})`] : []),
		...(kills ? [`${percent(shareOf(kills))} of ${kills.of} kills (${BANDS[band]?.id})`] : []),
	].join(', ');
	if (kills || (best && best.all.of > 0 && shareOf(best.all) >= TARGETS.purpose)) return { ...finding, measured, standing: 'met' };
	return { ...finding, measured: measured || 'nothing', standing: best && intervalOf(best.all).high < TARGETS.purpose ? 'missed' : 'open' };
}

/** Above a share in no more than so many bands. */
function dominance(what: string, bands: readonly Share[], share: number, most: number): Finding {
	const above = bands.filter((band) => shareOf(band) > share).length;
	const surely = bands.filter((band) => intervalOf(band).low > share).length;
	return {
		what,
		wanted: `above ${percent(share)} in at most ${most} band of range`,
		measured: bands.map((band) => (band.of === 0 ? '-' : `${percent(shareOf(band))} of ${band.of}`)).join(', '),
		standing: surely > most ? 'missed' : above > most ? 'open' : 'met',
	};
}

function mapFindings({ maps }: Figures): Finding[] {
	return maps.flatMap(({ id, crossingSeconds, spawns, sides }) => [
		seconds(`${id}: crossing it`, crossingSeconds, TARGETS.crossingSeconds, 1),
		...spawns.map(({ x, y, duels }) => share(`${id}: spawn at ${x},${y}`, duels, TARGETS.spawnShare)),
		...(sides.of > 0 ? [share(`${id}: kills of team 1`, sides, TARGETS.sideShare)] : []),
	]);
}

function sideFindings({ modes }: Figures): Finding[] {
	return modes
		.filter(({ kills }) => kills.of > 0)
		.flatMap(({ id, kills, wins }) => [
			share(`${id}: kills of team 1`, kills, TARGETS.sideShare),
			share(`${id}: matches that team 1 wins`, wins, TARGETS.sideShare),
		]);
}

function flowFindings({ respawnSeconds, matchSeconds, modes }: Figures): Finding[] {
	const played = modes.reduce((sum, { matches }) => sum + matches, 0);
	return [
		seconds('respawn', respawnSeconds, TARGETS.respawnSeconds, played),
		seconds('length of a match', matchSeconds, TARGETS.matchSeconds, played),
		...modes.map(({ id, matchSeconds: own, matches }) => seconds(`${id}: length of a match`, own, TARGETS.matchSeconds, matches)),
	];
}

function botFindings({ bots, modes }: Figures): Finding[] {
	const played = modes.reduce((sum, { matches }) => sum + matches, 0);
	return [
		share('bots: duels of equals that the first wins', bots.equal, TARGETS.equalShare),
		seconds('bots: longest stay in one place', bots.longestStaySeconds, { least: 0, most: TARGETS.staySeconds }, played),
		{
			what: 'bots: longest way to a pickup',
			wanted: `at most ${TARGETS.detour} times the shortest`,
			measured: `${bots.worstDetour.toFixed(2)} times, of ${bots.ways} ways`,
			standing: bots.ways === 0 ? 'open' : bots.worstDetour <= TARGETS.detour ? 'met' : 'missed',
		},
	];
}

function share(what: string, measured: Share, { least, most }: Range): Finding {
	const value = shareOf(measured);
	const { low, high } = intervalOf(measured);
	return {
		what,
		wanted: `${percent(least)} to ${percent(most)}`,
		measured: `${percent(value)} of ${measured.of}`,
		standing: low > most || high < least ? 'missed' : value > most || value < least ? 'open' : 'met',
	};
}

/** `count` 0: not measured. */
function seconds(what: string, value: number, { least, most }: Range, count: number): Finding {
	return {
		what,
		wanted: `${least} to ${most} s`,
		measured: count === 0 ? 'not measured' : `${value.toFixed(2)} s`,
		standing: count === 0 ? 'open' : value >= least && value <= most ? 'met' : 'missed',
	};
}

export function percent(part: number): string {
	return `${(part * 100).toFixed(0)}%`;
}
