/**
 * Fog of war: with `match.fog` on, a player is told of an enemy, and of what happens at a place, only where a line of
 * sight from the own body or an ally's reaches, or will within a moment (`sim/visibleTiles.ts`). Used by `ArenaSight`,
 * once a tick; knows nothing that the world does not.
 */

import type { WorldEvent } from '../sim/events.ts';
import { createPlayer, type Player } from '../sim/player.ts';
import { type VisibleTiles, visibleTiles } from '../sim/visibleTiles.ts';
import type { World } from '../sim/world.ts';
import { FoggedShots } from './foggedShots.ts';

/**
 * What is seen so soon is told now, seconds of each side's run. On the line `average` an own step is 145 ms ahead of the
 * others that are shown beside it.
 */
export const FOG_LEAD_SECONDS = 0.24;

/** Somebody who has a seat and is not in the match yet: in fog he sees nobody. */
export const NOBODY_YET: Readonly<Player> = Object.freeze(createPlayer(0, '', false));

/** Whether a match is played in fog. */
export function isFoggy({ tuning }: Pick<World, 'tuning'>): boolean {
	return tuning.match.fog >= 0.5;
}

export class Fog {
	private readonly world: World;
	private readonly tiles: VisibleTiles;
	/** Who lives, or lies where they fell, by id; and the living of each team. */
	private readonly present = new Set<number>();
	private readonly eyes = new Map<number, Player[]>();
	/** Whom the living of a team see, by id: the same for all of them. */
	private readonly seenByTeam = new Map<number, Map<number, boolean>>();
	private readonly shots: FoggedShots;

	constructor(world: World) {
		this.world = world;
		this.tiles = visibleTiles(world.arena, world.tuning.player.speed * FOG_LEAD_SECONDS);
		this.shots = new FoggedShots(world, (viewer, x, y) => this.seesPlace(viewer, x, y));
	}

	/** Whether it still is the fog of this world and its numbers. */
	isOf(world: World): boolean {
		return this.world === world && this.tiles === visibleTiles(world.arena, world.tuning.player.speed * FOG_LEAD_SECONDS);
	}

	/** Everybody has moved. */
	refresh(): void {
		this.present.clear();
		this.eyes.clear();
		this.seenByTeam.clear();
		for (const player of this.world.players.values()) {
			// Who was never born yet is nowhere.
			if (!player.alive && player.placeTick === 0 && player.deaths === 0) continue;
			this.present.add(player.id);
			if (player.team === 0 || !player.alive) continue;
			const eyes = this.eyes.get(player.team);
			if (eyes) eyes.push(player);
			else this.eyes.set(player.team, [player]);
		}
		this.shots.refresh();
	}

	/** Whether somebody is told where the other is. */
	sees(viewer: Readonly<Player>, other: Readonly<Player>): boolean {
		if (viewer.id === other.id || (viewer.team !== 0 && viewer.team === other.team)) return true;
		if (!this.present.has(other.id)) return false;
		const isSeen = (eye: Readonly<Player>) => this.tiles.sees(eye.x, eye.y, other.x, other.y);
		// The living of a team are among its eyes.
		const isEye = viewer.team !== 0 && viewer.alive;
		if (!isEye && this.present.has(viewer.id) && isSeen(viewer)) return true;
		if (viewer.team === 0) return false;
		let seen = this.seenByTeam.get(viewer.team);
		if (!seen) {
			seen = new Map();
			this.seenByTeam.set(viewer.team, seen);
		}
		let isTold = seen.get(other.id);
		if (isTold === undefined) {
			isTold = (this.eyes.get(viewer.team) ?? []).some(isSeen);
			seen.set(other.id, isTold);
		}
		return isTold;
	}

	/** Whether somebody is told what is at a place, units. */
	seesPlace(viewer: Readonly<Player>, x: number, y: number): boolean {
		const tile = this.tiles.tileAt(x, y);
		const sees = (eye: Readonly<Player>) => this.tiles.seesTile(this.tiles.tileAt(eye.x, eye.y), tile);
		return (this.present.has(viewer.id) && sees(viewer)) || (this.eyes.get(viewer.team) ?? []).some(sees);
	}

	/** An event as somebody is told of it; undefined where it would say where an unseen enemy is. */
	tell(viewer: Readonly<Player>, event: WorldEvent): WorldEvent | undefined {
		switch (event.type) {
			case 'shot':
				return this.tellShot(viewer, event);
			case 'impact':
				return event.victimId === viewer.id || this.shots.isOf(viewer, event.shotId) || this.seesPlace(viewer, event.x, event.y)
					? event
					: undefined;
			// Who is hit learns from where it came; who hits has reached the place.
			case 'hit':
				return event.victimId === viewer.id || event.attackerId === viewer.id || this.seesPlace(viewer, event.x, event.y)
					? event
					: undefined;
			case 'spawn':
				return event.playerId === viewer.id || this.seesPlace(viewer, event.x, event.y) ? event : undefined;
			case 'dash':
				return this.seesId(viewer, event.playerId) ? event : undefined;
			case 'pickup': {
				const pickup = this.world.arena.pickups[event.pickup];
				return event.playerId === viewer.id || (pickup && this.seesPlace(viewer, pickup.x, pickup.y)) ? event : undefined;
			}
			// Score, not places: who killed whom, sides, phases, and what the mode announces to all.
			case 'kill':
			case 'team':
			case 'objective':
			case 'phase':
				return event;
		}
	}

	/** What has flown into somebody's sight since it was asked last: told as shots from where they are now. */
	arrivals(viewer: Readonly<Player>): WorldEvent[] {
		return viewer === NOBODY_YET ? [] : this.shots.arrivals(viewer);
	}

	private tellShot(viewer: Readonly<Player>, shot: Extract<WorldEvent, { type: 'shot' }>): WorldEvent | undefined {
		if (shot.playerId !== viewer.id && !this.seesId(viewer, shot.playerId)) return this.shots.visiblePart(viewer, shot);
		this.shots.noteTold(viewer, shot.shotId);
		// The own shot was shown already, and is judged as it is.
		return shot.playerId === viewer.id ? shot : this.shots.cut(viewer, shot);
	}

	private seesId(viewer: Readonly<Player>, id: number): boolean {
		const other = this.world.players.get(id);
		return other !== undefined && this.sees(viewer, other);
	}
}
