/** The load test's own WebSocket client against `ws`: whatever is sent comes, however it is cut. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { PlainSocket } from '../loadtest/bots/plainSocket.ts';
import { randomIndex } from '../sim/random.ts';

describe('the plain socket', function () {
	this.timeout(20_000);
	let server: WebSocketServer;
	let url: URL;

	before(async () => {
		server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
		await once(server, 'listening');
		url = new URL(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/a/b?c=d`);
	});
	after(() => server.close());

	/** A client and the server's end of it. */
	async function open(): Promise<{ client: PlainSocket; peer: WebSocket; got: Uint8Array[]; closed: Promise<number> }> {
		const got: Uint8Array[] = [];
		const connected = once(server, 'connection');
		let resolveClosed: (code: number) => void = () => {};
		const closed = new Promise<number>((resolve) => {
			resolveClosed = resolve;
		});
		const client = new PlainSocket(url, { onMessage: (bytes, from, to) => got.push(bytes.slice(from, to)), onClose: resolveClosed });
		const [peer, request] = (await connected) as [WebSocket, { url: string }];
		assert.equal(request.url, '/a/b?c=d');
		return { client, peer, got, closed };
	}

	const arrived = async (done: () => boolean) => {
		while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
	};

	it('receives messages of every length, whole and in parts, and answers pings', async () => {
		const { client, peer, got } = await open();
		const rng = { seed: 4 };
		const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000, ...Array.from({ length: 200 }, () => randomIndex(rng, 5000))];
		const sent = lengths.map((length) => Uint8Array.from({ length }, () => randomIndex(rng, 256)));
		let pongs = 0;
		peer.on('pong', (data) => {
			pongs++;
			assert.equal(String(data), 'hello');
		});
		for (const [index, bytes] of sent.entries()) {
			if (index % 20 === 0) peer.ping('hello');
			if (index % 3 === 0 && bytes.length > 10) {
				peer.send(bytes.subarray(0, 7), { fin: false });
				peer.send(bytes.subarray(7), { fin: true });
			} else peer.send(bytes);
		}
		await arrived(() => got.length === sent.length && pongs > 0);
		// Compared one by one: a difference of such lists would be printed for minutes.
		for (const [index, bytes] of sent.entries())
			assert.ok(Buffer.from(got[index] ?? []).equals(bytes), `message ${index} of ${bytes.length} bytes`);
		client.cut();
	});

	it('sends messages of every length', async () => {
		const { client, peer } = await open();
		const lengths = [0, 1, 125, 126, 65_535, 65_536, 100_000];
		const got: number[] = [];
		peer.on('message', (data: Buffer) =>
			got.push(data.length === 0 || data.every((byte, index) => byte === index % 251) ? data.length : -1),
		);
		await arrived(() => client.isOpen);
		for (const length of lengths) client.send(Uint8Array.from({ length }, (_, index) => index % 251));
		await arrived(() => got.length === lengths.length);
		assert.deepEqual(got, lengths);
		client.cut();
	});

	it('leaves what comes while it does not read, and goes on where it stopped', async () => {
		const { client, peer, got } = await open();
		await arrived(() => client.isOpen);
		client.setReading(false);
		for (let i = 0; i < 50; i++) peer.send(new Uint8Array(1000).fill(i));
		await new Promise((resolve) => setTimeout(resolve, 100));
		assert.equal(got.length, 0);
		client.setReading(true);
		await arrived(() => got.length === 50);
		assert.deepEqual(
			got.map(([first]) => first),
			Array.from({ length: 50 }, (_, index) => index),
		);
		client.cut();
	});

	it('says with which code it was closed, and 1006 when nobody said goodbye', async () => {
		const polite = await open();
		polite.peer.close(4610, 'over');
		assert.equal(await polite.closed, 4610);
		const rude = await open();
		rude.peer.terminate();
		assert.equal(await rude.closed, 1006);
		const never = new Promise<number>((resolve) => new PlainSocket(new URL('ws://127.0.0.1:9/'), { onMessage() {}, onClose: resolve }));
		assert.equal(await never, 1006);
	});
});
