/**
 * The synced state of a match as whoever runs it fills it: what all get, and the players, of whom each client gets
 * those that it is to know. Filled by `projectWorld`.
 */

import type { Player } from '../sim/player.ts';
import { packPlace } from '../sim/shown.ts';
import type { TuningChange } from '../sim/tuning.ts';
import type { World } from '../sim/world.ts';
import { ArenaState, type ObjectiveState } from './ArenaState.ts';
import { type ManagedEntry, ManagedMap } from './interest/managedMap.ts';
import { PickupInSight } from './PickupInSight.ts';
import { nothingWritten, type Written } from './projectPlayer.ts';
import { RosterLine } from './RosterLine.ts';
import { Seen } from './Seen.ts';
import { Self } from './Self.ts';
import { WrittenList } from './writtenList.ts';

/** What is synced of one player; `self` of people alone. */
export interface SyncedPlayer {
	player: Player;
	roster: ManagedEntry<RosterLine>;
	seen: ManagedEntry<Seen>;
	self: ManagedEntry<Self> | undefined;
	written: Written;
}

export class SyncedArena {
	readonly state = new ArenaState();
	readonly roster = new ManagedMap<RosterLine>(RosterLine);
	readonly seen = new ManagedMap<Seen>(Seen, {
		// Whoever is told late is told where the course has carried it by now.
		settle: (seen) => {
			const { player } = playerOf(seen);
			if (this.world) seen.place = packPlace(player.shownX, player.shownY, this.world.tick, this.world.arena.placeParts);
		},
		together: { course: ['place'], place: ['course'] },
	});
	readonly selves = new ManagedMap<Self>(Self);
	readonly pickupsInSight = new ManagedMap<PickupInSight>(PickupInSight);
	/** By player id. */
	readonly players = new Map<number, SyncedPlayer>();
	/** How many have come so far. */
	added = 0;
	/** Whether lines of the table are to be brought up to date in this tick. */
	isTableDue = true;
	/** What was projected last. */
	world: World | undefined;
	crowd: readonly number[] = [];
	/** What the state's lists hold, to be compared without reading them. */
	readonly tuning = new WrittenList(this.state.tuning);
	readonly pickups = new WrittenList(this.state.pickups);
	readonly teamScores = new WrittenList(this.state.teamScores);
	readonly crowdWords = new WrittenList(this.state.crowd);
	readonly objectives: InstanceType<typeof ObjectiveState>[] = [];
	announced: readonly Readonly<TuningChange>[] = [];
	awardCount = 0;

	/** A player who is new in the match. */
	add(player: Player): SyncedPlayer {
		const key = String(player.id);
		const self = player.bot ? undefined : this.selves.add(key);
		if (self) self.id = player.id;
		const synced: SyncedPlayer = { player, roster: this.roster.add(key), seen: this.seen.add(key), self, written: nothingWritten() };
		for (const entry of [synced.roster, synced.seen, self]) if (entry) entry.owner = synced;
		this.players.set(player.id, synced);
		this.added++;
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
