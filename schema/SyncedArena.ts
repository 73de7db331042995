/**
 * The synced state of a match as whoever runs it fills it: what all get, and the players, of whom each client gets
 * those that it is to know. Filled by `projectWorld`.
 */

import type { Player } from '../sim/player.ts';
import { packPlace } from '../sim/shown.ts';
import type { World } from '../sim/world.ts';
import { ArenaState } from './ArenaState.ts';
import { type ManagedEntry, ManagedMap } from './interest/managedMap.ts';
import { RosterLine } from './RosterLine.ts';
import { Seen } from './Seen.ts';
import { Self } from './Self.ts';

/** What is synced of one player; `self` of people alone. */
export interface SyncedPlayer {
	player: Player;
	roster: ManagedEntry<RosterLine>;
	seen: ManagedEntry<Seen>;
	self: ManagedEntry<Self> | undefined;
}

export class SyncedArena {
	readonly state = new ArenaState();
	readonly roster = new ManagedMap<RosterLine>(RosterLine);
	readonly seen = new ManagedMap<Seen>(Seen, {
		// Whoever is told late is told where the course has carried it by now.
		settle: (seen) => {
			const { player } = playerOf(seen);
			if (this.world) seen.place = packPlace(player.shownX, player.shownY, this.world.tick);
		},
		together: { course: ['place'], place: ['course'] },
	});
	readonly selves = new ManagedMap<Self>(Self);
	/** By player id. */
	readonly players = new Map<number, SyncedPlayer>();
	/** Whether lines of the table are to be brought up to date in this tick. */
	isTableDue = true;
	/** What was projected last. */
	world: World | undefined;
	crowd: readonly number[] = [];

	/** A player who is new in the match. */
	add(player: Player): SyncedPlayer {
		const key = String(player.id);
		const self = player.bot ? undefined : this.selves.add(key);
		const synced: SyncedPlayer = { player, roster: this.roster.add(key), seen: this.seen.add(key), self };
		for (const entry of [synced.roster, synced.seen, self]) if (entry) entry.owner = synced;
		this.players.set(player.id, synced);
		return synced;
	}

	delete(id: number): void {
		const key = String(id);
		this.roster.delete(key);
		this.seen.delete(key);
		this.selves.delete(key);
		this.players.delete(id);
	}
}

/** Whose entry it is. */
export function playerOf(entry: { owner: unknown }): SyncedPlayer {
	return entry.owner as SyncedPlayer;
}
