/** A Redis of one's own for a test, on a free port, gone with it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePorts } from './freePorts.ts';

export class RedisServer {
	readonly url: string;
	private readonly child: ChildProcess;
	private readonly folder: string;

	/** Resolves when it answers. Rejects, with what to install, when there is no `redis-server`. */
	static async start(): Promise<RedisServer> {
		const port = await freePorts(1);
		const folder = mkdtempSync(join(tmpdir(), 'fray-redis-'));
		const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
			stdio: 'ignore',
		});
		await new Promise<void>((resolve, reject) => {
			child.once('spawn', resolve);
			child.once('error', () => reject(new Error('there is no redis-server: install it (Debian, Ubuntu: apt install redis-server)')));
		});
		const server = new RedisServer(child, folder, `redis://127.0.0.1:${port}`);
		const client = new Redis(server.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
		client.on('error', () => {});
		await client.ping();
		client.disconnect();
		return server;
	}

	private constructor(child: ChildProcess, folder: string, url: string) {
		this.child = child;
		this.folder = folder;
		this.url = url;
	}

	async stop(): Promise<void> {
		const ended = once(this.child, 'close');
		this.child.kill('SIGKILL');
		await ended;
		rmSync(this.folder, { recursive: true, force: true });
	}
}
