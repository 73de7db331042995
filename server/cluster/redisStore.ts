/** The store of rooms in Redis. Made by `joinCluster`. */

import type { Redis } from 'ioredis';
import { PREFIX, SCRIPTS } from './scripts.ts';
import type { ProcessLine, ProcessSeen, RoomNews, RoomStore, RoomWord, TakenRoom } from './store.ts';

const EMPTY = new Uint8Array(0);
const PARTS_OF_ROOM = 6;
const PARTS_OF_PROCESS = 3;

type Argument = string | number | Buffer;
type Call = (...args: Argument[]) => Promise<unknown>;
/** Commands that ioredis makes of the scripts; those that answer with bytes end with `Buffer`. */
type Scripted = Record<keyof typeof SCRIPTS | `${keyof typeof SCRIPTS}Buffer`, Call>;

export class RedisStore implements RoomStore {
	readonly #redis: Redis;
	readonly #call: Scripted;
	readonly #me: string;
	#secret = '';

	/** `redis`: a connection that waits for a Redis that is away. */
	constructor(redis: Redis, processId: string) {
		for (const [name, script] of Object.entries(SCRIPTS)) redis.defineCommand(name, script);
		this.#redis = redis;
		this.#call = redis as unknown as Scripted;
		this.#me = processId;
	}

	async beat(beat: number, line: ProcessLine, news: readonly RoomNews[]): Promise<{ words: RoomWord[]; processes: ProcessSeen[] }> {
		const rooms = news.flatMap(({ roomId, epoch, image, seats, tailLength, tail }) => [
			roomId,
			epoch,
			bytesOf(image),
			seats,
			tailLength,
			bytesOf(tail),
		]);
		const [words, others] = (await this.#call.frayBeat(
			this.#me,
			JSON.stringify(line),
			beat,
			line.slot,
			this.#secret,
			news.length,
			...rooms,
		)) as [RoomWord[], string[]];
		const processes: ProcessSeen[] = [];
		for (let at = 0; at < others.length; at += PARTS_OF_PROCESS) {
			const [processId = '', text = '{}', seen = ''] = others.slice(at, at + PARTS_OF_PROCESS);
			processes.push({ processId, line: JSON.parse(text), beat: seen });
		}
		return { words, processes };
	}

	async register(roomId: string, epoch: number, roomName: string): Promise<boolean> {
		return (await this.#call.frayRegister(this.#me, roomId, epoch, roomName)) === 1;
	}

	async list(roomId: string, epoch: number, line: string): Promise<boolean> {
		return (await this.#call.frayList(this.#me, roomId, epoch, line)) === 1;
	}

	async end(roomId: string, epoch: number): Promise<boolean> {
		return (await this.#call.frayEnd(this.#me, roomId, epoch)) === 1;
	}

	async take(from: string, beat: string, count: number): Promise<{ left: number; rooms: TakenRoom[] }> {
		const [left, ...parts] = (await this.#call.frayTakeBuffer(this.#me, from, beat, count)) as [number, ...Buffer[]];
		const rooms: TakenRoom[] = [];
		for (let at = 0; at < parts.length; at += PARTS_OF_ROOM) {
			const [roomId, epoch, roomName, image = EMPTY, seats, tail = EMPTY] = parts.slice(at, at + PARTS_OF_ROOM);
			rooms.push({ roomId: String(roomId), epoch: Number(epoch), roomName: String(roomName), image, seats: String(seats), tail });
		}
		return { left, rooms };
	}

	async give(roomId: string, epoch: number, to: string, image: Uint8Array, seats: string): Promise<number> {
		return Number(await this.#call.frayGive(this.#me, roomId, epoch, to, bytesOf(image), seats));
	}

	async fetch(roomId: string): Promise<TakenRoom | undefined> {
		const [epoch, roomName, image = EMPTY, seats, tail = EMPTY] = (await this.#call.frayFetchBuffer(this.#me, roomId)) as Buffer[];
		return epoch && { roomId, epoch: Number(epoch), roomName: String(roomName), image, seats: String(seats), tail };
	}

	async owned(): Promise<string[]> {
		return this.#redis.smembers(`${PREFIX}owned:${this.#me}`);
	}

	async ownerOf(roomId: string): Promise<string | undefined> {
		return (await this.#redis.hget(`${PREFIX}room:${roomId}`, 'owner')) ?? undefined;
	}

	async leave(): Promise<void> {
		await this.#call.frayLeave(this.#me);
	}

	/** The lowest free slot of these; 0 when all are taken. */
	async takeSlot(first: number, last: number): Promise<number> {
		return Number(await this.#call.fraySlot(this.#me, first, last));
	}

	/** What all processes of this Redis share; made by the first. To be called before the first beat. */
	async secret(suggested: string): Promise<string> {
		await this.#redis.setnx(`${PREFIX}secret`, suggested);
		this.#secret = (await this.#redis.get(`${PREFIX}secret`)) ?? suggested;
		return this.#secret;
	}
}

function bytesOf(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
