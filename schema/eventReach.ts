/** Whom an event concerns, and where it is to be seen: in a crowd everybody is told only of what is around them. */

import type { WorldEvent } from '../sim/events.ts';
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

export function reachOf(event: WorldEvent, world: World): EventReach {
	switch (event.type) {
		case 'shot':
			return between(event.playerId, event.victimId, event.x, event.y, event.endX, event.endY);
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

function between(first: number, second: number, x: number, y: number, endX: number, endY: number): EventReach {
	return {
		toAll: false,
		first,
		second,
		left: Math.min(x, endX),
		top: Math.min(y, endY),
		right: Math.max(x, endX),
		bottom: Math.max(y, endY),
	};
}
