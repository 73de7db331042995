/** The two kinds of client for the Colyseus stacks of the bench. */

import type { Room } from '@colyseus/sdk';
import type { Checker, CheckerEvents, PlainProtocol, Send, Tell } from '../stack.ts';
import type { Input } from '../workload.ts';
import { type BenchInput, ROOM_NAME } from './schema.ts';

/** Codes of Colyseus's messages. */
const JOIN_ROOM = 10;
const ROOM_STATE = 14;
const CODES = 0x1f;
const ROOM_INPUT_RELIABLE = 19;
/** Sets the field whose number is added. */
const SET = 128;
const INPUT_FIELDS = ['moveX', 'moveY', 'aim'] as const satisfies readonly (keyof Input)[];
/** The message's code, and each field's number and value. */
const MOST_INPUT_BYTES = 1 + 2 * INPUT_FIELDS.length;

/** Reserves a seat over HTTP, acknowledges the join, has joined with the first whole state. */
export function plainColyseus(port: number, player: number): PlainProtocol {
	const last: Partial<Input> = {};
	const frame = new Uint8Array(MOST_INPUT_BYTES);
	frame[0] = ROOM_INPUT_RELIABLE;
	return {
		async path() {
			const response = await fetch(`http://127.0.0.1:${port}/matchmake/joinOrCreate/${ROOM_NAME}`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ player }),
			});
			const seat = (await response.json()) as { processId?: string; roomId?: string; sessionId?: string; error?: string };
			if (!seat.roomId) throw new Error(`no seat for player ${player}: ${seat.error ?? response.status}`);
			return `/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
		},
		onMessage(payload, send: Send) {
			const code = (payload[0] as number) & CODES;
			if (code === JOIN_ROOM) send(Uint8Array.of(JOIN_ROOM));
			return code === ROOM_STATE;
		},
		// As the SDK does: what has changed since the last frame.
		input(input) {
			let length = 1;
			for (let index = 0; index < INPUT_FIELDS.length; index++) {
				const field = INPUT_FIELDS[index] as keyof Input;
				if (last[field] === input[field]) continue;
				last[field] = input[field];
				frame[length++] = SET | index;
				frame[length++] = input[field] & 0xff;
			}
			return frame.subarray(0, length);
		},
	};
}

/** The stock SDK. `frame`: the tick of a state, and how to tell who is in it. */
export async function checkColyseus<State>(
	port: number,
	player: number,
	{ onFrame, onFailed }: CheckerEvents,
	frame: () => { tickOf(state: State): number; tellAll(state: State, tell: Tell): void },
): Promise<Checker> {
	const { Client } = await import('@colyseus/sdk');
	const room = (await new Client(`ws://127.0.0.1:${port}`).joinOrCreate(ROOM_NAME, { player })) as unknown as Room<unknown, State>;
	const { tickOf, tellAll } = frame();
	room.onStateChange((state) => onFrame(tickOf(state), (tell) => tellAll(state, tell)));
	room.onLeave((code) => onFailed(`left with ${code}`));
	room.onDrop((code) => onFailed(`dropped with ${code}`));
	room.onError((code, message) => onFailed(`error ${code}: ${message}`));
	const input = room.input<BenchInput>();
	return {
		send({ moveX, moveY, aim }) {
			input.data.moveX = moveX;
			input.data.moveY = moveY;
			input.data.aim = aim;
			input.send();
		},
	};
}
