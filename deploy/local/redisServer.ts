/** A Redis of a cluster's own: on a free port, in a folder that goes with it. Can be stopped, killed and started empty. */

import { createConnection } from 'node:net';
import { Child } from './child.ts';
import { freePorts } from './ports.ts';
import { type TemporaryFolder, temporaryFolder } from './temporaryFolder.ts';

const START_MS = 10_000;
const LOOK_MS = 20;
const END_MS = 2000;

export class RedisServer {
	readonly url: string;
	readonly #command: string;
	readonly #port: number;
	readonly #folder: TemporaryFolder;
	#child: Child | undefined;

	/** `command`: how it is called. Resolves when it answers. */
	static async start(command: string): Promise<RedisServer> {
		const server = new RedisServer(command, await freePorts(1));
		await server.startEmpty();
		return server;
	}

	private constructor(command: string, port: number) {
		this.#command = command;
		this.#port = port;
		this.#folder = temporaryFolder('fray-redis');
		this.url = `redis://127.0.0.1:${port}`;
	}

	/** Starts it on the same port with nothing in it. Resolves when it answers. */
	async startEmpty(): Promise<void> {
		const child = new Child('redis-server', this.#command, [
			...['--port', String(this.#port), '--bind', '127.0.0.1', '--dir', this.#folder.path],
			...['--save', '', '--appendonly', 'no'],
		]);
		this.#child = child;
		await Promise.race([this.#answers(child), child.failed]);
	}

	/** SIGSTOP and SIGCONT: it stands still, and goes on. */
	signal(name: 'SIGSTOP' | 'SIGCONT'): void {
		this.#child?.signal(name);
	}

	/** Ends it with all that is in it, as a machine that fails does. */
	async kill(): Promise<void> {
		this.#child?.signal('SIGKILL');
		await this.#child?.ended;
	}

	/** Resolves to how it ended, the one that runs now. */
	get ended(): Promise<string> {
		return this.#child?.ended ?? Promise.resolve('not started');
	}

	async stop(): Promise<void> {
		await this.#child?.stop(['SIGTERM', 'SIGKILL'], END_MS);
		this.#folder.remove();
	}

	async #answers(child: Child): Promise<void> {
		const untilMs = performance.now() + START_MS;
		while (child.end === undefined && performance.now() < untilMs) {
			if (await pings(this.#port)) return;
			await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		}
		throw new Error(`redis-server does not answer on port ${this.#port}`);
	}
}

function pings(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
		const end = (answered: boolean) => {
			socket.destroy();
			resolve(answered);
		};
		socket.setTimeout(LOOK_MS * 10, () => end(false));
		socket.once('error', () => end(false));
		socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
	});
}
