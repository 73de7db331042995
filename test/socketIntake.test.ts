/** Small messages that come to a socket the short way: listeners notice nothing. On real sockets. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { takeSmallMessages } from '../rooms/socketIntake.ts';
import { randomIndex } from '../sim/random.ts';

const MAX_PAYLOAD = 4096;
const TEXT = 1;
const BINARY = 2;
const CONTINUATION = 0;
const CLOSE = 8;
const PING = 9;
const LAST = 0x80;

interface Received {
	data: string;
	isBinary: boolean;
}

/** A frame of a client (RFC 6455). */
function frame(opcode: number, payload: Uint8Array, isLast = true): Buffer {
	const { length } = payload;
	const mask = Uint8Array.of(length & 255, 77, 200, opcode);
	const head = length <= 125 ? [LAST | length] : [LAST | 126, length >> 8, length & 255];
	return Buffer.concat([
		Buffer.from([(isLast ? LAST : 0) | opcode, ...head]),
		mask,
		payload.map((byte, i) => byte ^ (mask[i % 4] as number)),
	]);
}

describe('small messages of a socket', () => {
	const server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: MAX_PAYLOAD, perMessageDeflate: false });
	let raw: Socket;
	let socket: WebSocket;
	let received: Received[];
	let bytesToWs: number;
	let emitted: number;
	let taking: boolean;

	before(async () => {
		if (!server.address()) await once(server, 'listening');
	});

	beforeEach(async () => {
		received = [];
		bytesToWs = 0;
		emitted = 0;
		taking = true;
		raw = connect((server.address() as AddressInfo).port, '127.0.0.1');
		const key = createHash('sha1').update('a client').digest('base64').slice(0, 22);
		raw.write(
			`GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
		);
		[[socket]] = (await Promise.all([once(server, 'connection'), once(raw, 'data')])) as [[WebSocket], unknown];
		socket.on('error', () => {});
		raw.on('error', () => {});
		assert.equal(takeSmallMessages(socket, take), true);
		socket.on('message', () => emitted++);
		(socket as unknown as { _socket: Socket })._socket.on('data', ({ length }) => {
			bytesToWs += length;
		});
	});

	afterEach(() => {
		raw.destroy();
		socket.terminate();
	});

	after(() => void server.close());

	/** Takes what begins with a 1, once a test has asked for it. */
	const take = (memory: Uint8Array, start: number, end: number) => {
		if (!taking || memory[start] !== 1) return false;
		received.push({ data: Buffer.from(memory.subarray(start, end)).toString('hex'), isBinary: true });
		return true;
	};
	const note = () => socket.on('message', (data: Buffer, isBinary) => received.push({ data: data.toString('hex'), isBinary }));

	async function until(condition: () => boolean): Promise<void> {
		for (let waited = 0; waited < 2000 && !condition(); waited++) await new Promise((resolve) => setTimeout(resolve, 1));
		assert.ok(condition(), 'it did not come within seconds');
	}

	it('come without a buffer of their own, and in order', async () => {
		note();
		const sent = Array.from({ length: 50 }, (_, i) => Buffer.from([1, i, 2, 3]));
		raw.write(Buffer.concat(sent.map((payload) => frame(BINARY, payload))));
		await until(() => received.length === sent.length);
		assert.deepEqual(
			received,
			sent.map((payload) => ({ data: payload.toString('hex'), isBinary: true })),
		);
		assert.deepEqual([bytesToWs, emitted], [0, 0]);
	});

	it('that are not taken come to the listeners, in order with those that are', async () => {
		note();
		const sent = Array.from({ length: 50 }, (_, i) => Buffer.from([i % 3, i]));
		raw.write(Buffer.concat(sent.map((payload) => frame(BINARY, payload))));
		await until(() => received.length === sent.length);
		assert.deepEqual(
			received.map(({ data }) => data),
			sent.map((payload) => payload.toString('hex')),
		);
		assert.deepEqual([bytesToWs, emitted], [0, sent.filter(([first]) => first !== 1).length]);
	});

	for (const seed of [1, 2, 3]) {
		it(`come whole among all other kinds, however the network cuts them (seed ${seed})`, async () => {
			note();
			const rng = { seed };
			const below = (count: number) => randomIndex(rng, count);
			const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)));
			const wanted: Received[] = [];
			const frames: Buffer[] = [];
			let pings = 0;
			for (let i = 0; i < 400; i++) {
				const kind = below(10);
				const payload = kind === 9 ? Buffer.from('words') : bytes(kind < 6 ? 1 + below(125) : below(MAX_PAYLOAD));
				if (kind === 7) {
					pings++;
					frames.push(frame(PING, bytes(below(20))));
					continue;
				}
				wanted.push({ data: payload.toString('hex'), isBinary: kind !== 9 });
				if (kind === 8) {
					const cut = below(payload.length + 1);
					frames.push(frame(BINARY, payload.subarray(0, cut), false), frame(PING, bytes(3)), frame(CONTINUATION, payload.subarray(cut)));
					pings++;
				} else frames.push(frame(kind === 9 ? TEXT : BINARY, payload));
			}
			let pongs = 0;
			socket.on('ping', () => pongs++);
			const all = Buffer.concat(frames);
			for (let offset = 0; offset < all.length; ) {
				const length = 1 + below(below(4) === 0 ? 20_000 : 300);
				raw.write(all.subarray(offset, offset + length));
				offset += length;
				if (below(3) === 0) await new Promise((resolve) => setImmediate(resolve));
			}
			await until(() => received.length === wanted.length && pongs === pings);
			assert.deepEqual(received, wanted);
		});
	}

	it('keep their bytes when their listener keeps them', async () => {
		const kept: Buffer[] = [];
		socket.on('message', (data: Buffer) => kept.push(data));
		for (const byte of [2, 3, 4]) {
			raw.write(frame(BINARY, Buffer.from([byte, byte])));
			await until(() => kept.length === byte - 1);
		}
		assert.deepEqual(
			kept.map((data) => [...data]),
			[
				[2, 2],
				[3, 3],
				[4, 4],
			],
		);
	});

	it('stop at a close, and a listener may close in the middle', async () => {
		note();
		socket.on('message', () => socket.close(1000));
		raw.write(
			Buffer.concat([
				frame(BINARY, Buffer.from([1])),
				frame(BINARY, Buffer.from([2])),
				frame(CLOSE, Buffer.from([3, 232])),
				frame(BINARY, Buffer.from([3])),
			]),
		);
		await once(socket, 'close');
		assert.deepEqual(
			received.map(({ data }) => data),
			['01', '02'],
		);
	});

	it('are refused by the same rules: without a mask the connection is closed', async () => {
		note();
		raw.write(Buffer.concat([frame(BINARY, Buffer.from([1])), Buffer.from([LAST | BINARY, 1, 7])]));
		const code = await new Promise((resolve) => socket.once('close', resolve));
		assert.equal(code, 1006);
		assert.deepEqual(
			received.map(({ data }) => data),
			['01'],
		);
	});

	it('wait while the socket is paused', async () => {
		note();
		socket.pause();
		raw.write(frame(BINARY, Buffer.from([1])));
		await new Promise((resolve) => setTimeout(resolve, 20));
		assert.equal(received.length, 0);
		socket.resume();
		await until(() => received.length === 1);
	});

	it('are left to other sockets as they are', () => {
		assert.equal(takeSmallMessages({ readyState: 1 }, take), false);
		assert.equal(takeSmallMessages(socket, take), false, 'a second time');
	});
});
