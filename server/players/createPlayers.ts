/** The players of this server and their ratings: in Redis where there is one, in memory otherwise. Made by `server/main.ts`. */

import { matchMaker } from '@colyseus/core';
import { within } from '../../rooms/matchmaking/within.ts';
import { NEW_RATING, type Players, type Rating } from '../../rooms/players.ts';
import { PlayerTokens } from './playerTokens.ts';
import { rateMatch } from './rateMatch.ts';

/** A rating is forgotten when its player was not there for so long, seconds: three weeks. */
const KEPT_SECONDS = 21 * 24 * 3600;

/** A search begins without a rating that takes longer to read, ms. */
const READ_MS = 500;

export function createPlayers(secret: string): Players {
	const tokens = new PlayerTokens(secret);
	async function keptOf(player: string): Promise<Rating> {
		const kept: unknown = player === '' ? undefined : await matchMaker.presence.get(keyOf(player));
		return typeof kept === 'string' ? (JSON.parse(kept) as Rating) : NEW_RATING;
	}
	return {
		identify: (token) => tokens.identify(token),
		// Somebody who wants to play need not wait for it.
		ratingOf: (player) => within(READ_MS, keptOf(player)).catch(() => NEW_RATING),
		async rate(standings) {
			const people = await Promise.all(standings.map(async (standing) => ({ ...standing, rating: await keptOf(standing.player) })));
			const rated = rateMatch(people);
			const changed = new Map<string, Rating>();
			for (const [index, { player }] of people.entries()) {
				const rating = rated[index];
				if (!rating) continue;
				changed.set(player, rating);
				await matchMaker.presence.setex(keyOf(player), JSON.stringify(rating), KEPT_SECONDS);
			}
			return changed;
		},
	};
}

function keyOf(player: string): string {
	return `fray:rating:${player}`;
}
