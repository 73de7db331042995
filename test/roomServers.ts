/** Several processes with rooms and one Redis, for tests of what happens between them. */

import { freePort, RedisServer } from './redisServer.ts';
import { ServerProcess } from './serverProcess.ts';

export class RoomServers {
	/** Those that run, by their address, `host:port`. */
	readonly running = new Map<string, ServerProcess>();
	readonly redis: RedisServer;
	private readonly all: ServerProcess[] = [];

	static async start(count: number, env: Readonly<Record<string, string>> = {}): Promise<RoomServers> {
		const servers = new RoomServers(await RedisServer.start());
		for (let i = 0; i < count; i++) {
			const port = await freePort();
			const server = new ServerProcess({
				script: 'test/programs/roomServer.ts',
				env: { PORT: String(port), REDIS_URL: servers.redis.url, ...env },
			});
			servers.all.push(server);
			servers.running.set(`127.0.0.1:${port}`, server);
		}
		await Promise.all(servers.all.map((server) => server.url()));
		return servers;
	}

	private constructor(redis: RedisServer) {
		this.redis = redis;
	}

	/** One that takes requests, as a balancer picks one. */
	url(turn: number): string {
		return `http://${[...this.running.keys()][turn % this.running.size]}`;
	}

	/** Ends a process without a warning. */
	kill(address: string): void {
		this.running.get(address)?.signal('SIGKILL');
		this.running.delete(address);
	}

	async stop(): Promise<void> {
		for (const server of this.all) server.signal('SIGKILL');
		await Promise.all(this.all.map((server) => server.ended));
		await this.redis.stop();
	}
}
