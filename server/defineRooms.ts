/** Tells the matchmaker which rooms there are and whom it puts together. Called at the start and after a hot reload. */

import { matchMaker } from '@colyseus/core';
import { answerMatchmaking } from './matchmakeRequests.ts';
import type { RoomTypes } from './rooms.ts';

/** Who sits where in them is decided by `rooms/matchmaking/`. */
export function defineRooms(rooms: RoomTypes): void {
	for (const [name, room] of Object.entries(rooms)) matchMaker.defineRoomType(name, room);
	answerMatchmaking();
}
