/** The kinds of room that this server has, by the name that clients ask for. Used by `server/main.ts` and `npm run dev`. */

import type { Room } from '@colyseus/core';
import { ArenaRoom } from '../rooms/ArenaRoom.ts';
import { PartyRoom } from '../rooms/PartyRoom.ts';
import { ARENA_ROOM, PARTY_ROOM } from '../schema/protocol.ts';

export type RoomTypes = Readonly<Record<string, new () => Room>>;

export const ROOMS: RoomTypes = { [ARENA_ROOM]: ArenaRoom, [PARTY_ROOM]: PartyRoom };
