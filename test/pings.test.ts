/** Round trips are measured of everybody, and not of all at once. */

import assert from 'node:assert/strict';
import type { Client } from '@colyseus/core';
import { measurePings } from '../rooms/pings.ts';

describe('pings', () => {
	it('go to each client once in a turn, a part of them at a time', () => {
		const { setInterval, clearInterval } = globalThis;
		let beat: (() => void) | undefined;
		globalThis.setInterval = ((callback: () => void) => {
			beat = callback;
			return 0;
		}) as unknown as typeof setInterval;
		globalThis.clearInterval = (() => {}) as typeof clearInterval;
		try {
			const pinged: number[] = [];
			const reported: string[] = [];
			const clients = Array.from({ length: 20 }, (_, index) => ({
				sessionId: `${index}`,
				ref: { ping: () => pinged.push(index), once: (_event: string, pong: () => void) => pong() },
			})) as unknown as Client[];
			measurePings(clients, (sessionId) => reported.push(sessionId))();
			for (let turn = 0; turn < 8; turn++) {
				const before = pinged.length;
				beat?.();
				assert.ok(pinged.length - before <= 3);
			}
			const all = clients.map((_, index) => index);
			assert.deepEqual(
				pinged.toSorted((a, b) => a - b),
				all,
			);
			assert.deepEqual(reported.map(Number), pinged);
		} finally {
			Object.assign(globalThis, { setInterval, clearInterval });
		}
	});
});
