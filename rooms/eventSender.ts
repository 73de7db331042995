/**
 * Tells clients what happened in a tick, with their state of that tick: an event is encoded once, and a client's
 * message is the events that it hears, copied together. Used by `RoomOutput`.
 */

import { type Client, getMessageBytes, Protocol } from '@colyseus/core';
import { encodeEvents } from '../schema/eventCodec.ts';
import { type EventReach, reachOf } from '../schema/eventReach.ts';
import { SERVER_MESSAGES } from '../schema/protocol.ts';
import type { WorldEvent } from '../sim/events.ts';
import type { World } from '../sim/world.ts';

/** What comes before a message's content: the protocol's code and the message's name. */
const HEAD = getMessageBytes.raw(Protocol.ROOM_DATA, SERVER_MESSAGES.events);
/** MessagePack: arrays of up to 15 elements, and longer ones; whole numbers of 32 bits. */
const SHORT_ARRAY = 0x90;
const SHORT_ARRAY_MOST = 15;
const ARRAY_16 = 0xdc;
const UINT_32 = 0xce;
const ARRAY_MOST = 0xffff;

interface Told {
	bytes: Uint8Array;
	reach: EventReach;
}

export type Stage = (client: Client, message: Uint8Array) => void;
/** What a client is told of: asked once for each client, then for each event. */
export type Hears = (client: Client) => (reach: EventReach) => boolean;

/** `hears` left out tells everybody everything. */
export function sendEvents(clients: Iterable<Client>, world: World, events: readonly WorldEvent[], stage: Stage, hears?: Hears): void {
	if (events.length === 0) return;
	if (!hears) {
		const message = getMessageBytes.raw(Protocol.ROOM_DATA, SERVER_MESSAGES.events, encodeEvents(world.tick, events));
		for (const client of clients) stage(client, message);
		return;
	}
	const all = events.map((event): Told => ({ bytes: packed(world.tick, event), reach: reachOf(event, world) }));
	for (const client of clients) {
		const hearsIt = hears(client);
		const heard = all.filter(({ reach }) => hearsIt(reach));
		if (heard.length > 0) stage(client, joined(world.tick, heard));
	}
}

/** An event as it stands in a message: what follows the head, the array of two and the tick of a message of it alone. */
function packed(tick: number, event: WorldEvent): Uint8Array {
	const [, row] = encodeEvents(tick, [event]);
	return getMessageBytes.raw(Protocol.ROOM_DATA, SERVER_MESSAGES.events, row).subarray(HEAD.length);
}

/** The message `[tick, event, event, ...]`, as `encodeEvents` defines it. */
function joined(tick: number, told: readonly Told[]): Uint8Array {
	const rows = told.slice(0, ARRAY_MOST - 1);
	const count = rows.length + 1;
	const head = count <= SHORT_ARRAY_MOST ? [SHORT_ARRAY | count] : [ARRAY_16, count >> 8, count & 0xff];
	const start = [...head, UINT_32, tick >>> 24, (tick >>> 16) & 0xff, (tick >>> 8) & 0xff, tick & 0xff];
	const length = rows.reduce((sum, { bytes }) => sum + bytes.length, HEAD.length + start.length);
	const message = Buffer.allocUnsafe(length);
	message.set(HEAD, 0);
	message.set(start, HEAD.length);
	let offset = HEAD.length + start.length;
	for (const { bytes } of rows) {
		message.set(bytes, offset);
		offset += bytes.length;
	}
	return message;
}
