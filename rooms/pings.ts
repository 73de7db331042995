/** Measures each client's round trip with WebSocket pings, for the scoreboard. Used by `ArenaRoom`. */

import type { Client } from '@colyseus/core';

const EVERY_MS = 2000;

/** What a `ws` socket offers for this; other transports have no round trip shown. */
interface PingableSocket {
	ping?(): void;
	once(event: 'pong', listener: () => void): void;
}

/** Reports every two seconds per client; returns a way to stop. */
export function measurePings(clients: Iterable<Client>, report: (sessionId: string, roundTripMs: number) => void): () => void {
	const timer = setInterval(() => {
		for (const client of clients) {
			const socket = client.ref as PingableSocket;
			if (!socket.ping) continue;
			const sentMs = performance.now();
			socket.once('pong', () => report(client.sessionId, performance.now() - sentMs));
			socket.ping();
		}
	}, EVERY_MS);
	return () => clearInterval(timer);
}
