/** `socketio-json`: objects emitted with Socket.IO, as many first games do it, to each client those in its sight. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { sightsOf } from '../sights.ts';
import type { PlainProtocol, Send, Stack, StackServer } from '../stack.ts';
import type { Input, Workload } from '../workload.ts';

interface SentPlayer {
	id: number;
	x: number;
	y: number;
	aim: number;
}

interface SentFrame {
	tick: number;
	players: SentPlayer[];
}

/** Longer than any trial: plain clients do not look for the pings of Engine.IO among what comes. */
const PING_INTERVAL_MS = 24 * 3600 * 1000;
/** Packets of Engine.IO (4: a message) and in them of Socket.IO (0: connect, 2: event). */
const CONNECT = '40';
const EVENT = '42';
const OPENED = '0'.charCodeAt(0);

export const stack: Stack = {
	culls: true,
	serve,
	plain,
	async check(port, player, { onFrame, onFailed }) {
		const { io } = await import('socket.io-client');
		const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], query: { player }, reconnection: false, forceNew: true });
		socket.on('state', ({ tick, players }: SentFrame) => {
			onFrame(tick, (tell) => {
				for (const { id, x, y, aim } of players) tell(id, x, y, aim);
			});
		});
		await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
		socket.on('disconnect', (reason) => onFailed(reason));
		return { send: (input) => socket.emit('input', input) };
	},
};

async function serve(workload: Workload): Promise<StackServer> {
	const http = createServer();
	const io = new Server(http, { transports: ['websocket'], pingInterval: PING_INTERVAL_MS, perMessageDeflate: false });
	const clients = new Map<number, Socket>();
	let inputs = 0;
	io.on('connection', (socket) => {
		const player = Number(socket.handshake.query.player);
		clients.set(player, socket);
		socket.on('input', (input: Input) => {
			if (typeof input.aim === 'number') inputs++;
		});
		socket.on('disconnect', () => clients.delete(player));
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const sights = sightsOf(workload);
	const all: SentPlayer[] = Array.from({ length: workload.players }, (_, id) => ({ id, x: 0, y: 0, aim: 0 }));
	return {
		port: (http.address() as AddressInfo).port,
		inputs: () => inputs,
		tick() {
			for (const sent of all) {
				sent.x = workload.x[sent.id] as number;
				sent.y = workload.y[sent.id] as number;
				sent.aim = workload.aim[sent.id] as number;
			}
			sights.refresh();
			let updates = 0;
			for (const [player, socket] of clients) {
				const players: SentPlayer[] = [];
				sights.look(player, (other) => players.push(all[other] as SentPlayer));
				updates += players.length;
				socket.emit('state', { tick: workload.tick, players } satisfies SentFrame);
			}
			return updates;
		},
	};
}

function plain(_port: number, player: number): PlainProtocol {
	return {
		path: async () => `/socket.io/?EIO=4&transport=websocket&player=${player}`,
		onMessage(payload, send: Send) {
			if (payload[0] === OPENED) {
				send(CONNECT);
				return false;
			}
			return new TextDecoder().decode(payload).startsWith(CONNECT);
		},
		input: (input) => `${EVENT}${JSON.stringify(['input', input])}`,
	};
}
