/** HAProxy in front of a cluster, from `deploy/haproxy.ts`. Started by `LocalCluster`. */

import { writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { type BalancerOptions, haproxyConfig } from '../haproxy.ts';
import { Child } from './child.ts';
import { type TemporaryFolder, temporaryFolder } from './temporaryFolder.ts';

const START_MS = 5000;
const LOOK_MS = 20;
const END_MS = 2000;

export class Balancer {
	readonly #child: Child;
	readonly #folder: TemporaryFolder;

	/** Resolves when it listens. `onLine`: what it says, such as that a process is gone. */
	static async start(command: string, options: BalancerOptions, onLine: (line: string) => void): Promise<Balancer> {
		const folder = temporaryFolder('fray-haproxy');
		const file = join(folder.path, 'haproxy.cfg');
		await writeFile(file, haproxyConfig(options));
		// -db: stays in the foreground, as one process.
		const balancer = new Balancer(new Child('haproxy', command, ['-db', '-f', file], { onLine }), folder);
		await Promise.race([balancer.#listens(options.port), balancer.#child.failed]);
		return balancer;
	}

	private constructor(child: Child, folder: TemporaryFolder) {
		this.#child = child;
		this.#folder = folder;
	}

	/** Resolves to how it ended. */
	get ended(): Promise<string> {
		return this.#child.ended;
	}

	async stop(): Promise<void> {
		// SIGUSR1 would wait for every connection to end.
		await this.#child.stop(['SIGTERM', 'SIGKILL'], END_MS);
		this.#folder.remove();
	}

	async #listens(port: number): Promise<void> {
		const untilMs = performance.now() + START_MS;
		while (this.#child.end === undefined && performance.now() < untilMs) {
			if (await takesConnections(port)) return;
			await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		}
		throw new Error(`haproxy does not listen on port ${port}`);
	}
}

function takesConnections(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createConnection(port, '127.0.0.1', () => end(true));
		const end = (isOpen: boolean) => {
			socket.destroy();
			resolve(isOpen);
		};
		socket.once('error', () => end(false));
	});
}
