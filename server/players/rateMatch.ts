/** Ratings after a match by Glicko-2: the match is one period, in which everybody met everybody who was no ally. Pure; used by `createPlayers`. */

import glicko2 from 'glicko2-lite';
import type { Rating, Standing } from '../../rooms/players.ts';

/** How fast volatility may change; Glickman advises 0.3 to 1.2, the lower the more chance a result has in it. */
const TAU = 0.5;

/** A player as they were before the match. */
export interface Rated extends Standing {
	rating: Rating;
}

/** The new ratings, in the order of `people`. */
export function rateMatch(people: readonly Rated[]): Rating[] {
	return people.map((self) => {
		const results = people
			.filter((other) => other !== self && (self.team === 0 || other.team !== self.team))
			.map(({ rating, score }): [number, number, number] => [rating.points, rating.unsure, resultOf(self.score, score)]);
		if (results.length === 0) return self.rating;
		const { rating, rd, vol } = glicko2(self.rating.points, self.rating.unsure, self.rating.volatility, results, { tau: TAU });
		return { points: rating, unsure: rd, volatility: vol };
	});
}

function resultOf(own: number, others: number): number {
	return own > others ? 1 : own < others ? 0 : 0.5;
}
