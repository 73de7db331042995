/**
 * Copies a player into its entries of the synced state. What was written last is kept beside them as a plain object:
 * most fields stand still in most ticks, and comparing with it takes a fraction of the time of writing them again.
 */

import type { Player } from '../sim/player.ts';
import { packPlace } from '../sim/shown.ts';
import type { World } from '../sim/world.ts';
import type { ManagedEntry } from './interest/managedMap.ts';
import type { RosterLine } from './RosterLine.ts';
import { SEEN_FLAGS, type Seen } from './Seen.ts';
import type { Self } from './Self.ts';
import type { SyncedArena } from './SyncedArena.ts';

/** Equals no number that a player has. Small and whole, so that the engine keeps numbers like it in place. */
const NOTHING = -1_000_000_000;

/** What was written last of a player. */
export type Written = ReturnType<typeof nothingWritten>;

export function nothingWritten() {
	return {
		name: '',
		bot: undefined as boolean | undefined,
		score: NOTHING,
		kills: NOTHING,
		deaths: NOTHING,
		team: NOTHING,
		vote: NOTHING,
		x: NaN,
		y: NaN,
		vx: NaN,
		vy: NaN,
		aim: NOTHING,
		dashAim: NOTHING,
		dashTicks: NOTHING,
		dashCooldownTicks: NOTHING,
		weapon: NOTHING,
		fireCooldownTicks: NOTHING,
		energy: NaN,
		energyDelayTicks: NOTHING,
		alive: undefined as boolean | undefined,
		health: NaN,
		shield: NaN,
		protectTicks: NOTHING,
		respawnTick: NOTHING,
		killerId: NOTHING,
		/** What others see of it: where the barrel points, and all the rest but the place as one number. */
		seenAim: 0,
		looks: NOTHING,
	};
}

export function projectPlayer(world: World, player: Player, synced: SyncedArena): void {
	const known = synced.players.get(player.id);
	const { roster, seen, self, written } = known ?? synced.add(player);
	// The next match has other objects for the same people.
	if (known) known.player = player;
	if (!known || synced.isTableDue) projectLine(player, roster, written);
	// Between two tellings place and course stand still: the receiver carries them on.
	if (!known || player.placeTick === world.tick) seen.place = packPlace(player.shownX, player.shownY, world.tick, world.arena.placeParts);
	if (!known || player.courseTick === world.tick) seen.course = player.course;
	projectSeen(world, player, seen, written);
	if (self) projectSelf(player, self, written);
}

// Written out: in a room of hundreds a loop over names took a tenth of the time. A test holds that none is missing.

function projectLine(player: Player, line: ManagedEntry<RosterLine>, written: Written): void {
	if (written.name !== player.name) line.name = written.name = player.name;
	if (written.bot !== player.bot) line.bot = written.bot = player.bot;
	if (written.score !== player.score) line.score = written.score = player.score;
	if (written.kills !== player.kills) line.kills = written.kills = player.kills;
	if (written.deaths !== player.deaths) line.deaths = written.deaths = player.deaths;
	if (written.team !== player.team) line.team = written.team = player.team;
	if (written.vote !== player.vote) line.vote = written.vote = player.vote;
}

function projectSelf(player: Player, self: ManagedEntry<Self>, written: Written): void {
	if (written.x !== player.x) self.x = written.x = player.x;
	if (written.y !== player.y) self.y = written.y = player.y;
	if (written.vx !== player.vx) self.vx = written.vx = player.vx;
	if (written.vy !== player.vy) self.vy = written.vy = player.vy;
	if (written.aim !== player.aim) self.aim = written.aim = player.aim;
	if (written.dashAim !== player.dashAim) self.dashAim = written.dashAim = player.dashAim;
	if (written.dashTicks !== player.dashTicks) self.dashTicks = written.dashTicks = player.dashTicks;
	if (written.dashCooldownTicks !== player.dashCooldownTicks) self.dashCooldownTicks = written.dashCooldownTicks = player.dashCooldownTicks;
	if (written.weapon !== player.weapon) self.weapon = written.weapon = player.weapon;
	if (written.fireCooldownTicks !== player.fireCooldownTicks) self.fireCooldownTicks = written.fireCooldownTicks = player.fireCooldownTicks;
	if (written.energy !== player.energy) self.energy = written.energy = player.energy;
	if (written.energyDelayTicks !== player.energyDelayTicks) self.energyDelayTicks = written.energyDelayTicks = player.energyDelayTicks;
	if (written.alive !== player.alive) self.alive = written.alive = player.alive;
	if (written.health !== player.health) self.health = written.health = player.health;
	if (written.shield !== player.shield) self.shield = written.shield = player.shield;
	if (written.protectTicks !== player.protectTicks) self.protectTicks = written.protectTicks = player.protectTicks;
	if (written.respawnTick !== player.respawnTick) self.respawnTick = written.respawnTick = player.respawnTick;
	if (written.killerId !== player.killerId) self.killerId = written.killerId = player.killerId;
}

/** A barrel that turned by less than this is not told, 256ths of a turn: nobody sees it. */
const SHOWN_TURN = 2;
/** In a crowd less than this is told every fifth tick only: what is drawn turns smoothly in between. */
const QUICK_TURN = 16;
const SLOW_TURN_TICKS = 5;

function projectSeen(world: World, player: Player, seen: ManagedEntry<Seen>, written: Written): void {
	const aim = ((player.aim + 8) >> 4) & 0xff;
	const turned = Math.abs(((aim - written.seenAim + 128) & 0xff) - 128);
	if (turned >= SHOWN_TURN) {
		const isTold = turned >= QUICK_TURN || !world.mode.sight || (world.tick + player.id) % SLOW_TURN_TICKS === 0;
		if (isTold) seen.aim = written.seenAim = aim;
	}
	const { weapon } = player;
	const health = Math.ceil(player.health);
	const shield = Math.ceil(player.shield);
	const flags =
		(player.alive ? SEEN_FLAGS.alive : 0) |
		(player.protectTicks > 0 ? SEEN_FLAGS.protected : 0) |
		(player.dashTicks > 0 ? SEEN_FLAGS.dashing : 0);
	// Each is a byte on the wire, and flags are three bits.
	const looks = (flags * 256 + weapon) * 65_536 + health * 256 + shield;
	if (written.looks === looks) return;
	written.looks = looks;
	seen.weapon = weapon;
	seen.health = health;
	seen.shield = shield;
	seen.flags = flags;
}
