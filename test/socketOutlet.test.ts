/** Bytes that are written to a socket past its stream: they arrive as those do that go through it. On real sockets. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type Outlet, outletOf } from '../rooms/socketOutlet.ts';
import { tapSocket } from '../rooms/socketTap.ts';

describe('bytes written past a stream', () => {
	let server: Server;
	let reader: Socket;
	let stream: Socket;
	let outlet: Outlet;
	let tapped: number;
	/** Writes that went through the stream. */
	let streamed: number;

	beforeEach(async () => {
		server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
		[stream] = (await once(server, 'connection')) as [Socket];
		reader.on('error', () => {});
		stream.on('error', () => {});
		tapped = 0;
		streamed = 0;
		const socket = {};
		tapSocket(socket, {
			sent({ length }) {
				tapped += length;
			},
			received: (...[memory, start, end, take]) => take(memory, start, end),
		});
		outlet = outletOf(socket, stream);
		const { write } = stream;
		stream.write = (...args: unknown[]) => {
			streamed++;
			return Reflect.apply(write, stream, args) as boolean;
		};
	});

	afterEach(() => {
		reader.destroy();
		stream.destroy();
		server.close();
	});

	/** Reads until so many bytes are there. */
	async function read(count: number): Promise<Buffer> {
		const chunks: Buffer[] = [];
		let left = count;
		for await (const chunk of reader as AsyncIterable<Buffer>) {
			chunks.push(chunk);
			left -= chunk.length;
			if (left <= 0) break;
		}
		return Buffer.concat(chunks);
	}

	it('arrive, in order with what goes through it', async () => {
		for (let i = 0; i < 100; i += 2) {
			outlet.write(Buffer.from([i]));
			stream.write(Buffer.from([i + 1]));
		}
		assert.deepEqual([...(await read(100))], [...Array(100).keys()]);
		assert.deepEqual([streamed, tapped], [50, 50]);
	});

	it('arrive whole and in order when their reader reads late, and the stream says meanwhile how many wait', async () => {
		const pieces = 64;
		const bytes = 256 * 1024;
		for (let i = 0; i < pieces; i++) outlet.write(Buffer.alloc(bytes, i));
		assert.ok(stream.writableLength > bytes, `${stream.writableLength} bytes wait`);
		assert.ok(streamed > 0 && streamed < pieces, `${streamed} went through the stream`);
		const all = await read(pieces * bytes);
		assert.equal(all.length, pieces * bytes);
		for (let i = 0; i < pieces; i++) assert.ok(all.subarray(i * bytes, (i + 1) * bytes).every((byte) => byte === i));
	});

	it('go past it again once it has drained', async () => {
		while (stream.writableLength === 0) outlet.write(Buffer.alloc(256 * 1024));
		reader.resume();
		await once(stream, 'drain');
		while (stream.writableLength > 0) await new Promise((resolve) => setTimeout(resolve, 1));
		const before = streamed;
		outlet.write(Buffer.from([1]));
		assert.equal(streamed, before);
	});

	it('end as those do that go through it when the connection is gone', async () => {
		reader.resetAndDestroy();
		while (!stream.destroyed) {
			outlet.write(Buffer.alloc(1000));
			await new Promise((resolve) => setImmediate(resolve));
		}
		outlet.write(Buffer.from([1]));
	});

	it('go through a stream of another make', () => {
		const other = { write: () => true };
		assert.equal(outletOf({}, other), other);
	});
});
