/** What Redis still holds of processes and rooms that are gone. Used by the scenarios, some seconds after an end. */

import { Redis } from 'ioredis';

/** What is there, and what should be. */
export interface Living {
	processIds: readonly string[];
	roomIds: readonly string[];
}

/** Colyseus's lists of rooms and of processes; what names a room of ours. */
const LISTING = 'roomcaches';
const COUNTS = 'roomcount';
const ROOM_KEY = /^fray:(?:room|tail):(.+)$/;
/** A room's own channel, and a process's. */
const ROOM_CHANNEL = /^\$(.+)$/;
const PROCESS_CHANNEL = /^p:(.+)$/;
const TIMEOUT_MS = 5000;

/**
 * One line of words for each entry that names somebody who is gone: `gone` are ids of processes that have ended. Rejects
 * when Redis does not answer.
 */
export async function findLeftovers(redisUrl: string, living: Living, gone: readonly string[]): Promise<string[]> {
	const redis = new Redis(redisUrl, { commandTimeout: TIMEOUT_MS });
	redis.on('error', () => {});
	try {
		const rooms = new Set(living.roomIds);
		const processes = new Set(living.processIds);
		const found: string[] = [];
		for (const [roomId, line] of Object.entries(await redis.hgetall(LISTING))) {
			const { processId } = JSON.parse(line) as { processId: string };
			if (!rooms.has(roomId)) found.push(`${LISTING}: room ${roomId}, which is gone`);
			else if (!processes.has(processId)) found.push(`${LISTING}: room ${roomId} at process ${processId}, which is gone`);
		}
		for (const processId of await redis.hkeys(COUNTS))
			if (!processes.has(processId)) found.push(`${COUNTS}: process ${processId}, which is gone`);
		for (const key of await redis.keys('*')) {
			const roomId = ROOM_KEY.exec(key)?.[1];
			if (roomId !== undefined && !rooms.has(roomId)) found.push(`${key}: a room that is gone`);
			const text = `${key} ${await contentOf(redis, key)}`;
			// Colyseus's own lists are read above.
			if (key !== LISTING && key !== COUNTS)
				for (const id of gone) if (text.includes(id)) found.push(`${key}: names process ${id}, which is gone`);
		}
		for (const channel of (await redis.pubsub('CHANNELS', '*')) as string[]) {
			const roomId = ROOM_CHANNEL.exec(channel)?.[1];
			const processId = PROCESS_CHANNEL.exec(channel)?.[1];
			if (roomId !== undefined && !rooms.has(roomId)) found.push(`channel ${channel}: a room that is gone`);
			else if (processId !== undefined && !processes.has(processId)) found.push(`channel ${channel}: a process that is gone`);
			else if (gone.some((id) => channel.includes(id))) found.push(`channel ${channel}: a process that is gone`);
		}
		return found;
	} finally {
		redis.disconnect();
	}
}

/** How many bytes have been sent to Redis since its start, over all connections. */
export async function bytesToRedis(redisUrl: string): Promise<number> {
	const redis = new Redis(redisUrl, { commandTimeout: TIMEOUT_MS });
	redis.on('error', () => {});
	try {
		return Number(/total_net_input_bytes:(\d+)/.exec(await redis.info('stats'))?.[1] ?? 0);
	} finally {
		redis.disconnect();
	}
}

/** All fields and values as one text; of bytes, what is text in them. */
async function contentOf(redis: Redis, key: string): Promise<string> {
	const type = await redis.type(key);
	if (type === 'hash') return JSON.stringify(await redis.hgetall(key));
	if (type === 'set') return (await redis.smembers(key)).join(' ');
	if (type === 'list') return (await redis.lrange(key, 0, -1)).join(' ');
	if (type === 'zset') return (await redis.zrange(key, '0', '-1')).join(' ');
	return type === 'string' ? ((await redis.get(key)) ?? '') : '';
}
