/**
 * Tells clients what happened in a tick, with their state of that tick: an event is encoded once, and a client's
 * message is the events that it hears, copied together. Used by `RoomOutput`.
 */

import { type Client, getMessageBytes, Protocol } from '@colyseus/core';
import { encodeEvents } from '../schema/eventCodec.ts';
import { type Ear, type EventReach, hears, reachOf } from '../schema/eventReach.ts';
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
const TICK_BYTES = 5;
const ARRAY_MOST = 0xffff;

interface Told {
	event: WorldEvent;
	bytes: Uint8Array;
	reach: EventReach;
}

export type Stage = (client: Client, message: Uint8Array) => void;

/** `earOf`: what a client is told of; left out, everybody is told everything. */
export function sendEvents(
	clients: Iterable<Client>,
	world: World,
	events: readonly WorldEvent[],
	stage: Stage,
	earOf?: (client: Client) => Readonly<Ear>,
): void {
	if (!earOf) {
		if (events.length === 0) return;
		const message = getMessageBytes.raw(Protocol.ROOM_DATA, SERVER_MESSAGES.events, encodeEvents(world.tick, events));
		for (const client of clients) stage(client, message);
		return;
	}
	const all = events
		.slice(0, ARRAY_MOST - 1)
		.map((event): Told => ({ event, bytes: packed(world.tick, event), reach: reachOf(event, world) }));
	const heard: Uint8Array[] = [];
	for (const client of clients) {
		const ear = earOf(client);
		heard.length = 0;
		const { fog } = ear;
		for (const { event, bytes, reach } of all) {
			if (!hears(ear, reach)) continue;
			const told = fog ? fog.tell(event) : event;
			if (told) heard.push(told === event ? bytes : packed(world.tick, told));
		}
		if (fog) for (const event of fog.arrivals()) heard.push(packed(world.tick, event));
		if (heard.length > 0) stage(client, joined(world.tick, heard));
	}
}

/** An event as it stands in a message: what follows the head, the array of two and the tick of a message of it alone. */
function packed(tick: number, event: WorldEvent): Uint8Array {
	const [, row] = encodeEvents(tick, [event]);
	return getMessageBytes.raw(Protocol.ROOM_DATA, SERVER_MESSAGES.events, row).subarray(HEAD.length);
}

/** The message `[tick, event, event, ...]`, as `encodeEvents` defines it. */
function joined(tick: number, rows: readonly Uint8Array[]): Uint8Array {
	const count = rows.length + 1;
	const isLong = count > SHORT_ARRAY_MOST;
	let length = HEAD.length + (isLong ? 3 : 1) + TICK_BYTES;
	for (const bytes of rows) length += bytes.length;
	const message = Buffer.allocUnsafe(length);
	message.set(HEAD, 0);
	let offset = HEAD.length;
	if (isLong) {
		message[offset++] = ARRAY_16;
		message[offset++] = count >> 8;
		message[offset++] = count & 0xff;
	} else message[offset++] = SHORT_ARRAY | count;
	message[offset++] = UINT_32;
	for (let shift = 24; shift >= 0; shift -= 8) message[offset++] = (tick >>> shift) & 0xff;
	// Rows of a dozen bytes or two: a loop beats the set-up of `set`.
	for (const bytes of rows) for (let i = 0; i < bytes.length; i++) message[offset++] = bytes[i] as number;
	return message;
}
