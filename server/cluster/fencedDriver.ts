/**
 * Colyseus's list of rooms in Redis, with every write about a room behind the question whose it is: a process that wakes
 * up after its rooms were taken over can neither change nor remove their lines. Reads are the stock driver's.
 */

import type { IRoomCache } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import type { Redis } from 'ioredis';
import type { Keeper } from './keeper.ts';

type Operations = Parameters<RedisDriver['update']>[1];

export class FencedDriver extends RedisDriver {
	readonly #keeper: Keeper;

	constructor(redis: Redis, keeper: Keeper) {
		super(redis);
		this.#keeper = keeper;
	}

	/** False when another process has a room of this id. */
	async insert(room: IRoomCache): Promise<boolean> {
		const { roomId, name } = room;
		if (!(await this.#keeper.own(roomId, name))) return false;
		const listed = this.#keeper.list(roomId, JSON.stringify(room));
		// One that came from another process is this one's by a script; its players wait, and need no list.
		return this.#keeper.isArriving(roomId) || listed;
	}

	override async persist(room: IRoomCache): Promise<boolean> {
		return room.roomId ? this.#keeper.list(room.roomId, JSON.stringify(room)) : false;
	}

	override async update(room: IRoomCache, { $set, $inc }: Operations): Promise<boolean> {
		Object.assign(room, $set);
		const counts = room as unknown as Record<string, number>;
		for (const [field, by] of Object.entries($inc ?? {})) counts[field] = (counts[field] ?? 0) + Number(by);
		return this.persist(room);
	}

	override remove(roomId: string): Promise<boolean> {
		return this.#keeper.unlist(roomId);
	}

	/** What a process leaves is taken over, not swept away. */
	override async cleanup(): Promise<void> {}
}
