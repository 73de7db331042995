/** World events as short arrays for MessagePack: the type's number, then its fields in the order written here. */

import type { WorldEvent, WorldEventType } from '../sim/events.ts';

/** Names of the fields by type; a new event type is a row here, at the end. */
const FIELDS = {
	shot: ['playerId', 'frame', 'shotId', 'weapon', 'x', 'y', 'aim', 'endX', 'endY', 'victimId'],
	impact: ['shotId', 'x', 'y', 'victimId'],
	hit: ['attackerId', 'victimId', 'weapon', 'damage', 'x', 'y', 'shieldBroke', 'killed'],
	kill: ['killerId', 'victimId', 'weapon'],
	spawn: ['playerId', 'x', 'y'],
	dash: ['playerId'],
	pickup: ['playerId', 'pickup'],
	phase: ['phase'],
	team: ['playerId', 'team'],
	objective: ['objective', 'team'],
} as const satisfies { [T in WorldEventType]: readonly Exclude<keyof Extract<WorldEvent, { type: T }>, 'type'>[] };

const TYPES = Object.keys(FIELDS) as WorldEventType[];
/** Positions travel in 16ths of a unit, as whole numbers: MessagePack writes those in 3 bytes, fractions in 9. */
const IN_SIXTEENTHS = new Set(['x', 'y', 'endX', 'endY']);
const BOOLEANS = new Set(['shieldBroke', 'killed']);

/** `[tick, event, event, ...]`. Zeros at an event's end are left out. */
export type EventMessage = [number, ...number[][]];

export function encodeEvents(tick: number, events: readonly WorldEvent[]): EventMessage {
	return [tick, ...events.map(encodeEvent)];
}

function encodeEvent(event: WorldEvent): number[] {
	const values = event as unknown as Record<string, number | boolean>;
	const row = [TYPES.indexOf(event.type)];
	for (const field of FIELDS[event.type])
		row.push(IN_SIXTEENTHS.has(field) ? Math.round(Number(values[field]) * 16) : Number(values[field]));
	while (row.length > 1 && row[row.length - 1] === 0) row.pop();
	return row;
}

/** The events of a message; throws when it is not one. */
export function decodeEvents(message: EventMessage): { tick: number; events: WorldEvent[] } {
	const [tick, ...rows] = message;
	return { tick, events: rows.map(decodeEvent) };
}

function decodeEvent(row: number[]): WorldEvent {
	const type = TYPES[row[0] ?? -1];
	if (!type) throw new Error(`unknown event ${row[0]}: the server speaks a newer protocol than this client`);
	const event: Record<string, unknown> = { type };
	const fields = FIELDS[type];
	for (let index = 0; index < fields.length; index++) {
		const field = fields[index] as string;
		const value = row[index + 1] ?? 0;
		event[field] = IN_SIXTEENTHS.has(field) ? value / 16 : BOOLEANS.has(field) ? value !== 0 : value;
	}
	return event as unknown as WorldEvent;
}
