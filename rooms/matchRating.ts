/** Sees to it that the end of a match of people against people changes their ratings. Used by `ArenaRoom`, once a tick. */

import { isStill } from '../sim/phase.ts';
import type { World } from '../sim/world.ts';
import type { Standing } from './players.ts';
import { roomServices } from './roomServices.ts';
import type { Seating } from './seating.ts';

/** Who came later than so long before the end is not judged by it, seconds. */
const LEAST_SECONDS = 60;

export class MatchRating {
	private readonly seating: Seating;
	/** Undefined before the first look: a match that came here in its results was judged where it was. */
	private wasOver: boolean | undefined;

	constructor(seating: Seating) {
		this.seating = seating;
	}

	/** After each tick. */
	watch(world: World): void {
		const isOver = isStill(world.phase);
		const ends = isOver && this.wasOver === false;
		this.wasOver = isOver;
		if (!ends || world.mode.maps !== 'match') return;
		const standings = standingsOf(world, this.seating);
		if (standings.length < 2) return;
		roomServices()
			.players.rate(standings)
			.then(
				(ratings) => this.seating.noteRatings(ratings),
				(error: unknown) => roomServices().log('warn', 'matchNotRated', { cause: String(error), people: standings.length }),
			);
	}
}

/** The final table of the people who were there for long enough. */
function standingsOf(world: World, seating: Seating): Standing[] {
	const standings: Standing[] = [];
	for (const { playerId, person, ticks } of seating.people()) {
		const player = world.players.get(playerId);
		if (!player || ticks < LEAST_SECONDS * world.tickRate) continue;
		const score = player.team > 0 ? (world.teamScores[player.team - 1] ?? 0) : player.score;
		standings.push({ player: person.player, team: player.team, score });
	}
	return standings;
}
