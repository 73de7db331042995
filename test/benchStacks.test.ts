/** The stacks of the bench in short trials, each in processes of its own, and the client that only counts. */

import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { PlainSocket } from '../bench/clients/plainSocket.ts';
import type { Row } from '../bench/row.ts';
import { runTrial } from '../bench/runTrial.ts';
import { STACK_IDS, type StackId } from '../bench/stacks/registry.ts';
import { type Rng, randomIndex } from '../sim/random.ts';

/** Bytes of an update that can be no mistake, whatever the stack. */
const BYTES_PER_UPDATE: Readonly<Record<StackId, [least: number, most: number]>> = {
	fray: [3, 12],
	'colyseus-broadcast': [7, 13],
	'colyseus-stateview': [7, 15],
	nengi: [11, 15],
	'socketio-json': [60, 100],
	'ws-raw': [7, 8],
	'ws-raw-one-buffer': [7, 8],
};
/** What a decoded place may be off: half of a 16th of a unit, or what dead reckoning lets pass. */
const ERROR_UNITS = { fray: 2.1 } as Partial<Record<StackId, number>>;
const ROUNDING = 0.05;

describe('the stacks of the bench', () => {
	for (const stack of STACK_IDS) {
		it(`${stack} gives its clients everybody in sight, where they are, and nobody far away`, async function () {
			this.timeout(60_000);
			const row = await runTrial({ stack, players: 20, seed: 3, seconds: 1, warmUpSeconds: 1 });
			assert.deepEqual(row.wrong, []);
			assert.ok(row.checkedFrames > 0);
			assert.ok(row.decodedErrorUnits.p99 <= (ERROR_UNITS[stack] ?? ROUNDING), `p99 of ${row.decodedErrorUnits.p99} units`);
			const [least, most] = BYTES_PER_UPDATE[stack];
			assert.ok(row.bytesPerUpdateSent >= least && row.bytesPerUpdateSent <= most, `${row.bytesPerUpdateSent} bytes an update`);
			// A machine that is busy with other things may delay a view below nothing: not its figure, but the rest is judged.
			for (const [name, figure] of figuresOf(row))
				assert.ok(Number.isFinite(figure) && (figure >= 0 || name === 'viewDelayMs'), `${name} is ${figure}`);
			for (const name of ['cpu', 'clientCpu', 'rssMb', 'inputShare', 'visible'] as const)
				assert.ok(row[name] > 0, `${name} is ${row[name]}`);
		});
	}
});

function figuresOf(row: Row): [string, number][] {
	return Object.entries(row).flatMap(([name, value]): [string, number][] => {
		if (typeof value === 'number') return [[name, value]];
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
		return Object.entries(value).map(([part, figure]) => [`${name}.${part}`, figure as number]);
	});
}

describe('a client that only counts', () => {
	const LENGTHS = [0, 1, 5, 124, 125, 126, 127, 300, 65_535, 65_536, 70_000];

	/** A message of a server: its header, and a payload that looks like headers. */
	function message(length: number, opcode = 2): Buffer {
		const payload = Buffer.alloc(length, 0x81);
		const head =
			length < 126
				? Buffer.of(0x80 | opcode, length)
				: length < 65_536
					? Buffer.alloc(4)
					: Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
		if (length >= 126 && length < 65_536) {
			head[0] = 0x80 | opcode;
			head[1] = 126;
			head.writeUInt16BE(length, 2);
		} else if (length >= 65_536) head.writeUInt32BE(length, 6);
		return Buffer.concat([head, payload]);
	}

	it('counts messages of every length, however the network cuts them, and answers pings', async () => {
		const rng: Rng = { seed: 11 };
		const heard: Buffer[] = [];
		let served: Socket | undefined;
		const server = createServer((socket) => {
			served = socket;
			socket.once('data', () => {
				socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
				socket.on('data', (bytes) => heard.push(bytes));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as { port: number };
		const protocol = { path: async () => '/', onOpen: () => true, input: () => new Uint8Array(0) };
		const client = await PlainSocket.join(protocol, port, () => {});
		try {
			const messages = [...LENGTHS, ...LENGTHS].map((length) => message(length));
			const bytes = Buffer.concat([...messages, message(0, 9), message(3)]);
			for (let from = 0; from < bytes.length; ) {
				const to = from + 1 + randomIndex(rng, from % 3 === 0 ? 4 : 40_000);
				served?.write(bytes.subarray(from, to));
				from = to;
				await new Promise((resolve) => setImmediate(resolve));
			}
			for (let waitedMs = 0; (client.frames <= messages.length || heard.length === 0) && waitedMs < 5000; waitedMs += 5)
				await new Promise((resolve) => setTimeout(resolve, 5));
			assert.equal(client.frames, messages.length + 1);
			const [pong] = heard;
			assert.deepEqual([pong?.[0], pong?.[1]], [0x8a, 0x80]);
		} finally {
			served?.destroy();
			server.close();
		}
	});

	it('says what the server answered when it is not let in', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 503 Full\r\n\r\n')));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as { port: number };
		const protocol = { path: async () => '/', input: () => new Uint8Array(0) };
		await assert.rejects(
			PlainSocket.join(protocol, port, () => {}),
			/503 Full/,
		);
		server.close();
	});
});
