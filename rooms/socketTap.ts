/**
 * Who counts what goes over a socket: what `socketIntake.ts` and `socketOutlet.ts` take past the functions of `ws` and
 * Node is told here. Set by the server's metrics.
 */

export interface SocketTap {
	/** Bytes go to the socket: whole messages with their headers. */
	sent(bytes: Uint8Array): void;
	/** Has a message that came taken, from `start` to `end` of memory that is written to again; returns what `take` returned. */
	received(memory: Uint8Array, start: number, end: number, take: TakeMessage): boolean;
}

/** Takes a message out of memory, at once; false leaves it to the listeners of the socket. */
export type TakeMessage = (memory: Uint8Array, start: number, end: number) => boolean;

const taps = new WeakMap<object, SocketTap>();

/** `socket`: of `ws`. From what is opened next on: set it before the socket has a client. */
export function tapSocket(socket: object, tap: SocketTap): void {
	taps.set(socket, tap);
}

export function tapOf(socket: object): SocketTap | undefined {
	return taps.get(socket);
}
