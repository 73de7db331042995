/**
 * The synced state of a match as whoever runs it fills it: what all get, and the players, of whom each client gets
 * those that it is to know. Filled by `projectWorld`.
 */

import { packPlace } from '../sim/shown.ts';
import type { World } from '../sim/world.ts';
import { ArenaState } from './ArenaState.ts';
import { ManagedMap } from './interest/managedMap.ts';
import { RosterLine } from './RosterLine.ts';
import { Seen } from './Seen.ts';
import { Self } from './Self.ts';

export class SyncedArena {
	readonly state = new ArenaState();
	readonly roster = new ManagedMap<RosterLine>(RosterLine);
	readonly seen = new ManagedMap<Seen>(Seen, {
		// Whoever is told late is told where the course has carried it by now.
		settle: (seen) => {
			const player = this.world?.players.get(Number(seen.key));
			if (player && this.world) seen.place = packPlace(player.shownX, player.shownY, this.world.tick);
		},
		together: { course: ['place'], place: ['course'] },
	});
	readonly selves = new ManagedMap<Self>(Self);
	/** What was projected last. */
	world: World | undefined;
}
