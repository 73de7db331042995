/** Turns the events of a world in the page into those of a view; called by `LocalMatch` after every tick. */

import type { WorldEvent } from '../sim/events.ts';
import { shotName } from '../sim/firing/shot.ts';
import { PHASES, type Phase } from '../sim/phase.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';
import type { TickPicture } from './localView.ts';
import { sideOf } from './matchView.ts';
import { endsOfShot } from './shotEnds.ts';
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
	const teamOf = (id: number) => world.players.get(id)?.team ?? 0;
	const placeOf = (id: number) => {
		const player = world.players.get(id);
		return { x: player?.x ?? 0, y: player?.y ?? 0 };
	};
	switch (event.type) {
		case 'shot': {
			const { playerId, weapon, x, y, aim, endX, endY } = event;
			const { fires } = weaponOf(weapon);
			const shot = { playerId, team: teamOf(playerId), weapon, name: shotName(event.frame, world.tick), x, y, aim };
			const ends =
				fires === 'beam'
					? [{ x: endX, y: endY, hit: event.victimId !== 0 }]
					: endsOfShot(world.arena, world.tuning, shot, [...world.players.values()]);
			return { type: 'shot', playerId, weapon, x, y, aim, fires, ends, own: playerId === selfId };
		}
		case 'impact': {
			const shot = before.projectiles.find(({ id }) => id === event.shotId);
			const { x, y, victimId } = event;
			const weapon = shot?.weapon ?? 0;
			const blastUnits = world.tuning.weapons[weaponOf(weapon).id].splashRadius;
			return { type: 'impact', ownerId: shot?.ownerId ?? 0, weapon, x, y, victimId, blastUnits, own: shot?.ownerId === selfId };
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
		case 'team':
			return { type: 'team', playerId: event.playerId, me: event.playerId === selfId, side: sideOf(event.team, teamOf(selfId)) };
		case 'objective': {
			const { label = '', x = 0, y = 0 } = world.objectives[event.objective] ?? {};
			return { type: 'objective', objective: event.objective, label, x, y, side: sideOf(event.team, teamOf(selfId)) };
		}
		case 'phase':
			return { type: 'phase', phase: PHASES[event.phase] as Phase };
	}
}
