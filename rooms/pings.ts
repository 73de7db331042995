/** Measures each client's round trip with WebSocket pings, for the scoreboard. Used by `ArenaRoom`. */

import type { Client } from '@colyseus/core';

const EVERY_MS = 4000;
/** Not all at the same instant: in a room of hundreds that took a third of a tick. */
const PARTS = 8;

/** What a `ws` socket offers for this; other transports have no round trip shown. */
interface PingableSocket {
	ping?(): void;
	once(event: 'pong', listener: () => void): void;
}

/** Reports every four seconds per client; returns a way to stop. */
export function measurePings(clients: Iterable<Client>, report: (sessionId: string, roundTripMs: number) => void): () => void {
	let beat = 0;
	const timer = setInterval(() => {
		let index = beat++;
		for (const client of clients) {
			if (index++ % PARTS !== 0) continue;
			const socket = client.ref as PingableSocket;
			if (!socket.ping) continue;
			const sentMs = performance.now();
			socket.once('pong', () => report(client.sessionId, performance.now() - sentMs));
			socket.ping();
		}
	}, EVERY_MS / PARTS);
	return () => clearInterval(timer);
}
