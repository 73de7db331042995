/** What happened, as it is shown: from the rules' events to those of a view. Used by `OthersView` and by replays. */

import type { Arena } from '../sim/arena.ts';
import type { WorldEvent } from '../sim/events.ts';
import { shotName } from '../sim/firing/shot.ts';
import type { ObjectiveSpec } from '../sim/objective.ts';
import { PHASES } from '../sim/phase.ts';
import type { Tuning } from '../sim/tuning.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import type { Target } from './flights.ts';
import { sideOf } from './matchView.ts';
import { endsOfShot } from './shotEnds.ts';
import type { ViewEvent } from './view.ts';

/** The end of what flew, as a view tells it. */
export type ShownEnd = Omit<Extract<ViewEvent, { type: 'impact' }>, 'type'>;

/** Who looks, and what they see around them. */
export interface Onlooker {
	/** 0 for somebody who watches. */
	selfId: number;
	arena: Arena;
	tuning: Tuning;
	objectives: readonly ObjectiveSpec[];
	/** Where somebody is displayed, units. */
	placeOf(id: number): { x: number; y: number } | undefined;
	teamOf(id: number): number;
	nameOf(id: number): string;
	/** Everybody as they are displayed: what pellets meet. */
	targets(): readonly Target[];
	/** The end of a flight that is to be shown; undefined when it was shown already, or is not known. */
	endFlight(shotId: number, x: number, y: number, victimId: number): ShownEnd | undefined;
}

/** Undefined for what is not to be seen. */
export function toViewEvent(onlooker: Onlooker, tick: number, event: WorldEvent): ViewEvent | undefined {
	const { selfId: me } = onlooker;
	switch (event.type) {
		case 'shot': {
			const { playerId, weapon, x, y, aim, endX, endY } = event;
			const { fires } = weaponOf(weapon);
			const shot = { playerId, team: onlooker.teamOf(playerId), weapon, name: shotName(event.frame, tick), x, y, aim };
			const ends =
				fires === 'beam'
					? [{ x: endX, y: endY, hit: event.victimId !== 0 }]
					: endsOfShot(onlooker.arena, onlooker.tuning, shot, onlooker.targets());
			return { type: 'shot', playerId, weapon, x, y, aim, fires, ends, own: playerId === me };
		}
		case 'impact': {
			const end = onlooker.endFlight(event.shotId, event.x, event.y, event.victimId);
			return end && { type: 'impact', ...end };
		}
		case 'hit': {
			const { attackerId, victimId, weapon, damage, x, y, shieldBroke, killed } = event;
			const from = onlooker.placeOf(attackerId) ?? { x, y };
			return {
				type: 'hit',
				attackerId,
				victimId,
				weapon,
				damage,
				x,
				y,
				fromX: from.x,
				fromY: from.y,
				shieldBroke,
				killed,
				byMe: attackerId === me,
				me: victimId === me,
			};
		}
		case 'kill': {
			const { killerId, victimId, weapon } = event;
			return {
				type: 'kill',
				killerId,
				victimId,
				killerName: onlooker.nameOf(killerId),
				victimName: onlooker.nameOf(victimId),
				weapon,
				place: onlooker.placeOf(victimId),
				byMe: killerId === me && victimId !== me,
				me: victimId === me,
			};
		}
		case 'spawn':
			return { type: 'spawn', playerId: event.playerId, x: event.x, y: event.y, me: event.playerId === me };
		case 'dash': {
			const place = onlooker.placeOf(event.playerId);
			return place && { type: 'dash', playerId: event.playerId, ...place, own: event.playerId === me };
		}
		case 'pickup': {
			const pickup = onlooker.arena.pickups[event.pickup];
			return pickup && { type: 'pickup', playerId: event.playerId, kind: pickup.kind, x: pickup.x, y: pickup.y, me: event.playerId === me };
		}
		case 'team':
			return { type: 'team', playerId: event.playerId, me: event.playerId === me, side: sideOf(event.team, onlooker.teamOf(me)) };
		case 'objective': {
			const objective = onlooker.objectives[event.objective];
			const side = sideOf(event.team, onlooker.teamOf(me));
			return objective && { type: 'objective', objective: event.objective, label: objective.label, x: objective.x, y: objective.y, side };
		}
		case 'phase':
			return { type: 'phase', phase: PHASES[event.phase] ?? 'warmUp' };
	}
}

/** Whether something is about a player: told to them at once, not when their view gets there. */
export function isAbout(event: WorldEvent, playerId: number): boolean {
	return (
		(event.type === 'hit' && (event.attackerId === playerId || event.victimId === playerId)) ||
		(event.type === 'kill' && (event.killerId === playerId || event.victimId === playerId)) ||
		(event.type === 'spawn' && event.playerId === playerId) ||
		(event.type === 'pickup' && event.playerId === playerId) ||
		event.type === 'phase' ||
		event.type === 'objective' ||
		event.type === 'team'
	);
}
