/** What the game is meant to be, as numbers: the verdict of `npm run balance` holds its measurements against these. */

export interface Range {
	least: number;
	most: number;
}

/** Distances at which weapons are compared, units from middle to middle. */
export const BANDS = [
	{ id: 'close', title: 'Close', least: 70, most: 200 },
	{ id: 'middle', title: 'Middle', least: 200, most: 430 },
	{ id: 'far', title: 'Far', least: 430, most: 760 },
] as const;

/** What duels begin from: in sight at the range of a band, or as something that happens in matches. */
export const SITUATIONS = [
	...BANDS.map(({ id, title }) => ({ id, title, about: `two in sight of each other, ${title.toLowerCase()} range` })),
	{ id: 'corner', title: 'Corner', about: 'a wall between the two, each has heard the other' },
	{ id: 'pair', title: 'Pair', about: 'one against two who stand together, each with less of a life' },
] as const;

export type SituationId = (typeof SITUATIONS)[number]['id'];

export const TARGETS = {
	/**
	 * In duels a weapon may win more than this in one band, not in two. Fights in matches are shown beside it and not
	 * judged: bots change weapons in them, so that their shares say who chose what and when as well.
	 */
	dominance: { share: 0.65, bands: 1 },
	/** In matches everybody may hold everything: a weapon that is too good shows by its share of all kills. */
	killShare: 0.4,
	/** Each weapon wins at least this share of duels in some situation, or kills more than any other at some range. */
	purpose: 0.55,
	/** Share of the fights of a life's first seconds that a spawn wins, against the other spawns of its map. */
	spawnShare: { least: 0.45, most: 0.55 },
	spawnSeconds: 6,
	/** Share of kills of one of two teams. */
	sideShare: { least: 0.45, most: 0.55 },
	/** From the first hit to the kill, median, s; of kills in one go, without such a pause between two hits: who got away was not being killed. */
	fightPauseSeconds: 2,
	timeToKillSeconds: { least: 0.8, most: 1.6 },
	/** From a team's spawn to the one opposite, on foot, s. */
	crossingSeconds: { least: 6, most: 8 },
	/** Median, s. */
	respawnSeconds: { least: 2.45, most: 2.55 },
	matchSeconds: { least: 240, most: 330 },
	/** Bots: share of duels between equals, longest stay in one place (s), longest way against the shortest. */
	equalShare: { least: 0.45, most: 0.55 },
	staySeconds: 2,
	detour: 1.3,
} as const;

/** A share counts as missed when chance alone does not explain it: its 95% interval lies outside. */
export const CONFIDENCE_Z = 1.96;
