/** Turns the events of a world in the page into those of a view; called by `LocalMatch` after every tick. */

import type { WorldEvent } from '../sim/events.ts';
import { WEAPON_IDS, WEAPONS, type WeaponId } from '../sim/weapons/registry.ts';
import { PHASES, type Phase, type World } from '../sim/world.ts';
import type { TickPicture } from './localView.ts';
import type { ViewEvent } from './view.ts';

/** Whether an event is of one's own making, and so shown at once rather than where the others are displayed. */
export function isImmediate(event: ViewEvent): boolean {
	return (event.type === 'shot' || event.type === 'dash') && event.own;
}

/** `before` is the tick before the one that the events are of: it knows the shots that ended. */
export function toViewEvents(world: World, before: TickPicture, events: readonly WorldEvent[], selfId: number): ViewEvent[] {
	return events.map((event) => toViewEvent(world, before, event, selfId));
}

function toViewEvent(world: World, before: TickPicture, event: WorldEvent, selfId: number): ViewEvent {
	const nameOf = (id: number) => world.players.get(id)?.name ?? '';
	const placeOf = (id: number) => {
		const player = world.players.get(id);
		return { x: player?.x ?? 0, y: player?.y ?? 0 };
	};
	switch (event.type) {
		case 'shot': {
			const { playerId, weapon, x, y, aim, endX, endY } = event;
			const beam = WEAPONS[WEAPON_IDS[weapon] as WeaponId].fires === 'beam';
			return { type: 'shot', playerId, weapon, x, y, aim, beam, endX, endY, hit: event.victimId !== 0, own: playerId === selfId };
		}
		case 'impact': {
			const shot = before.projectiles.find(({ id }) => id === event.shotId);
			const { x, y, victimId } = event;
			return { type: 'impact', weapon: shot?.weapon ?? 0, x, y, victimId, own: shot?.ownerId === selfId };
		}
		case 'hit': {
			const from = placeOf(event.attackerId);
			return { ...event, fromX: from.x, fromY: from.y, byMe: event.attackerId === selfId, me: event.victimId === selfId };
		}
		case 'kill': {
			const { killerId, victimId } = event;
			const names = { killerName: nameOf(killerId), victimName: nameOf(victimId) };
			return { ...event, ...names, ...placeOf(victimId), byMe: killerId === selfId, me: victimId === selfId };
		}
		case 'spawn':
			return { ...event, me: event.playerId === selfId };
		case 'dash':
			return { ...event, ...placeOf(event.playerId), own: event.playerId === selfId };
		case 'pickup': {
			const pickup = world.pickups[event.pickup];
			if (!pickup) throw new RangeError(`map ${world.arena.id} has no pickup ${event.pickup}`);
			return { type: 'pickup', playerId: event.playerId, kind: pickup.kind, x: pickup.x, y: pickup.y, me: event.playerId === selfId };
		}
		case 'phase':
			return { type: 'phase', phase: PHASES[event.phase] as Phase };
	}
}
