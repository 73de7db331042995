/** Who somebody is over many matches, and how well they play, as rooms and matchmaking see it. Provided by `server/players/`. */

/** How well somebody plays, in the points of Glicko-2. */
export interface Rating {
	points: number;
	/** One standard deviation of what `points` may be off by. */
	unsure: number;
	/** How much the results go up and down. */
	volatility: number;
}

/** Of whom nobody knows anything yet: Glickman's own numbers. */
export const NEW_RATING: Readonly<Rating> = { points: 1500, unsure: 350, volatility: 0.06 };

/** Where somebody stood at the end of a match. */
export interface Standing {
	player: string;
	/** Allies have the same; 0 has none. */
	team: number;
	/** Own points, or those of the team. */
	score: number;
}

export interface Players {
	/** Who sends this token; a new player, with a new token, for one that is none of ours. */
	identify(token: unknown): { player: string; token: string };
	ratingOf(player: string): Promise<Rating>;
	/** Judges the end of a match: everybody against everybody who was no ally. Returns the new ratings by player. */
	rate(standings: readonly Standing[]): Promise<ReadonlyMap<string, Rating>>;
}

/** Where nobody is known (tests). */
export const NOBODY_KNOWN: Players = {
	identify: () => ({ player: '', token: '' }),
	ratingOf: async () => NEW_RATING,
	rate: async () => new Map(),
};
