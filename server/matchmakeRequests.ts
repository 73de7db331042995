/**
 * Answers `/matchmake/...` for matches in place of Colyseus: quick play by `rooms/matchmaking/`, a room by its id with
 * words for what is wrong. The rest (a room of one's own, a kept seat, rooms of other kinds) stays Colyseus's. Installed by `defineRooms`.
 */

import { type AuthContext, type IRoomCache, matchMaker, ServerError } from '@colyseus/core';
import { seatInRoom } from '../rooms/matchmaking/colyseusDoors.ts';
import type { SeatReservation } from '../rooms/matchmaking/doors.ts';
import type { Seeker } from '../rooms/matchmaking/group.ts';
import { matchmaker } from '../rooms/matchmaking/processMatchmaker.ts';
import type { Search } from '../rooms/matchmaking/search.ts';
import { readSearchOptions, worstRoundTrips } from '../rooms/matchmaking/searchOptions.ts';
import { ticketOf } from '../rooms/matchmaking/waitingLine.ts';
import { within } from '../rooms/matchmaking/within.ts';
import { type RoomOptions, readRoomOptions } from '../rooms/roomOptions.ts';
import { roomServices } from '../rooms/roomServices.ts';
import { ARENA_ROOM, PARTY_ROOM, PROBLEMS } from '../schema/protocol.ts';
import { AddressLimit, StrangerLimit } from './addressLimit.ts';
import { enterParty } from './enterParty.ts';

/** Whoever has no seat by then is answered, and asks again, ms. */
const ANSWER_MS = 4000;
/** Whoever stands in line is told so often where, ms. */
const QUEUE_ANSWER_MS = 2000;
/** Between looks at a search, ms; a seat is answered at once. */
const LOOK_MS = 100;
/** Something that it needs does not answer at all, ms. */
const GIVE_UP_MS = 7000;

type Options = Readonly<Record<string, unknown>>;
/** A seat, or a place in line; and who one is from now on. */
type Answer = (SeatReservation | { wait: { ticket: string; position: number; expectedMs?: number } }) & { player: string };

const stock = matchMaker.controller.invokeMethod.bind(matchMaker.controller);
/** A mistyped link is asked for a few times, a search for codes thousands. */
const misses = new AddressLimit('misses', 30);
const parties = new AddressLimit('parties', 30);
/** Each seat that is asked for is kept for a while, whether somebody comes or not. */
const seats = new StrangerLimit('seats', 120);

/** Takes over from Colyseus; a second call changes nothing. */
export function answerMatchmaking(): void {
	matchMaker.controller.invokeMethod = async (method, roomName, options: Options = {}, context) => {
		try {
			return await answer(method, roomName, options, context);
		} catch (error) {
			const { code, message } = error as { code?: number; message?: string };
			throw new ServerError(code ?? PROBLEMS.notNow, message ?? String(error));
		}
	};
}

async function answer(method: string, roomName: string, options: Options, context: AuthContext | undefined): Promise<unknown> {
	if (roomServices().continuity?.isWaiting) throw new ServerError(PROBLEMS.waiting, 'Matches are arranged again in a moment: wait.');
	// Who comes back has a seat; who stands in line has asked before.
	if (method !== 'reconnect' && readSearchOptions(options).ticket === undefined) await count(seats, context);
	if (roomName === PARTY_ROOM) {
		if (method === 'joinOrCreate') return enterParty(options, () => count(parties, context));
		throw new ServerError(PROBLEMS.badOptions, 'Parties are entered by their code.');
	}
	if (method === 'joinOrCreate' && roomName === ARENA_ROOM) {
		const auth = readRoomOptions(options);
		if (!auth.private) return within(GIVE_UP_MS, quickPlay(options, auth));
	}
	if (method === 'joinById') {
		const room = await findRoom(roomName, context);
		if (room.name === ARENA_ROOM) return joinRoom(room, options);
	}
	return stock(method, roomName, options, context);
}

/** Counts what an address asks for; throws when that is too often. */
async function count(limit: AddressLimit, context: AuthContext | undefined): Promise<void> {
	const address = context?.ip ?? '';
	if (!(await limit.allows(address))) throw new ServerError(PROBLEMS.tooOften, 'That was too often. Wait a minute, then try again.');
	await limit.note(address);
}

async function quickPlay(options: Options, auth: RoomOptions): Promise<Answer> {
	const { seeker, token } = await seekerOf(options, auth);
	const { ticket, waits, roundTripsMs, avoid } = readSearchOptions(options);
	const place = ticket === undefined ? undefined : await matchmaker.line.find(ticket);
	const mapId = typeof options.map === 'string' ? auth.map : undefined;
	const search = matchmaker.seek(
		{ modeId: auth.mode, mapId, seekers: [seeker], roundTripsMs: worstRoundTrips([roundTripsMs]), avoid },
		place,
	);
	const answerAtMs = performance.now() + (place ? QUEUE_ANSWER_MS : ANSWER_MS);
	for (;;) {
		const seats = await Promise.race([search.found, pause(LOOK_MS)]);
		const seat = seats?.[0];
		if (seat) return { ...seat, player: token };
		// Who is new in line is told at once.
		if (performance.now() >= answerAtMs || (search.position > 0 && !place)) break;
	}
	search.cancel();
	return answerWithoutSeat(search, token, waits);
}

function answerWithoutSeat(search: Search, player: string, waits: boolean): Answer {
	const { place, position, expectedMs } = search;
	if (!place || position === 0) throw new ServerError(PROBLEMS.notNow, 'No match could be found or opened in time. Try again.');
	if (!waits) {
		void matchmaker.line.leave(place, false).catch(() => {});
		throw new ServerError(PROBLEMS.serverFull, 'The server is full. Try again in a moment.');
	}
	return { wait: { ticket: ticketOf(place), position, ...(expectedMs === undefined ? {} : { expectedMs }) }, player };
}

/** Who asks, and how well they play; `token` is for their browser to keep. */
async function seekerOf(options: Options, asked: RoomOptions): Promise<{ seeker: Seeker; token: string }> {
	const { players } = roomServices();
	const { player, token } = players.identify(options.player);
	const { points: rating, unsure } = await players.ratingOf(player);
	return { seeker: { options, auth: { ...asked, player, rating }, rating, unsure }, token };
}

async function findRoom(roomId: string, context: AuthContext | undefined): Promise<IRoomCache> {
	const address = context?.ip ?? '';
	if (!(await misses.allows(address))) {
		throw new ServerError(PROBLEMS.tooOften, 'Too many matches were asked for that do not exist. Wait a minute, then try again.');
	}
	const room: IRoomCache | undefined = await matchMaker.getRoomById(roomId);
	if (room && room.name !== PARTY_ROOM) return room;
	await misses.note(address);
	throw new ServerError(PROBLEMS.roomGone, 'This match has ended, or the link to it is not complete.');
}

async function joinRoom(room: IRoomCache, options: Options): Promise<Answer> {
	const auth = readRoomOptions(options);
	const { seeker, token } = await seekerOf(options, auth);
	const [seats] = await seatInRoom(room, [{ modeId: auth.mode, mapId: undefined, seekers: [seeker], roundTripsMs: new Map() }]);
	const seat = seats?.[0];
	if (seat) return { ...seat, player: token };
	const now: IRoomCache | undefined = await matchMaker.getRoomById(room.roomId);
	if (now && now.clients >= now.maxClients)
		throw new ServerError(PROBLEMS.roomFull, 'This match is full. Try again when somebody has left.');
	throw new ServerError(PROBLEMS.notNow, 'The match did not answer. Try again.');
}

function pause(ms: number): Promise<undefined> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
