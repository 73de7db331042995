/** What makes several processes one server: presence and driver over Redis. Given to `startServer`. */

import { LocalDriver, LocalPresence, type ServerOptions } from '@colyseus/core';

export type Backplane = Required<Pick<ServerOptions, 'presence' | 'driver'>>;

/** For an empty URL: this process alone. The Redis packages are loaded only when they are used. */
export async function createBackplane(redisUrl: string): Promise<Backplane> {
	if (redisUrl === '') return { presence: new LocalPresence(), driver: new LocalDriver() };
	const [{ RedisPresence }, { RedisDriver }] = await Promise.all([import('@colyseus/redis-presence'), import('@colyseus/redis-driver')]);
	// null: wait for a Redis that stands still. The default gives up after 20 tries, which would end the process.
	const options = { ...redisOptions(redisUrl), maxRetriesPerRequest: null };
	return { presence: new RedisPresence(options), driver: new RedisDriver(options) };
}

/** The parts of a URL under the names that the Redis client gives them. */
export function redisOptions(redisUrl: string) {
	const url = new URL(redisUrl);
	return {
		host: url.hostname,
		port: Number(url.port || 6379),
		...(url.username ? { username: decodeURIComponent(url.username) } : {}),
		...(url.password ? { password: decodeURIComponent(url.password) } : {}),
		...(url.pathname.length > 1 ? { db: Number(url.pathname.slice(1)) } : {}),
		...(url.protocol === 'rediss:' ? { tls: {} } : {}),
	};
}
