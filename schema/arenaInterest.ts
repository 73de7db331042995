/**
 * Who is sent what of a match: everybody everything where a mode's maps are small; where its `sight` says so, the
 * others around oneself, the leaders, and one's allies. Used by whoever sends a match's state.
 */

import type { Arena } from '../sim/arena.ts';
import type { Player } from '../sim/player.ts';
import { isInBox, isOpen, type Sight } from '../sim/sight.ts';
import type { EventReach } from './eventReach.ts';
import { Grid } from './interest/grid.ts';
import type { InterestOptions } from './interest/interestEncoder.ts';
import type { SyncedArena } from './SyncedArena.ts';

/** Side of the cells in which players are looked for, units. */
const CELL_UNITS = 320;
/** Half of a screen: who is on it is never told less often, units. */
const SCREEN_HALF_WIDTH = 800;
const SCREEN_HALF_HEIGHT = 450;
/** Ticks from one look around to the next, of those who see a part of the map. */
const LOOK_EVERY = 3;

/** What a room that runs out of time saves on, one after the other. */
export interface Saving {
	/** Ticks between two tellings of those off the screen; 1 tells every tick. */
	farEvery: number;
	/** Share of the usual box of sight. */
	sightScale: number;
}
export const NO_SAVING: Readonly<Saving> = { farEvery: 1, sightScale: 1 };

export interface ArenaInterestOptions<C> {
	/** Whose player a client is; undefined for one that only watches, who sees all. */
	playerIdOf(client: C): number | undefined;
	/** Bytes of players that a frame may hold. */
	frameBudget?: number;
	saving?: () => Readonly<Saving>;
	/** Made for this match, where others ask it too. */
	sight?: ArenaSight;
}

/** Knows where everybody is, for looks of the clients of one match. */
export class ArenaSight {
	private readonly synced: SyncedArena;
	private readonly saving: () => Readonly<Saving>;
	private arena: Arena | undefined;
	private grid = new Grid<Player>(1, 1, CELL_UNITS);
	private leading: Player[] = [];

	constructor(synced: SyncedArena, saving: () => Readonly<Saving>) {
		this.synced = synced;
		this.saving = saving;
	}

	/** What the mode says; undefined where everybody sees everybody. */
	get sight(): Readonly<Sight> | undefined {
		return this.synced.world?.mode.sight;
	}

	/** Sorts everybody into the grid. */
	refresh(): void {
		const { world } = this.synced;
		if (!world || !this.sight) return;
		if (this.arena !== world.arena) {
			this.arena = world.arena;
			this.grid = new Grid<Player>(world.arena.width, world.arena.height, CELL_UNITS);
		}
		this.grid.clear();
		for (const player of world.players.values()) this.grid.add(player, player.x, player.y);
		this.grid.sort();
		this.leading = leadersOf(world.players.values(), this.sight.leaders);
	}

	player(id: number | undefined): Player | undefined {
		return id === undefined ? undefined : this.synced.world?.players.get(id);
	}

	/** Calls `see` for everybody that a player is to know. */
	look(own: Player | undefined, see: (player: Player) => void): void {
		const { world } = this.synced;
		const { sight } = this;
		if (!world) return;
		if (!own || !sight) {
			for (const player of world.players.values()) see(player);
			return;
		}
		see(own);
		for (const leader of this.leading) see(leader);
		if (own.team !== 0) for (const player of world.players.values()) if (player.team === own.team) see(player);
		const { sightScale } = this.saving();
		this.grid.within(own.x, own.y, sight.halfWidth * sightScale, sight.halfHeight * sightScale, (player) => {
			if (isOpen(sight, world.arena, own.x, own.y, player.x, player.y)) see(player);
		});
	}

	/** Whether a player is told of something that happened: it is about them, or around them, or for all. */
	hears(own: Player | undefined, reach: EventReach): boolean {
		const { sight } = this;
		if (!own || !sight || reach.toAll || own.id === reach.first || own.id === reach.second) return true;
		const halfWidth = sight.halfWidth + sight.margin;
		const halfHeight = sight.halfHeight + sight.margin;
		return (
			reach.right >= own.x - halfWidth &&
			reach.left <= own.x + halfWidth &&
			reach.bottom >= own.y - halfHeight &&
			reach.top <= own.y + halfHeight
		);
	}

	/** Whether somebody stays known whom a look did not see: just past the edge. */
	keeps(own: Player | undefined, other: Player | undefined): boolean {
		const { sight } = this;
		const { world } = this.synced;
		if (!own || !other || !sight || !world) return false;
		if (!isInBox(sight, other.x - own.x, other.y - own.y, sight.margin, this.saving().sightScale)) return false;
		return isOpen(sight, world.arena, own.x, own.y, other.x, other.y);
	}
}

/** The best by score, at most `count`; nobody without a point. */
function leadersOf(players: Iterable<Player>, count: number): Player[] {
	const best: Player[] = [];
	for (const player of players) {
		if (player.score <= 0 || (best.length === count && player.score <= (best[count - 1] as Player).score)) continue;
		best.push(player);
		best.sort((a, b) => b.score - a.score || a.id - b.id);
		best.length = Math.min(best.length, count);
	}
	return best;
}

/** The interest of a match's clients, for an `InterestEncoder`. */
export function arenaInterest<C>(
	synced: SyncedArena,
	{ playerIdOf, frameBudget = Infinity, saving = () => NO_SAVING, sight = new ArenaSight(synced, saving) }: ArenaInterestOptions<C>,
): InterestOptions<C> {
	const ownOf = (client: C) => sight.player(playerIdOf(client));
	const playerOf = (entry: { key: string }) => sight.player(Number(entry.key));
	const lookEvery = () => (sight.sight ? LOOK_EVERY : 1);
	return {
		beforeFrames: () => sight.refresh(),
		frameBudget: () => frameBudget,
		fields: {
			selves: {
				map: synced.selves,
				look(client, see) {
					const own = synced.selves.get(String(playerIdOf(client)));
					if (own) see(own);
				},
			},
			// Of those whom one sees: names and points. The table of a crowd shows no more than these.
			roster: {
				map: synced.roster,
				lookEvery,
				look(client, see) {
					sight.look(ownOf(client), ({ id }) => {
						const line = synced.roster.get(String(id));
						if (line) see(line);
					});
				},
				keeps: (client, line) => sight.keeps(ownOf(client), playerOf(line)),
				urgency: () => (sight.sight ? ROSTER_URGENCY : Infinity),
			},
			seen: {
				map: synced.seen,
				lookEvery,
				look(client, see) {
					sight.look(ownOf(client), ({ id }) => {
						const seen = synced.seen.get(String(id));
						if (seen) see(seen);
					});
				},
				keeps: (client, seen) => sight.keeps(ownOf(client), playerOf(seen)),
				every: (client, seen) => (isOnScreen(ownOf(client), playerOf(seen)) ? 1 : saving().farEvery),
				urgency: (client, seen) => urgencyOf(ownOf(client), playerOf(seen), synced.world?.tick ?? 0),
			},
		},
	};
}

/** A name may wait longer than a body. */
const ROSTER_URGENCY = 0.2;
/** At this distance somebody is half as urgent as right here, units. */
const HALF_URGENT_UNITS = 300;
/** Somebody who fought this short a time ago is urgent, ticks. */
const FIGHT_TICKS = 45;

function isOnScreen(own: Player | undefined, other: Player | undefined): boolean {
	if (!own || !other) return true;
	return Math.abs(other.x - own.x) <= SCREEN_HALF_WIDTH && Math.abs(other.y - own.y) <= SCREEN_HALF_HEIGHT;
}

/** Near, moving and dangerous first; 1 for somebody who stands right here. One's own always goes. */
function urgencyOf(own: Player | undefined, other: Player | undefined, tick: number): number {
	if (!own || !other || own.id === other.id) return Infinity;
	const distance = Math.abs(other.x - own.x) + Math.abs(other.y - own.y);
	const isDangerous = other.lastFightTick > 0 && tick - other.lastFightTick < FIGHT_TICKS;
	return (HALF_URGENT_UNITS / (HALF_URGENT_UNITS + distance)) * (other.course === 0 ? 1 : 2) * (isDangerous ? 2 : 1);
}
