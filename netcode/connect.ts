/** Ways into a match over the network: by joining one, or by coming back to a kept seat after a reload. */

import type { Room, SeatReservation } from '@colyseus/sdk';
import type { ArenaState } from '../schema/ArenaState.ts';
import { ARENA_ROOM, PROTOCOL_VERSION } from '../schema/protocol.ts';
import type { SkillChoice } from '../sim/match/botCrew.ts';
import { DEFAULT_MODE } from '../sim/modes/registry.ts';
import { clientOf } from './clientOf.ts';
import { ClientSession } from './clientSession.ts';
import { ColyseusLink } from './colyseusLink.ts';
import { explainJoin } from './explainJoin.ts';
import { JoinError } from './joinError.ts';
import { failedByChance, keepTrying, REAL_TIME } from './keepTrying.ts';
import { LINES, type LineName } from './lines.ts';
import type { Link } from './link.ts';
import { placeOf, requestSeat, type SeatStore, sitDown } from './sitDown.ts';
import type { Waiting } from './waiting.ts';
import { whereIs } from './whereIs.ts';

export interface ConnectOptions {
	/** Where the server is, `http://host:port`. */
	url: string;
	/** Monotonic, ms; the clock that the session's `frame` is called with. Default `performance.now`. */
	now?: () => number;
	/** For the token of the seat, which outlives a reload: the page's `sessionStorage`. */
	store?: SeatStore;
	/** For who one is over many matches: the page's `localStorage`. */
	identity?: SeatStore | undefined;
	/** Simulates a line, both ways. */
	line?: LineName;
	/** Shown every message as it comes, before it is read: for measurements. */
	onBytes?: (bytes: Uint8Array) => void;
	/** Sends frames when they are due, between two pictures, and not with the next. */
	punctual?: boolean;
	/** Gives the session another link, which stands before this one: for measurements. */
	wrapLink?: (link: Link) => Link;
}

export interface JoinOptions extends ConnectOptions, Waiting {
	name: string;
	mode?: string;
	map?: string;
	/** Bots to play against; only with `private`. */
	bots?: number;
	/** How well they play; only with `private`. */
	skill?: SkillChoice;
	/** A room of one's own that nobody is matched into. */
	private?: boolean;
	/** To places of the server, by `measureRoundTrips`. */
	roundTripsMs?: Readonly<Record<string, number>> | undefined;
	/** The room of this id, whatever it is, instead of one that fits. */
	roomId?: string;
}

const SEAT_KEY = 'fray.seat';
/** The first whole state comes with the first frames; a server that sends none is not there. */
const FIRST_STATE_MS = 8000;

/** A wait that need not be spoken of, ms. */
const SHORT_WAIT_MS = 1000;

function privateOptions({ bots, skill }: JoinOptions): Record<string, unknown> {
	return { private: true, ...(bots === undefined ? {} : { bots }), ...(skill === undefined ? {} : { skill }) };
}

/** Joins a match, or opens one. Throws a `JoinError`. */
export async function joinMatch(options: JoinOptions): Promise<ClientSession> {
	const wanted = {
		protocol: PROTOCOL_VERSION,
		name: options.name,
		mode: options.mode ?? DEFAULT_MODE,
		...(options.map === undefined ? {} : { map: options.map }),
		...(options.roundTripsMs === undefined ? {} : { roundTripsMs: options.roundTripsMs }),
		...(options.private ? privateOptions(options) : {}),
	};
	const client = clientOf(options.url);
	const { private: isPrivate, roomId } = options;
	const way = roomId !== undefined ? 'joinById' : isPrivate ? 'create' : 'joinOrCreate';
	const { signal, onWait } = options;
	const begunMs = REAL_TIME.now();
	/** Processes that could not be reached, though the server believes in them. */
	const avoid = new Set<string>();
	const onRetry = () => {
		if (REAL_TIME.now() - begunMs > SHORT_WAIT_MS) onWait?.({ why: 'server' });
	};
	try {
		return await keepTrying(
			async () => {
				const asked = avoid.size === 0 ? wanted : { ...wanted, avoid: [...avoid] };
				const seat = await requestSeat(client, way, roomId ?? ARENA_ROOM, asked, options);
				const room = await sitDown(client, seat).catch((error: unknown) => {
					const place = placeOf(seat);
					if (place) avoid.add(place);
					throw error;
				});
				return openSession(room as Room<unknown, ArenaState>, options);
			},
			{ ...REAL_TIME, signal, onRetry },
		);
	} catch (error) {
		throw new JoinError(explainJoin(error));
	}
}

/** Sits down in a seat that is kept already; when that is gone, in one that `again` comes to. Throws a `JoinError`. */
export async function takeSeat(
	options: ConnectOptions,
	kept: SeatReservation,
	again: () => Promise<SeatReservation>,
): Promise<ClientSession> {
	const client = clientOf(options.url);
	let next: SeatReservation | undefined = kept;
	try {
		return await keepTrying(async () => {
			const seat = next ?? (await again());
			next = undefined;
			return openSession((await sitDown(client, seat)) as Room<unknown, ArenaState>, options);
		}, REAL_TIME);
	} catch (error) {
		throw new JoinError(explainJoin(error));
	}
}

/** Comes back to the seat that this page's store remembers; undefined when there is none or it is gone. */
export async function resumeMatch(options: ConnectOptions): Promise<ClientSession | undefined> {
	const token = options.store?.getItem(SEAT_KEY);
	if (!token) return undefined;
	options.store?.removeItem(SEAT_KEY);
	try {
		// Its process may have ended meanwhile: another one has the room soon.
		if ((await whereIs(options.url, token.split(':')[0] ?? '')) === undefined) return undefined;
		const room = await clientOf(options.url).reconnect(token);
		return await openSession(room as Room<unknown, ArenaState>, options);
	} catch {
		return undefined;
	}
}

async function openSession(room: Room<unknown, ArenaState>, options: ConnectOptions): Promise<ClientSession> {
	const now = options.now ?? (() => performance.now());
	const link = new ColyseusLink(room, {
		now,
		url: options.url,
		onToken: (token) => options.store?.setItem(SEAT_KEY, token),
		onEnded: () => options.store?.removeItem(SEAT_KEY),
		line: options.line && LINES[options.line],
		onBytes: options.onBytes,
	});
	await firstState(room);
	const alarm = options.punctual ? { now, set: (ring: () => void, delayMs: number) => void setTimeout(ring, delayMs) } : undefined;
	return new ClientSession(options.wrapLink?.(link) ?? link, now(), alarm);
}

/** Waits for the whole state that follows a join. */
function firstState(room: Room<unknown, ArenaState>): Promise<void> {
	if (room.state?.tickRate && room.state.arenaId) return Promise.resolve();
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(failedByChance('the server sent no state')), FIRST_STATE_MS);
		room.onStateChange.once(() => {
			clearTimeout(timer);
			resolve();
		});
		room.onLeave.once((code) => {
			clearTimeout(timer);
			reject(failedByChance(`the server closed the connection (${code}) before the match began`));
		});
	});
}
