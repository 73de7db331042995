/** Tells the matchmaker which rooms there are and whom it puts together. Called at the start and after a hot reload. */

import { matchMaker } from '@colyseus/core';
import type { RoomTypes } from './rooms.ts';

/** Public rooms are shared by those who ask for the same mode (and map, if they name one); the fullest are filled first. */
export function defineRooms(rooms: RoomTypes): void {
	for (const [name, room] of Object.entries(rooms)) {
		const handler = matchMaker.defineRoomType(name, room);
		handler.filterBy(['mode', 'map'] as never[]).sortBy({ clients: -1 } as never);
	}
}
