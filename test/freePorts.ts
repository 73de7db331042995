/** Ports for processes of a test. */

import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that the system gives to connections, so that none of them is in the way a moment later. */
const FROM = 15_000;
const TO = 31_000;

/** The first of so many in a row that nobody listens on. */
export async function freePorts(count: number): Promise<number> {
	for (;;) {
		const first = FROM + Math.floor(Math.random() * (TO - FROM - count));
		const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
		if (free.every(Boolean)) return first;
	}
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer().listen(port, '127.0.0.1');
	try {
		await once(server, 'listening');
		return true;
	} catch {
		return false;
	} finally {
		server.close();
	}
}
