/** Who is pinged, and who is taken for gone. */

import assert from 'node:assert/strict';
import { type PingedSocket, pingSilent } from '../rooms/quietPings.ts';

const MOST_PINGS = 2;

class FakeSocket implements PingedSocket {
	pingCount = 0;
	pings = 0;
	isEnded = false;
	readonly _socket = { bytesRead: 0 };

	ping(): void {
		this.pings++;
	}

	terminate(): void {
		this.isEnded = true;
	}
}

describe('pings', () => {
	const look = (socket: FakeSocket, heard: WeakMap<PingedSocket, number>) => pingSilent([socket], heard, MOST_PINGS);

	it('do not go to who sends frames', () => {
		const [socket, heard] = [new FakeSocket(), new WeakMap()];
		for (let i = 0; i < 10; i++) {
			socket._socket.bytesRead += 20;
			look(socket, heard);
		}
		assert.deepEqual([socket.pings, socket.isEnded], [0, false]);
	});

	it('go to who is silent, and who answers stays', () => {
		const [socket, heard] = [new FakeSocket(), new WeakMap()];
		for (let i = 0; i < 10; i++) {
			const { pings } = socket;
			look(socket, heard);
			if (socket.pings > pings) socket._socket.bytesRead += 6;
		}
		assert.deepEqual([socket.pings, socket.isEnded], [5, false]);
	});

	it('end the connection of who answers none of them', () => {
		const [socket, heard] = [new FakeSocket(), new WeakMap()];
		socket._socket.bytesRead = 100;
		for (let i = 0; i < 3; i++) look(socket, heard);
		assert.deepEqual([socket.pings, socket.isEnded], [MOST_PINGS, false]);
		look(socket, heard);
		assert.equal(socket.isEnded, true);
	});
});
