/**
 * `ws-raw`: frames put together by hand and sent with `ws`, which is as little as a server of this workload can do in
 * Node. Each player is written once a tick, 7 bytes; a frame is the tick and the bytes of those in sight.
 */

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { sightsOf } from '../sights.ts';
import type { Stack, StackServer } from '../stack.ts';
import { aimOf, type Input, placeOf, type Workload } from '../workload.ts';

/** Of a player: number, x and y as 16 bits, aim as 8. */
const RECORD = 7;
const TICK_BYTES = 2;
const INPUT_BYTES = 3;

/** How a frame goes to a socket: `head` bytes before the payload are the sender's to fill. */
export interface FrameSender {
	head(payloadBytes: number): number;
	send(socket: WebSocket, frame: Buffer, head: number): void;
}

export function rawStack(sender: FrameSender): Stack {
	return {
		culls: true,
		serve: (workload) => serve(workload, sender),
		plain: (_port, player) => ({
			path: async () => `/?player=${player}`,
			onOpen: () => true,
			input: encodeInput,
		}),
		async check(port, player, { onFrame, onFailed }, { placeParts }) {
			const socket = new WebSocket(`ws://127.0.0.1:${port}/?player=${player}`);
			socket.on('message', (data: Buffer) => {
				onFrame(data.readUInt16LE(0), (tell) => {
					for (let at = TICK_BYTES; at < data.length; at += RECORD)
						tell(
							data.readUInt16LE(at),
							data.readUInt16LE(at + 2) / placeParts,
							data.readUInt16LE(at + 4) / placeParts,
							data.readUInt8(at + 6),
						);
				});
			});
			await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
			socket.on('close', (code) => onFailed(`closed with ${code}`));
			return { send: (input) => socket.send(encodeInput(input)) };
		},
	};
}

export const stack = rawStack({
	head: () => 0,
	send: (socket, frame) => socket.send(frame),
});

async function serve(workload: Workload, sender: FrameSender): Promise<StackServer> {
	const http = createServer();
	const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
	const clients = new Map<number, WebSocket>();
	let inputs = 0;
	wss.on('connection', (socket: WebSocket, request: IncomingMessage) => {
		const player = Number(new URL(request.url ?? '', 'ws://server').searchParams.get('player'));
		const input: Input = { moveX: 0, moveY: 0, aim: 0 };
		clients.set(player, socket);
		socket.on('message', (data: Buffer) => {
			if (data.length !== INPUT_BYTES) return;
			input.moveX = data.readInt8(0);
			input.moveY = data.readInt8(1);
			input.aim = data.readUInt8(2);
			inputs++;
		});
		socket.on('close', () => clients.delete(player));
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const sights = sightsOf(workload);
	const records = Buffer.alloc(workload.players * RECORD);
	const seen: number[] = [];
	const see = (other: number) => seen.push(other);
	return {
		port: (http.address() as AddressInfo).port,
		inputs: () => inputs,
		tick() {
			sights.refresh();
			writeRecords(workload, records);
			let updates = 0;
			for (const [player, socket] of clients) {
				seen.length = 0;
				sights.look(player, see);
				updates += seen.length;
				const payload = TICK_BYTES + seen.length * RECORD;
				const head = sender.head(payload);
				const frame = Buffer.allocUnsafe(head + payload);
				frame[head] = workload.tick & 0xff;
				frame[head + 1] = (workload.tick >> 8) & 0xff;
				let at = head + TICK_BYTES;
				for (const other of seen) {
					const from = other * RECORD;
					for (let i = 0; i < RECORD; i++) frame[at++] = records[from + i] as number;
				}
				sender.send(socket, frame, head);
			}
			return updates;
		},
	};
}

function writeRecords({ players, x, y, aim, placeParts }: Workload, records: Buffer): void {
	for (let player = 0; player < players; player++) {
		const at = player * RECORD;
		records.writeUInt16LE(player, at);
		records.writeUInt16LE(placeOf(x[player] as number, placeParts), at + 2);
		records.writeUInt16LE(placeOf(y[player] as number, placeParts), at + 4);
		records[at + 6] = aimOf(aim[player] as number);
	}
}

function encodeInput({ moveX, moveY, aim }: Input): Uint8Array {
	return Uint8Array.of(moveX, moveY, aim);
}
