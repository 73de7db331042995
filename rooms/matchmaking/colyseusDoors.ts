/** The rooms of all processes through Colyseus's matchmaker. Given to `Matchmaker`. */

import { generateId, type IRoomCache, matchMaker } from '@colyseus/core';
import { ARENA_ROOM } from '../../schema/protocol.ts';
import { MODES } from '../../sim/modes/registry.ts';
import type { ArenaRoom } from '../ArenaRoom.ts';
import { roomServices } from '../roomServices.ts';
import type { Doors, SeatReservation } from './doors.ts';
import type { Group } from './group.ts';
import { endTurn, takeTurn } from './openingTurn.ts';
import type { RoomLine } from './planSeats.ts';
import { WaitingLine } from './waitingLine.ts';
import { within } from './within.ts';

/** A list that takes longer is not coming: Redis is away. */
const LIST_MS = 3000;
/** A room that takes longer to answer has died with its process, or is on its way to another. */
const SEAT_MS = 800;
/** A process that did not answer is left alone this long, ms; by then its rooms are another's, or it has recovered. */
const SILENT_MS = 3000;

/** What the list says of a room of ours beside what Colyseus keeps. */
export interface RoomMetadata {
	mode: string;
	map: string;
	/** Mean rating of its people; left out while there are none with one. */
	rating?: number;
}

/** Until when processes are left alone, by id. */
const silentUntilMs = new Map<string, number>();

function isSilent(processId: string): boolean {
	const untilMs = silentUntilMs.get(processId) ?? 0;
	if (untilMs > performance.now()) return true;
	silentUntilMs.delete(processId);
	return false;
}

export function colyseusDoors(): Doors {
	/** As the last list had them: a reservation says where the room is. */
	let known = new Map<string, IRoomCache>();
	return {
		async list(modeId) {
			const all = await within(LIST_MS, Promise.resolve(matchMaker.query({ name: ARENA_ROOM })));
			known = new Map(all.map((room) => [room.roomId, room]));
			const answering = all.filter(({ processId }) => !isSilent(processId));
			return { rooms: answering.flatMap((room) => lineOf(room, modeId) ?? []), peopleLeft: await peopleLeft(all) };
		},
		seatsOf: (modeId) => MODES[modeId]?.maxPlayers ?? 1,
		async seat(roomId, groups) {
			const room = known.get(roomId);
			return room ? seatInRoom(room, groups) : groups.map(() => undefined);
		},
		async open({ options }) {
			const room = await matchMaker.createRoom(ARENA_ROOM, options);
			known.set(room.roomId, room);
			return room.roomId;
		},
		mayOpen: takeTurn,
		endOpening: endTurn,
		line: new WaitingLine(
			() => matchMaker.presence,
			() => Date.now(),
		),
		now: () => performance.now(),
		sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
	};
}

function lineOf(room: IRoomCache<RoomMetadata>, modeId: string): RoomLine | undefined {
	const { metadata, clients, maxClients } = room;
	if (!metadata || metadata.mode !== modeId || room.locked || room.private) return undefined;
	return {
		roomId: room.roomId,
		mapId: metadata.map,
		people: clients,
		free: maxClients - clients,
		rating: metadata.rating,
		place: placeOf(room),
	};
}

/** Where a room's process is reached behind the balancer, `p1`: what players measure the way to. */
function placeOf({ publicAddress = '' }: IRoomCache): string {
	return publicAddress.split('/')[1] ?? '';
}

async function peopleLeft(all: readonly IRoomCache[]): Promise<number> {
	const { mostPlayers } = roomServices();
	if (mostPlayers === 0) return Number.POSITIVE_INFINITY;
	const processes = await matchMaker.stats.fetchAll();
	return processes.length * mostPlayers - all.reduce((sum, { clients }) => sum + clients, 0);
}

/** For each group its seats in a room, in the order of its seekers; undefined where the room had too few or did not answer. */
export async function seatInRoom(room: IRoomCache, groups: readonly Group[]): Promise<(SeatReservation[] | undefined)[]> {
	const { roomId, processId } = room;
	const wanted = groups.map(({ seekers }) => seekers.map(({ options, auth }) => ({ sessionId: generateId(), options, auth })));
	let seated: readonly boolean[] = [];
	try {
		seated = await matchMaker.remoteRoomCall<ArenaRoom, 'seatGroups'>(roomId, 'seatGroups', [wanted], SEAT_MS);
		silentUntilMs.delete(processId);
	} catch (error) {
		silentUntilMs.set(processId, performance.now() + SILENT_MS);
		roomServices().log('info', 'roomGaveNoAnswer', { roomId, processId, cause: String(error) });
	}
	return wanted.map((group, index) =>
		seated[index] ? group.map(({ sessionId }) => matchMaker.buildSeatReservation(room, sessionId)) : undefined,
	);
}
