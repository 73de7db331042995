/** The WebSocket side of the process: limits on what comes in, and quick returns. Made by `startServer`. */

import type { Server as HttpServer } from 'node:http';
import { matchMaker } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { WebSocket } from 'ws';
import type { Log } from './log.ts';
import type { WireMeter } from './metricsWire.ts';

/** Most bytes of one message; a frame of input is about 20, a burst after a freeze a few hundred. */
const MAX_PAYLOAD_BYTES = 8 * 1024;
/** A socket that has not answered two of these is dead, ms. */
const PING_INTERVAL_MS = 3_000;
const PING_MAX_RETRIES = 2;

/**
 * The transport on an HTTP server, which stays the caller's: to be closed by it, and to report its errors. `isArriving`:
 * whether a room is being made here that ran in another process.
 */
export function createTransport(http: HttpServer, log: Log, wire: WireMeter, isArriving: (roomId: string) => boolean): WebSocketTransport {
	const transport = new FrayTransport({
		noServer: true,
		maxPayload: MAX_PAYLOAD_BYTES,
		pingInterval: PING_INTERVAL_MS,
		pingMaxRetries: PING_MAX_RETRIES,
		beforeUpgrade: (request) => admit(new URL(request.url), isArriving),
	});
	transport.reportBrokenSockets(log);
	transport.measureSockets(wire);
	return transport.attachToServer(http, { filter: ({ headers }) => !isVite(headers['sec-websocket-protocol']) });
}

/** `npm run dev`: the page's own line to Vite comes in on the same port. */
function isVite(protocol: string | undefined): boolean {
	return protocol?.startsWith('vite-') ?? false;
}

class FrayTransport extends WebSocketTransport {
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

/** Answers a WebSocket before its handshake: 503 asks the client to try again, undefined lets it in. */
function admit(url: URL, isArriving: (roomId: string) => boolean): Response | undefined {
	if (matchMaker.state !== matchMaker.MatchMakerState.READY) return new Response('not ready, try again', { status: 503 });
	const roomId = url.pathname.split('/').pop();
	const sessionId = url.searchParams.get('sessionId');
	const token = url.searchParams.get('reconnectionToken');
	if (!roomId || !sessionId || !token) return undefined;
	// Not "your seat is gone", which is for good: whoever comes back asks where the room is, and whether there is one.
	if (!matchMaker.getLocalRoomById(roomId) || isArriving(roomId)) return new Response('not here, ask where', { status: 503 });
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
