/** Leads into a party by its code, or begins one. Called by `matchmakeRequests.ts`. */

import { CloseCode, generateId, type IRoomCache, matchMaker, ServerError } from '@colyseus/core';
import type { SeatReservation } from '../rooms/matchmaking/doors.ts';
import { endTurn, takeTurn } from '../rooms/matchmaking/openingTurn.ts';
import { within } from '../rooms/matchmaking/within.ts';
import { readPartyOptions } from '../rooms/partyOptions.ts';
import { roomServices } from '../rooms/roomServices.ts';
import { PARTY_ROOM, PROBLEMS } from '../schema/protocol.ts';

/** 60 random bits: see `PARTY_CODE`. */
const CODE_LENGTH = 10;
/** Tries before whoever opens the same party is taken to have died over it, and how long each waits, ms. */
const TRIES = 20;
const TRY_MS = 50;
/** A party that takes longer has died with its process, ms. */
const SEAT_MS = 800;

/** A seat in the party. `onOpen` comes before a new one is made, and may reject. */
export async function enterParty(
	raw: Readonly<Record<string, unknown>>,
	onOpen: () => Promise<void>,
): Promise<SeatReservation & { player: string }> {
	const { player, token } = roomServices().players.identify(raw.player);
	const auth = { ...readPartyOptions(raw), player };
	const room = auth.code === undefined ? await open(generateId(CODE_LENGTH), auth.mode, onOpen) : await meet(auth.code, auth.mode, onOpen);
	try {
		return { ...(await within(SEAT_MS, matchMaker.reserveSeatFor(room, {}, auth))), player: token };
	} catch {
		// Its process died, or so many are at the door that the room is full of connections.
		throw new ServerError(PROBLEMS.notNow, 'The party did not answer. Try again.');
	}
}

/** The party of a code. After its process has ended its members open it again, and all find the same one. */
async function meet(code: string, mode: string, onOpen: () => Promise<void>): Promise<IRoomCache> {
	const turn = `party:${code}`;
	for (let tries = 0; ; tries++) {
		const found = await find(code);
		if (found) return found;
		if (tries === TRIES) await endTurn(turn, true);
		if (await takeTurn(turn)) break;
		await new Promise((resolve) => setTimeout(resolve, TRY_MS));
	}
	try {
		return (await find(code)) ?? (await open(code, mode, onOpen));
	} finally {
		await endTurn(turn);
	}
}

async function find(code: string): Promise<IRoomCache | undefined> {
	const [room] = await matchMaker.query({ name: PARTY_ROOM, code } as never);
	return room;
}

/** This process ends: the members of its parties meet again in another. */
export async function endParties(): Promise<void> {
	const rooms = await matchMaker.query({ name: PARTY_ROOM, processId: matchMaker.processId });
	await Promise.all(rooms.map(({ roomId }) => matchMaker.getLocalRoomById(roomId)?.disconnect(CloseCode.SERVER_SHUTDOWN)));
}

async function open(code: string, mode: string, onOpen: () => Promise<void>): Promise<IRoomCache> {
	await onOpen();
	return matchMaker.createRoom(PARTY_ROOM, { code, mode });
}
