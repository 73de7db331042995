/**
 * Answers `/matchmake/...` for matches in place of Colyseus: quick play by `rooms/matchmaking/`, a room by its id with
 * words for what is wrong. The rest (a room of one's own, a kept seat, rooms of other kinds) stays Colyseus's. Installed by `defineRooms`.
 */

import { type AuthContext, type IRoomCache, matchMaker, ServerError } from '@colyseus/core';
import { seatInRoom } from '../rooms/matchmaking/colyseusDoors.ts';
import type { SeatReservation } from '../rooms/matchmaking/doors.ts';
import type { Seeker } from '../rooms/matchmaking/group.ts';
import { matchmaker } from '../rooms/matchmaking/processMatchmaker.ts';
import { type RoomOptions, readRoomOptions } from '../rooms/roomOptions.ts';
import { roomServices } from '../rooms/roomServices.ts';
import { ARENA_ROOM, PARTY_ROOM, PROBLEMS } from '../schema/protocol.ts';
import { enterParty } from './enterParty.ts';
import { MissLimit } from './missLimit.ts';

/** Whoever has no seat by then is answered, and asks again, ms. */
const ANSWER_MS = 4000;

type Options = Readonly<Record<string, unknown>>;
/** A seat, and who one is from now on. */
type Answer = SeatReservation & { player: string };

const stock = matchMaker.controller.invokeMethod.bind(matchMaker.controller);
const misses = new MissLimit('misses');
const parties = new MissLimit('parties');

/** Takes over from Colyseus; a second call changes nothing. */
export function answerMatchmaking(): void {
	matchMaker.controller.invokeMethod = async (method, roomName, options: Options = {}, context) => {
		try {
			if (roomServices().continuity?.isWaiting) throw new ServerError(PROBLEMS.waiting, 'Matches are arranged again in a moment: wait.');
			if (method === 'joinOrCreate' && roomName === ARENA_ROOM) {
				const auth = readRoomOptions(options);
				if (!auth.private) return await quickPlay(options, auth);
			}
			if (roomName === PARTY_ROOM) {
				if (method === 'joinOrCreate') return await enterParty(options, () => noteParty(context));
				throw new ServerError(PROBLEMS.badOptions, 'Parties are entered by their code.');
			}
			if (method === 'joinById') {
				const room = await findRoom(roomName, context);
				if (room.name === ARENA_ROOM) return await joinRoom(room, options);
			}
		} catch (error) {
			const { code, message } = error as { code?: number; message?: string };
			throw new ServerError(code ?? PROBLEMS.notNow, message ?? String(error));
		}
		return stock(method, roomName, options, context);
	};
}

async function quickPlay(options: Options, auth: RoomOptions): Promise<Answer> {
	const { seeker, token } = await seekerOf(options, auth);
	const search = matchmaker.seek({
		modeId: auth.mode,
		mapId: typeof options.map === 'string' ? auth.map : undefined,
		seekers: [seeker],
		roundTripsMs: new Map(),
	});
	const seats = await Promise.race([search.found, pause(ANSWER_MS)]);
	const seat = seats?.[0];
	if (seat) return { ...seat, player: token };
	search.cancel();
	if (search.isQueued) throw new ServerError(PROBLEMS.serverFull, 'The server is full. Try again in a moment.');
	throw new ServerError(PROBLEMS.notNow, 'No match could be found or opened in time. Try again.');
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
		throw new ServerError(PROBLEMS.tooManyMisses, 'Too many matches were asked for that do not exist. Wait a minute, then try again.');
	}
	const room: IRoomCache | undefined = await matchMaker.getRoomById(roomId);
	if (room && room.name !== PARTY_ROOM) return room;
	await misses.note(address);
	throw new ServerError(PROBLEMS.roomGone, 'This match has ended, or the link to it is not complete.');
}

/** Throws when an address has begun too many parties. */
async function noteParty(context: AuthContext | undefined): Promise<void> {
	const address = context?.ip ?? '';
	if (!(await parties.allows(address))) {
		throw new ServerError(PROBLEMS.tooManyMisses, 'Too many parties were begun from here. Wait a minute, then try again.');
	}
	await parties.note(address);
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
