/** Whom an event concerns, and where it is to be seen: in a crowd everybody is told only of what is around them. */

import { cosOf, sinOf } from '../sim/angle.ts';
import type { WorldEvent } from '../sim/events.ts';
import { castRay } from '../sim/ray.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';

export interface EventReach {
	/** Told to everybody. */
	toAll: boolean;
	/** Players that it is about, 0 for none: told wherever they are. */
	first: number;
	second: number;
	/** Box in which it is to be seen, units. */
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** Who somebody is and what is around them: told of what is about them, or reaches into that box, or is for all. */
export interface Ear {
	/** Of their player; 0 for none. */
	id: number;
	/** Units. */
	left: number;
	top: number;
	right: number;
	bottom: number;
	/** Where a match is played in fog: what that leaves of an event, and what came out of it. */
	fog?: EarInFog;
}

export interface EarInFog {
	/** An event as it is told: as it is, or cut to what is seen; undefined where it is not told. */
	tell(event: WorldEvent): WorldEvent | undefined;
	/** What is told beside that, once. */
	arrivals(): readonly WorldEvent[];
}

/** Told of everything. */
export const EVERYWHERE: Readonly<Ear> = { id: 0, left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

export function hears(ear: Readonly<Ear>, reach: Readonly<EventReach>): boolean {
	if (reach.right >= ear.left && reach.left <= ear.right && reach.bottom >= ear.top && reach.top <= ear.bottom) return true;
	return reach.toAll || (ear.id !== 0 && (ear.id === reach.first || ear.id === reach.second));
}

/** What somebody is told of what happened. */
export function heardBy(ear: Readonly<Ear>, world: World, events: readonly WorldEvent[]): WorldEvent[] {
	const heard: WorldEvent[] = [];
	for (const event of events) {
		const told = hears(ear, reachOf(event, world)) ? (ear.fog ? ear.fog.tell(event) : event) : undefined;
		if (told) heard.push(told);
	}
	if (ear.fog) heard.push(...ear.fog.arrivals());
	return heard;
}

export function reachOf(event: WorldEvent, world: World): EventReach {
	switch (event.type) {
		case 'shot':
			return shotReach(event, world);
		case 'impact':
			return at(event.victimId, 0, event.x, event.y);
		case 'hit':
			return at(event.attackerId, event.victimId, event.x, event.y);
		case 'kill':
			return atPlayer(world, event.victimId, event.killerId);
		case 'spawn':
			return at(event.playerId, 0, event.x, event.y);
		case 'dash':
			return atPlayer(world, event.playerId, 0);
		case 'pickup': {
			const pickup = world.arena.pickups[event.pickup];
			return pickup ? at(event.playerId, 0, pickup.x, pickup.y) : TO_ALL;
		}
		case 'team':
		case 'objective':
		case 'phase':
			return TO_ALL;
	}
}

const TO_ALL: EventReach = { toAll: true, first: 0, second: 0, left: 0, top: 0, right: 0, bottom: 0 };

function at(first: number, second: number, x: number, y: number): EventReach {
	return { toAll: false, first, second, left: x, top: y, right: x, bottom: y };
}

function atPlayer(world: World, id: number, second: number): EventReach {
	const player = world.players.get(id);
	return player ? at(id, second, player.x, player.y) : TO_ALL;
}

/** A shot is to be seen from its start to where it can end; what flies, also by those who run towards it meanwhile. */
function shotReach(shot: Extract<WorldEvent, { type: 'shot' }>, { arena, tuning }: World): EventReach {
	const { playerId, victimId, x, y, aim } = shot;
	const { id, fires } = weaponOf(shot.weapon);
	if (fires === 'beam') return between(playerId, victimId, x, y, shot.endX, shot.endY, 0);
	const { range, projectileSpeed } = tuning.weapons[id];
	if (fires !== 'projectile') return between(playerId, victimId, x, y, x, y, range);
	const dirX = cosOf(aim);
	const dirY = sinOf(aim);
	const far = castRay(arena, x, y, dirX, dirY, range);
	return between(playerId, victimId, x, y, x + dirX * far, y + dirY * far, (far / projectileSpeed) * tuning.player.speed);
}

function between(first: number, second: number, x: number, y: number, endX: number, endY: number, around: number): EventReach {
	return {
		toAll: false,
		first,
		second,
		left: Math.min(x, endX) - around,
		top: Math.min(y, endY) - around,
		right: Math.max(x, endX) + around,
		bottom: Math.max(y, endY) + around,
	};
}
