/** The kinds of room that this server has, by the name that clients ask for. Used by `server/main.ts` and `npm run dev`. */

import type { Room } from '@colyseus/core';
import { ArenaRoom } from '../rooms/ArenaRoom.ts';

export type RoomTypes = Readonly<Record<string, new () => Room>>;

export const ROOMS: RoomTypes = { arena: ArenaRoom };
