/** A line between two real sockets: late, in order, whole; and what is read of the messages that pass. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket, connect as tcpConnect } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { LINES } from '../netcode/lines.ts';
import { LineProxy } from '../netcodelab/line/lineProxy.ts';
import { WireClock } from '../netcodelab/line/wireClock.ts';
import { WireMessages } from '../netcodelab/line/wireMessages.ts';

/** A server that says back what it hears, and a line before it. */
async function echoBehind(line: keyof typeof LINES, watch?: () => WireClock) {
	const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	await once(sockets, 'listening');
	sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
	const { port } = sockets.address() as { port: number };
	const proxy = await LineProxy.open({ url: `http://127.0.0.1:${port}`, line: LINES[line], seed: 1, ...(watch ? { watch } : {}) });
	const client = new WebSocket(proxy.url.replace('http', 'ws'));
	await once(client, 'open');
	const close = async () => {
		client.terminate();
		await proxy.close();
		for (const socket of sockets.clients) socket.terminate();
		sockets.close();
	};
	return { proxy, client, close };
}

describe('a line between real sockets', () => {
	it('brings every message of a WebSocket, in order, not before its round trip', async () => {
		const { client, close } = await echoBehind('average');
		try {
			const heard: { text: string; tookMs: number }[] = [];
			const sentMs: number[] = [];
			client.on('message', (data) => heard.push({ text: String(data), tookMs: performance.now() - (sentMs[heard.length] ?? 0) }));
			for (let i = 0; i < 30; i++) {
				sentMs.push(performance.now());
				// Some are longer than a piece of the stream.
				client.send(`${i}${'.'.repeat(i % 10 === 0 ? 200_000 : 0)}`);
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
			while (heard.length < 30) await once(client, 'message');
			assert.deepEqual(
				heard.map(({ text }) => Number(text.replaceAll('.', ''))),
				Array.from({ length: 30 }, (_, i) => i),
			);
			const least = Math.min(...heard.map(({ tookMs }) => tookMs));
			assert.ok(least >= LINES.average.roundTripMs - 1, `${least} ms`);
		} finally {
			await close();
		}
	});

	it('a freeze holds what is said until it is over', async () => {
		const { proxy, client, close } = await echoBehind('lan');
		try {
			proxy.freeze(300);
			const fromMs = performance.now();
			client.send('held');
			await once(client, 'message');
			const tookMs = performance.now() - fromMs;
			assert.ok(tookMs >= 299 && tookMs < 800, `${tookMs} ms`);
		} finally {
			await close();
		}
	});

	it('hands on the end of a connection, and its break', async () => {
		const ended: string[] = [];
		const server = createServer({ allowHalfOpen: false }, (socket: Socket) => {
			socket.on('data', () => {});
			socket.on('error', () => {});
			socket.on('close', () => ended.push('closed'));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as { port: number };
		const proxy = await LineProxy.open({ url: `http://127.0.0.1:${port}`, line: LINES.lan, seed: 1 });
		for (const way of ['end', 'resetAndDestroy'] as const) {
			const client = tcpConnect(Number(new URL(proxy.url).port), '127.0.0.1');
			client.on('error', () => {});
			await once(client, 'connect');
			client.write('x');
			await new Promise((resolve) => setTimeout(resolve, 30));
			client[way]();
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		assert.deepEqual(ended, ['closed', 'closed']);
		await proxy.close();
		server.close();
	});

	it('reads the beginning of every message, however the stream is cut', () => {
		const masked = (payload: number[]) => [0x82, 0x80 | payload.length, 1, 2, 3, 4, ...payload.map((byte, i) => byte ^ ((i % 4) + 1))];
		const long = Array.from({ length: 300 }, (_, i) => i & 255);
		const stream = Uint8Array.from([
			...Buffer.from('GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'),
			...masked([19, 7]),
			0x89,
			0x00,
			0x82,
			126,
			1,
			44,
			...long,
			...masked([19, 8, 9]),
		]);
		for (const size of [1, 2, 7, 50, stream.length]) {
			const messages = new WireMessages();
			const found: number[][] = [];
			for (let at = 0; at < stream.length; at += size)
				for (const beginning of messages.read(stream.subarray(at, at + size))) found.push([...beginning]);
			assert.deepEqual(found, [[19, 7], long.slice(0, 9), [19, 8, 9]], `in pieces of ${size}`);
		}
	});

	it('tells when a frame arrived and when the first state that contains it left', () => {
		let nowMs = 0;
		const clock = new WireClock(() => nowMs);
		const head = Buffer.from('GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
		clock.onArrival(head);
		clock.onDeparture(head);
		const frame = Uint8Array.of(0x82, 1, 19);
		const state = (acknowledged: number) => Uint8Array.of(0x82, 9, 15 | 128, 0, 0, 0, 0, acknowledged, 0, 0, 0);
		for (const atMs of [10, 43, 50]) {
			nowMs = atMs;
			clock.onArrival(frame);
		}
		for (const [atMs, acknowledged] of [
			[40, 1],
			[70, 1],
			[90, 3],
		] as const) {
			nowMs = atMs;
			clock.onDeparture(state(acknowledged));
		}
		assert.deepEqual(clock.frames.slice(1), [
			{ arrivedMs: 10, leftMs: 40 },
			{ arrivedMs: 43, leftMs: 90 },
			{ arrivedMs: 50, leftMs: 90 },
		]);
	});
});
