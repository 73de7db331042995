/**
 * Before a process is let into a cluster it plays a short match with itself: rooms, sockets, seats that are left and come
 * back to, an image and its restoration. What has run once is compiled; the first match that moves to a new process would
 * otherwise wait for that, a quarter of a second. It is a test of the process as well. Called by `server/main.ts`.
 */

import { type AuthContext, matchMaker, Protocol } from '@colyseus/core';
import { WebSocket } from 'ws';
import type { ArenaRoom } from '../../rooms/ArenaRoom.ts';
import { ARENA_ROOM, PROTOCOL_VERSION } from '../../schema/protocol.ts';
import { encodeImage } from './imageCodec.ts';
import { restoreRoom } from './restoreRoom.ts';

const CLIENTS = 12;
const ROUNDS = 3;
/** How long each connection is played on, ms. */
const PLAY_MS = 120;
const RESTORES = 20;
/** The whole of it takes no longer, ms. */
const PATIENCE_MS = 5000;
const NOBODY: AuthContext = { token: '', headers: new Headers(), ip: '' };

/** `host`, `port`: where this process listens. Rejects when it cannot host a match. */
export async function warmUp(host: string, port: number, rulesHash: string): Promise<void> {
	const wanted = { protocol: PROTOCOL_VERSION, name: 'warm-up', private: true, bots: 4 };
	const { roomId } = await matchMaker.handleCreateRoom(ARENA_ROOM, wanted);
	const room = matchMaker.getLocalRoomById(roomId) as ArenaRoom;
	const address = `ws://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/${matchMaker.processId}/${roomId}`;
	try {
		const clients = Array.from({ length: CLIENTS }, async () => {
			const { sessionId } = await matchMaker.joinById(roomId, wanted, NOBODY);
			let token = '';
			for (let round = 0; round < ROUNDS; round++) {
				const back = round === 0 ? '' : `&reconnectionToken=${token}&skipHandshake=1`;
				token = await play(`${address}?sessionId=${sessionId}${back}`);
			}
		});
		await within(PATIENCE_MS, Promise.all(clients));
		for (let i = 0; i < RESTORES; i++) {
			const image = encodeImage({ ...room.keeping.image(), rulesHash });
			restoreRoom({ epoch: 1, image, tail: new Uint8Array(0), seats: JSON.stringify(room.keeping.seats()) }, rulesHash);
		}
	} finally {
		await room.disconnect();
	}
}

/** Connects, is sent the match for a while, and is gone as if the line was cut. Resolves to the token to come back with. */
function play(address: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(address);
		let token = '';
		socket.on('message', (data: Buffer) => {
			if (data[0] !== Protocol.JOIN_ROOM) return;
			token = data.toString('utf8', 2, 2 + (data[1] ?? 0));
			socket.send(new Uint8Array([Protocol.JOIN_ROOM]));
			setTimeout(() => socket.terminate(), PLAY_MS);
		});
		socket.on('error', reject);
		socket.on('close', (code) => (token === '' ? reject(new Error(`the connection was closed with ${code}`)) : resolve(token)));
	});
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`it took longer than ${ms} ms`)), ms);
		promise.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
