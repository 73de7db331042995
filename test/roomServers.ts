/** Several processes with rooms, one Redis, and what stands before them, for tests of what happens between processes. */

import { Balancer } from './balancer.ts';
import { freePorts } from './freePorts.ts';
import { RedisServer } from './redisServer.ts';
import { ServerProcess } from './serverProcess.ts';

export class RoomServers {
	/** Of the balancer: where players come to. */
	readonly url: string;
	/** By slot; those that run and those that do not. */
	readonly processes = new Map<number, ServerProcess>();
	private readonly all: ServerProcess[] = [];
	private readonly redis: RedisServer;
	private readonly balancer: Balancer;

	static async start(count: number, env: Readonly<Record<string, string>> = {}): Promise<RoomServers> {
		const port = await freePorts(count + 1);
		const servers = new RoomServers(port, await RedisServer.start(), await Balancer.start(port));
		try {
			for (let i = 0; i < count; i++) {
				const settings = { PORT: String(port), REDIS_URL: servers.redis.url, FRAY_SLOTS: `1-${count}`, ...env };
				const server = new ServerProcess({ script: 'test/programs/roomServer.ts', env: settings });
				servers.all.push(server);
				const slot = Number((await server.line('listening')).slot);
				servers.processes.set(slot, server);
				servers.balancer.slots.add(slot);
			}
		} catch (error) {
			await servers.stop();
			throw error;
		}
		return servers;
	}

	private constructor(port: number, redis: RedisServer, balancer: Balancer) {
		this.url = `http://127.0.0.1:${port}`;
		this.redis = redis;
		this.balancer = balancer;
	}

	/** Ends the process of a slot without a warning. */
	kill(slot: number): void {
		this.processes.get(slot)?.signal('SIGKILL');
		this.balancer.slots.delete(slot);
	}

	async stop(): Promise<void> {
		this.balancer.stop();
		for (const server of this.all) server.signal('SIGKILL');
		await Promise.all(this.all.map((server) => server.ended));
		await this.redis.stop();
	}
}
