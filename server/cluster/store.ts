/** Where processes meet, as `Keeper` needs it: Redis in `redisStore.ts`, a model of it in tests. */

/** A process as the others see it. */
export interface ProcessLine {
	slot: number;
	version: string;
	/** What it speaks with clients. */
	protocol: number;
	rulesHash: string;
	/** Where it answers other processes directly, `host:port`. */
	address: string;
	rooms: number;
	players: number;
	/** Share of its time in which it did not wait, 0 to 1. */
	busy: number;
	tickP99Ms: number;
	draining: boolean;
}

export interface ProcessSeen {
	processId: string;
	line: ProcessLine;
	beat: string;
}

/** All that is new of a room. Empty: nothing. */
export interface RoomNews {
	roomId: string;
	epoch: number;
	image: Uint8Array;
	seats: string;
	/** Bytes of the tail that are there already, and what comes after them. */
	tailLength: number;
	tail: Uint8Array;
}

/** `unknown`: nobody has it; `again`: the tail does not fit what is there, so an image is needed. */
export type RoomWord = 'ok' | 'lost' | 'unknown' | 'again';

export interface TakenRoom {
	roomId: string;
	epoch: number;
	roomName: string;
	image: Uint8Array;
	seats: string;
	tail: Uint8Array;
}

/** Each call waits while Redis is away, however long that is. Rejects only when what is asked is wrong. */
export interface RoomStore {
	/** `beat`: a number that this process has not used before. */
	beat(beat: number, line: ProcessLine, news: readonly RoomNews[]): Promise<{ words: RoomWord[]; processes: ProcessSeen[] }>;
	/** Makes a room this process's unless somebody has it at this epoch or a later one. */
	register(roomId: string, epoch: number, roomName: string): Promise<boolean>;
	/** `line`: the room's line in the list of rooms, JSON. False when the room is not this process's. */
	list(roomId: string, epoch: number, line: string): Promise<boolean>;
	end(roomId: string, epoch: number): Promise<boolean>;
	/** `left`: how many rooms are left to be taken; -1 when the process has renewed. */
	take(from: string, beat: string, count: number): Promise<{ left: number; rooms: TakenRoom[] }>;
	/** The new epoch; 0: not ours to give; -1: there is no such process. `to`: '-' for nobody. */
	give(roomId: string, epoch: number, to: string, image: Uint8Array, seats: string): Promise<number>;
	fetch(roomId: string): Promise<TakenRoom | undefined>;
	/** Ids of all rooms of this process, as the store has it. */
	owned(): Promise<string[]>;
	/** Who owns a room now; undefined for a room that there is not. */
	ownerOf(roomId: string): Promise<string | undefined>;
	/** This process ends. */
	leave(): Promise<void>;
}

/** Rooms that belong to nobody. */
export const NOBODY = '-';
