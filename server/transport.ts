/** The WebSocket side of the process: limits on what comes in, and quick returns. Made by `startServer`. */

import type { Server as HttpServer } from 'node:http';
import { CloseCode, matchMaker } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { WebSocket } from 'ws';
import { type Heard, type PingedSocket, pingSilent } from '../rooms/quietPings.ts';
import type { ExpectedRooms } from './cluster/expectedRooms.ts';
import type { Log } from './log.ts';
import type { WireMeter } from './metricsWire.ts';

/** Most bytes of one message; a frame of input is about 20, a burst after a freeze a few hundred. */
const MAX_PAYLOAD_BYTES = 8 * 1024;
/** A socket that has not answered two of these is dead, ms. */
const PING_INTERVAL_MS = 3_000;
const PING_MAX_RETRIES = 2;

/** Rooms that come here from other processes. */
export interface Coming {
	/** Whether a room is being made here that ran in another process. */
	isArriving(roomId: string): boolean;
	readonly expected: Pick<ExpectedRooms, 'admits' | 'hold'>;
}

/** Most messages of a client at the door: it says that it is ready, and nothing else. */
const MOST_EARLY = 4;

/**
 * The transport on an HTTP server, which stays the caller's: to be closed by it, and to report its errors. `coming`:
 * where rooms move between processes.
 */
export function createTransport(http: HttpServer, log: Log, wire: WireMeter, coming: Coming | undefined): WebSocketTransport {
	const transport = new FrayTransport({
		noServer: true,
		maxPayload: MAX_PAYLOAD_BYTES,
		pingInterval: PING_INTERVAL_MS,
		pingMaxRetries: PING_MAX_RETRIES,
		beforeUpgrade: (request) => admit(new URL(request.url), coming),
	});
	if (coming) transport.holdEarly(coming);
	transport.reportBrokenSockets(log);
	transport.measureSockets(wire);
	return transport.attachToServer(http, { filter: ({ headers }) => !isVite(headers['sec-websocket-protocol']) });
}

/** `npm run dev`: the page's own line to Vite comes in on the same port. */
function isVite(protocol: string | undefined): boolean {
	return protocol?.startsWith('vite-') ?? false;
}

class FrayTransport extends WebSocketTransport {
	/** A client that is here before its room is connected with it when that has come. */
	holdEarly(coming: Coming): void {
		const connect = this.onConnection;
		this.wss.off('connection', connect);
		this.wss.on('connection', (...connection: Parameters<typeof connect>) => {
			const [socket, request] = connection;
			const { roomId, sessionId, token } = seatOf(new URL(`ws://server${request.url}`));
			if (!roomId || !sessionId || !token || isHere(roomId, coming)) void connect(...connection);
			else holdUntilHere(socket, coming, roomId, sessionId, () => connect(...connection));
		});
	}

	protected override autoTerminateUnresponsiveClients(intervalMs: number, mostPings: number): void {
		const heard: Heard = new WeakMap();
		this.pingInterval = setInterval(() => pingSilent(this.wss.clients as Set<unknown> as Set<PingedSocket>, heard, mostPings), intervalMs);
	}

	/** Ahead of Colyseus, which answers a new connection at once. */
	measureSockets(wire: WireMeter): void {
		this.wss.prependListener('connection', (socket) => wire.watch(socket));
	}

	/** A socket that sends what is no WebSocket message, or one that is too long, is closed by `ws`: says whose it was. */
	reportBrokenSockets(log: Log): void {
		this.wss.on('connection', (socket, request) => {
			socket.on('error', ({ message }) => {
				const { pathname, searchParams } = new URL(`ws://server${request.url}`);
				const roomId = pathname.split('/').pop();
				const address = request.socket.remoteAddress;
				log('warn', 'connectionBroken', { reason: message, sessionId: searchParams.get('sessionId'), roomId, address });
			});
		});
	}
}

/** Holds a connection until its room is here. What it says meanwhile is heard then; when the room does not come it is closed. */
function holdUntilHere(socket: WebSocket, coming: Coming, roomId: string, sessionId: string, connect: () => Promise<void>): void {
	const said: Buffer[] = [];
	const waiter = coming.expected.hold(roomId, sessionId, (comes) => {
		if (!comes) {
			socket.close(CloseCode.MAY_TRY_RECONNECT, 'the match did not come');
			return;
		}
		// Who is gone has not used their token.
		if (socket.readyState !== WebSocket.OPEN) return;
		void connect().then(() => {
			socket.off('message', hear);
			for (const data of said) socket.emit('message', data, true);
		});
	});
	const hear = (data: Buffer) => {
		if (said.push(data) > MOST_EARLY) socket.terminate();
		waiter.ready();
	};
	socket.on('message', hear);
	socket.on('close', () => waiter.leave());
}

function isHere(roomId: string, coming: Coming | undefined): boolean {
	return matchMaker.getLocalRoomById(roomId) !== undefined && !coming?.isArriving(roomId);
}

/** What the address of a connection says: `token` is that of somebody who comes back. */
function seatOf({ pathname, searchParams }: URL) {
	return { roomId: pathname.split('/').pop(), sessionId: searchParams.get('sessionId'), token: searchParams.get('reconnectionToken') };
}

/** Answers a WebSocket before its handshake: 503 asks the client to try again, undefined lets it in. */
function admit(url: URL, coming: Coming | undefined): Response | undefined {
	if (matchMaker.state !== matchMaker.MatchMakerState.READY) return new Response('not ready, try again', { status: 503 });
	const { roomId, sessionId, token } = seatOf(url);
	if (!roomId || !sessionId || !token) return undefined;
	if (!isHere(roomId, coming)) {
		if (coming?.expected.admits(roomId, sessionId, token)) return undefined;
		// Not "your seat is gone", which is for good: whoever comes back asks where the room is, and whether there is one.
		return new Response('not here, ask where', { status: 503 });
	}
	dropStaleSocket(roomId, sessionId, token);
	return undefined;
}

/**
 * Somebody returns (another network, a page that came back) while the server still believes in their old socket: it
 * is ended now, so that the room frees the seat at once rather than when pings have gone unanswered. The token proves
 * that it is the same player.
 */
function dropStaleSocket(roomId: string, sessionId: string, token: string): void {
	const client = matchMaker.getLocalRoomById(roomId)?.clients.find((candidate) => candidate.sessionId === sessionId);
	if (client?.reconnectionToken === token) (client.ref as unknown as WebSocket).terminate();
}
