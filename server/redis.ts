/** What makes several processes one server: presence and driver over Redis. Given to `startServer` by `server/main.ts`. */

import { LocalDriver, LocalPresence, type ServerOptions } from '@colyseus/core';
import type { Log } from './log.ts';

export type Backplane = Required<Pick<ServerOptions, 'presence' | 'driver'>>;

/** For an empty URL: this process alone. The Redis packages are loaded only when they are used. */
export async function createBackplane(redisUrl: string, log: Log): Promise<Backplane> {
	if (redisUrl === '') return { presence: new LocalPresence(), driver: new LocalDriver() };
	const [{ Redis }, { RedisPresence }, { RedisDriver }] = await Promise.all([
		import('ioredis'),
		import('@colyseus/redis-presence'),
		import('@colyseus/redis-driver'),
	]);
	const connect = () => {
		// null: wait for a Redis that stands still. The default gives up after 20 tries, which would end the process.
		const client = new Redis(redisUrl, { maxRetriesPerRequest: null });
		client.on('error', ({ message }) => log('warn', 'redisUnreachable', { cause: message, advice: 'waiting for it; see REDIS_URL' }));
		return client;
	};
	return { presence: new RedisPresence(connect()), driver: new RedisDriver(connect()) };
}
