/**
 * Pings only sockets of which nothing was heard: whoever sends frames is alive. Pings of everybody at once, as
 * Colyseus's transport makes them, and the answers, were a tick's work in a room of thousands. Used by the server's
 * transport, in the place of those.
 */

/** A socket of `ws`, as far as it matters here. */
export interface PingedSocket {
	/** Pings since it was heard of last; the transport sets it to 0 when one is answered. */
	pingCount: number;
	/** What it reads from and writes to. */
	_socket?: { readonly bytesRead: number } | null;
	ping(): void;
	terminate(): void;
}

/** What had come of each socket at the last look, bytes. */
export type Heard = WeakMap<PingedSocket, number>;

/** Pings whoever has sent nothing since the last look, and ends the connection of who has not answered `mostPings` of them. */
export function pingSilent(sockets: Iterable<PingedSocket>, heard: Heard, mostPings: number): void {
	for (const socket of sockets) {
		const bytes = socket._socket?.bytesRead ?? 0;
		if (bytes !== (heard.get(socket) ?? 0)) {
			heard.set(socket, bytes);
			socket.pingCount = 0;
		} else if (socket.pingCount >= mostPings) socket.terminate();
		else {
			socket.pingCount++;
			socket.ping();
		}
	}
}
