/**
 * Who is sent what of a match: everybody everything where a mode's maps are small; where its `sight` says so, the
 * others around oneself, the leaders, and one's allies; in fog of those whom a line of sight reaches. Used by whoever
 * sends a match's state.
 */

import type { Arena } from '../sim/arena.ts';
import { Grid } from '../sim/grid.ts';
import type { SightLog } from '../sim/match/sightLog.ts';
import type { Player } from '../sim/player.ts';
import { isInBox, type Sight } from '../sim/sight.ts';
import { type Ear, EVERYWHERE } from './eventReach.ts';
import { Fog, isFoggy, NOBODY_YET } from './fog.ts';
import type { InterestOptions } from './interest/interestEncoder.ts';
import type { HoldingWatcher } from './interest/managedField.ts';
import type { ManagedEntry } from './interest/managedMap.ts';
import type { PickupInSight } from './PickupInSight.ts';
import type { Seen } from './Seen.ts';
import { playerOf, type SyncedArena, type SyncedPlayer } from './SyncedArena.ts';

/** Side of the cells in which players are looked for, units. */
const CELL_UNITS = 320;
/** Half of a screen: who is on it is never told less often, units. */
const SCREEN_HALF_WIDTH = 800;
const SCREEN_HALF_HEIGHT = 450;
/** Ticks from one look around to the next, of those who see a part of the map. */
const LOOK_EVERY = 3;
/** Where everybody sees everybody there is something new only when somebody has come; beyond that it is looked this seldom, ticks. */
const SELDOM = 30;
/** Names are read on the screen, and sight reaches past it. */
const NAMES_EVERY = 15;

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
	/** Bytes of players that a frame may hold on average, and what may be saved up for one that needs more. */
	frameBudget?: number;
	savedBudget?: number;
	saving?: () => Readonly<Saving>;
	/** Made for this match, where others ask it too. */
	sight?: ArenaSight;
	/** Told who has been sent to whose client, by the clients' keys, where a part of the map is seen. */
	log?: Pick<SightLog<string>, 'anew' | 'note'>;
}

/** Knows where everybody is, for looks of the clients of one match. */
export class ArenaSight {
	private readonly synced: SyncedArena;
	private readonly saving: () => Readonly<Saving>;
	private arena: Arena | undefined;
	private grid = new Grid<SyncedPlayer>(1, 1, CELL_UNITS);
	private leading: readonly SyncedPlayer[] = [];
	private best: readonly SyncedPlayer[] = [];
	private fogNow: Fog | undefined;
	private fogTick = -1;
	/** How many have come so far, as of the last frames; and whether somebody has come since. */
	private added = -1;
	private hasOthers = true;

	constructor(synced: SyncedArena, saving: () => Readonly<Saving>) {
		this.synced = synced;
		this.saving = saving;
	}

	/** What the mode says; undefined where everybody sees everybody. */
	get sight(): Readonly<Sight> | undefined {
		return this.synced.world?.mode.sight;
	}

	/** What hides the others; undefined in the open. */
	get fog(): Fog | undefined {
		const { world } = this.synced;
		if (!world || !isFoggy(world)) {
			this.fogNow = undefined;
			return undefined;
		}
		if (!this.fogNow?.isOf(world)) {
			this.fogNow = new Fog(world);
			this.fogTick = -1;
		}
		if (this.fogTick !== world.tick) {
			this.fogTick = world.tick;
			this.fogNow.refresh();
		}
		return this.fogNow;
	}

	/** Ticks from one look around to the next: `every` for those who see a part of the map. */
	lookEvery(every: number): number {
		// A new life elsewhere must not be told for a tick to who saw the last one.
		if (this.fog) return 1;
		return this.sight ? every : this.lookEveryAdded;
	}

	/** Ticks between looks at what changes only when somebody has come. */
	get lookEveryAdded(): number {
		return this.hasOthers ? 1 : SELDOM;
	}

	/** Sorts everybody into the grid. */
	refresh(): void {
		const { world, added } = this.synced;
		this.hasOthers = this.added !== added;
		this.added = added;
		if (!world || !this.sight) return;
		if (this.arena !== world.arena) {
			this.arena = world.arena;
			this.grid = new Grid<SyncedPlayer>(world.arena.width, world.arena.height, CELL_UNITS);
		}
		this.grid.clear();
		for (const synced of this.synced.players.values()) this.grid.add(synced, synced.player.x, synced.player.y);
		this.grid.build();
		const { leaders, board = leaders } = this.sight;
		this.best = leadersOf(this.synced.players.values(), Math.max(leaders, board));
		this.leading = this.best.slice(0, leaders);
	}

	/** Somebody's player; undefined for who only watches, who sees all, and outside fog for who is not in the match yet. */
	player(id: number | undefined): Readonly<Player> | undefined {
		if (id === undefined) return undefined;
		return this.synced.world?.players.get(id) ?? (this.fog && NOBODY_YET);
	}

	/** Calls `see` for everybody that a player is to know. */
	look(own: Readonly<Player> | undefined, see: (other: SyncedPlayer) => void): void {
		const { fog } = this;
		if (!own || !fog) this.lookInTheOpen(own, see);
		else
			this.lookInTheOpen(own, (other) => {
				if (fog.sees(own, other.player)) see(other);
			});
	}

	/** Calls `see` for each pickup whose place a player sees, where a match is played in fog. */
	lookAtPickups(own: Readonly<Player> | undefined, see: (pickup: ManagedEntry<PickupInSight>) => void): void {
		const { fog } = this;
		const { world, pickupsInSight } = this.synced;
		if (!fog || !world) return;
		for (const pickup of pickupsInSight.values()) {
			const place = world.arena.pickups[pickup.owner as number];
			if (place && (!own || fog.seesPlace(own, place.x, place.y))) see(pickup);
		}
	}

	private lookInTheOpen(own: Readonly<Player> | undefined, see: (other: SyncedPlayer) => void): void {
		const { sight } = this;
		const { world, players } = this.synced;
		if (!world) return;
		if (!own || !sight) {
			for (const other of players.values()) see(other);
			return;
		}
		const self = players.get(own.id);
		if (self) see(self);
		for (const leader of this.leading) see(leader);
		if (own.team !== 0) for (const other of players.values()) if (other.player.team === own.team) see(other);
		const { sightScale } = this.saving();
		const halfWidth = sight.halfWidth * sightScale;
		const halfHeight = sight.halfHeight * sightScale;
		this.grid.within(own.x, own.y, halfWidth, halfHeight, see);
	}

	/** Calls `see` for everybody whose name and points a player is to know: those it sees, and the best. */
	lookAtNames(own: Readonly<Player> | undefined, see: (other: SyncedPlayer) => void): void {
		// The table says how many points somebody has, not where he is; of a crowd it is a part.
		if (this.sight) this.look(own, see);
		else this.lookInTheOpen(own, see);
		if (own && this.sight) for (const other of this.best) see(other);
	}

	/** What a player is told of that happened: what is about them, around them, or for all. */
	earOf(own: Readonly<Player> | undefined): Ear {
		const { sight, fog } = this;
		const ear = own && sight ? earIn(sight, own) : EVERYWHERE;
		if (!own || !fog) return ear;
		return { ...ear, fog: { tell: (event) => fog.tell(own, event), arrivals: () => fog.arrivals(own) } };
	}

	/** Whether somebody is told less than everything. */
	get isPartial(): boolean {
		return this.sight !== undefined || this.fog !== undefined;
	}

	/** Whether somebody stays known whom a look did not see: just past the edge. */
	keeps(own: Readonly<Player> | undefined, other: Player | undefined): boolean {
		const { sight } = this;
		const { world } = this.synced;
		if (!own || !other || !sight || !world || !(this.fog?.sees(own, other) ?? true)) return false;
		return isInBox(sight, other.x - own.x, other.y - own.y, sight.margin, this.saving().sightScale);
	}
}

/** Where everybody is sent to everybody there is nothing to note. */
function holdingOf(log: Pick<SightLog<string>, 'anew' | 'note'>, sight: ArenaSight): HoldingWatcher<Seen> {
	return {
		anew: (key) => log.anew(key as string),
		note(key, entry, isHeld) {
			if (sight.sight) log.note(key as string, playerOf(entry).player.id, isHeld);
		},
	};
}

function earIn(sight: Readonly<Sight>, { id, x, y }: Readonly<Player>): Ear {
	const halfWidth = sight.halfWidth + sight.margin;
	const halfHeight = sight.halfHeight + sight.margin;
	return { id, left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** The best by score, at most `count`; nobody without a point. */
function leadersOf(players: Iterable<SyncedPlayer>, count: number): SyncedPlayer[] {
	const best: SyncedPlayer[] = [];
	for (const synced of players) {
		const { score } = synced.player;
		if (score <= 0 || (best.length === count && score <= (best[count - 1]?.player.score ?? 0))) continue;
		best.push(synced);
		best.sort((a, b) => b.player.score - a.player.score || a.player.id - b.player.id);
		best.length = Math.min(best.length, count);
	}
	return best;
}

/** The interest of a match's clients, for an `InterestEncoder`. */
export function arenaInterest<C>(
	synced: SyncedArena,
	{
		playerIdOf,
		frameBudget = Infinity,
		savedBudget = 0,
		saving = () => NO_SAVING,
		sight = new ArenaSight(synced, saving),
		log,
	}: ArenaInterestOptions<C>,
): InterestOptions<C> {
	const ownOf = lastKept((client: C) => sight.player(playerIdOf(client)));
	return {
		beforeFrames: () => sight.refresh(),
		frameBudget: () => frameBudget,
		savedBudget,
		fields: {
			selves: {
				map: synced.selves,
				lookEvery: () => sight.lookEveryAdded,
				look(client, see) {
					const self = synced.players.get(playerIdOf(client) ?? 0)?.self;
					if (self) see(self);
				},
			},
			// Of those whom one sees, and of the best: names and points. The table of a crowd shows no more than these.
			roster: {
				map: synced.roster,
				lookEvery: () => sight.lookEvery(NAMES_EVERY),
				look: (client, see) => sight.lookAtNames(ownOf(client), ({ roster }) => see(roster)),
				keeps: (client, line) => sight.keeps(ownOf(client), playerOf(line).player),
				urgency: () => (sight.sight ? ROSTER_URGENCY : Infinity),
			},
			seen: {
				map: synced.seen,
				lookEvery: () => sight.lookEvery(LOOK_EVERY),
				look: (client, see) => sight.look(ownOf(client), ({ seen }) => see(seen)),
				keeps: (client, seen) => sight.keeps(ownOf(client), playerOf(seen).player),
				every(client) {
					const { farEvery } = saving();
					const own = ownOf(client);
					return farEvery === 1 || !own ? undefined : (seen) => (isOnScreen(own, playerOf(seen).player) ? 1 : farEvery);
				},
				urgency: (client, seen) => urgencyOf(ownOf(client), playerOf(seen).player, synced.world?.tick ?? 0),
				...(log && { holding: holdingOf(log, sight) }),
			},
			pickupsInSight: {
				map: synced.pickupsInSight,
				lookEvery: () => sight.lookEvery(SELDOM),
				look: (client, see) => sight.lookAtPickups(ownOf(client), see),
			},
		},
	};

	/** Asked many times in a row for the same client, within a tick. */
	function lastKept(find: (client: C) => Readonly<Player> | undefined): (client: C) => Readonly<Player> | undefined {
		let lastClient: C | undefined;
		let lastTick = -1;
		let last: Readonly<Player> | undefined;
		return (client) => {
			const tick = synced.world?.tick ?? 0;
			if (client !== lastClient || tick !== lastTick) {
				lastClient = client;
				lastTick = tick;
				last = find(client);
			}
			return last;
		};
	}
}

/** A name may wait longer than a body. */
const ROSTER_URGENCY = 0.2;
/** At this distance somebody is half as urgent as right here, units. */
const HALF_URGENT_UNITS = 300;
/** Somebody who fought this short a time ago is urgent, ticks. */
const FIGHT_TICKS = 45;

function isOnScreen(own: Readonly<Player>, other: Player): boolean {
	return Math.abs(other.x - own.x) <= SCREEN_HALF_WIDTH && Math.abs(other.y - own.y) <= SCREEN_HALF_HEIGHT;
}

/** Near, moving and dangerous first; 1 for somebody who stands right here. One's own always goes. */
function urgencyOf(own: Readonly<Player> | undefined, other: Player, tick: number): number {
	if (!own || own.id === other.id) return Infinity;
	const distance = Math.abs(other.x - own.x) + Math.abs(other.y - own.y);
	const isDangerous = other.lastFightTick > 0 && tick - other.lastFightTick < FIGHT_TICKS;
	return (HALF_URGENT_UNITS / (HALF_URGENT_UNITS + distance)) * (other.course === 0 ? 1 : 2) * (isDangerous ? 2 : 1);
}
