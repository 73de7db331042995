/** Asks the server for a seat over HTTP, as the SDK does. Used by light bots. */

import { ARENA_ROOM } from '../../schema/protocol.ts';

export interface SeatReservation {
	roomId: string;
	sessionId: string;
	/** Where the WebSocket is to be opened, with the way to the process and the room. */
	socketUrl: string;
}

/** Why a seat was not given; `code` as the page would show it. */
export class JoinFailure extends Error {
	readonly code: string;
	constructor(code: string, message: string) {
		super(message);
		this.name = 'JoinFailure';
		this.code = code;
	}
}

interface Answer {
	roomId?: string;
	sessionId?: string;
	processId?: string;
	publicAddress?: string;
	code?: number;
	error?: string;
}

/** `way`: how; `joinById` needs the room's id. Throws a `JoinFailure`. */
export async function reserveSeat(
	url: string,
	way: 'joinOrCreate' | 'create' | 'joinById',
	options: Readonly<Record<string, unknown>>,
	roomId: string = ARENA_ROOM,
): Promise<SeatReservation> {
	let answer: Answer;
	let status: number;
	try {
		const response = await fetch(new URL(`/matchmake/${way}/${roomId}`, url), {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body: JSON.stringify(options),
		});
		status = response.status;
		answer = (await response.json()) as Answer;
	} catch (error) {
		throw new JoinFailure('join-offline', error instanceof Error ? error.message : String(error));
	}
	if (!answer.roomId || !answer.sessionId || !answer.processId)
		throw new JoinFailure(`join-${answer.code ?? status}`, answer.error ?? 'the server gave no seat');
	const { protocol, host } = new URL(url);
	// Behind a balancer, at a path of it: reached where this bot came from.
	const path = answer.publicAddress?.indexOf('/') ?? -1;
	const at = path >= 0 ? host + answer.publicAddress?.slice(path) : (answer.publicAddress ?? host);
	const socketUrl = `${protocol === 'https:' ? 'wss' : 'ws'}://${at}/${answer.processId}/${answer.roomId}`;
	return { roomId: answer.roomId, sessionId: answer.sessionId, socketUrl };
}
