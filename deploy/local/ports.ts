/** Ports that nobody listens on. Used where a cluster of one's own is started beside whatever else the machine does. */

import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems give to outgoing connections. */
const FROM = 20_000;
const TO = 32_000;
const TRIES = 50;

export async function isFree(port: number, host: string): Promise<boolean> {
	const server = createServer();
	try {
		server.listen(port, host);
		await once(server, 'listening');
		return true;
	} catch {
		return false;
	} finally {
		server.close();
	}
}

/** The first of `count` free ports in a row on 127.0.0.1. Throws when it finds none. */
export async function freePorts(count: number): Promise<number> {
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const first = FROM + Math.floor(Math.random() * (TO - FROM - count));
		const ports = Array.from({ length: count }, (_, index) => first + index);
		const free = await Promise.all(ports.map((port) => isFree(port, '127.0.0.1')));
		if (free.every(Boolean)) return first;
	}
	throw new Error(`no ${count} free ports in a row between ${FROM} and ${TO}`);
}
