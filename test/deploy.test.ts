/** The balancer's configuration, by its text and under real traffic; the table of a cluster. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { WebSocket } from 'ws';
import { haproxyConfig, readBalancerOptions, USUAL } from '../deploy/haproxy.ts';
import { Balancer } from '../deploy/local/balancer.ts';
import { freePorts, isFree } from '../deploy/local/ports.ts';
import { findProgram, installCommand } from '../deploy/local/programs.ts';
import { askStanding } from '../deploy/local/standing.ts';
import { clusterLine, clusterTable } from '../deploy/local/table.ts';
import { joinMatch } from '../netcode/connect.ts';

const ROOT = resolve(import.meta.dirname, '..');

describe("HAProxy's configuration", () => {
	it('is the file in deploy/ (npm run -s haproxy > deploy/haproxy.cfg writes it)', () => {
		assert.equal(readFileSync(resolve(ROOT, 'deploy/haproxy.cfg'), 'utf8'), haproxyConfig(USUAL));
	});

	it('deals slots out to machines in equal parts, and ends TLS where there is a certificate', () => {
		const options = readBalancerOptions([
			'--port',
			'443',
			'--base-port',
			'2567',
			'--slots',
			'1-4',
			'--hosts',
			'a,b',
			'--certificate',
			'c.pem',
		]);
		assert.ok(options);
		const text = haproxyConfig(options);
		assert.deepEqual(
			[...new Set([...text.matchAll(/server (p\d \S+)/g)].map(([, server]) => server))],
			['p1 a:2568', 'p2 a:2569', 'p3 b:2570', 'p4 b:2571'],
		);
		assert.match(text, /bind \*:443 ssl crt c\.pem/);
		assert.match(text, /X-Forwarded-Proto https/);
	});

	it('says what is wrong with how it was asked for', () => {
		assert.throws(() => readBalancerOptions(['--slots', 'all']), /--slots must be a slot or a range/);
		assert.throws(() => readBalancerOptions(['--port', '0']), /--port must be a port/);
		assert.throws(() => haproxyConfig({ ...USUAL, firstSlot: 3, lastSlot: 2 }), /slots go from 1 up/);
	});
});

describe('the balancer under traffic', function () {
	this.timeout(20_000);
	let port: number;
	let balancer: Balancer | undefined;
	const processes: ChildProcess[] = [];
	const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

	async function startSlot(slot: number): Promise<ChildProcess> {
		const child = spawn(process.execPath, ['test/programs/slotServer.ts', `p${slot}`, String(port + slot)], { cwd: ROOT });
		processes.push(child);
		await once(child.stdout, 'data');
		return child;
	}

	async function endSlot(child: ChildProcess): Promise<void> {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'close');
		child.kill('SIGKILL');
		await ended;
	}

	beforeEach(async () => {
		const command = findProgram('haproxy');
		assert.ok(command, `there is no haproxy: ${installCommand(['haproxy'], true)}`);
		port = await freePorts(4);
		balancer = await Balancer.start(command, { ...USUAL, bind: '127.0.0.1', port, basePort: port, lastSlot: 3 }, () => {});
	});

	afterEach(async () => {
		await Promise.all(processes.splice(0).map(endSlot));
		await balancer?.stop();
	});

	const ask = async (path = '/') => {
		const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'X-Forwarded-For': '6.6.6.6' } });
		return { status: response.status, body: await response.text() };
	};
	const connect = async (path: string) => {
		// HAProxy looks at a slot and at a process for requests separately.
		while ((await ask(path)).status === 503) await pause(20);
		const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
		await once(socket, 'open');
		return socket;
	};
	/** How long until HAProxy sends requests to this process and to no other that is there, ms. */
	const until = async (isSo: (names: Set<string>) => boolean) => {
		const begunMs = performance.now();
		for (;;) {
			const names = new Set<string>();
			for (let i = 0; i < 6; i++) {
				const { status, body } = await ask();
				if (status === 200) names.add(JSON.parse(body).name);
			}
			if (isSo(names)) return performance.now() - begunMs;
			assert.ok(performance.now() - begunMs < 5000, `HAProxy asks ${[...names]}`);
			await pause(20);
		}
	};

	it('leads a WebSocket to the process of its slot, requests to any, and tells who asks', async () => {
		await Promise.all([startSlot(1), startSlot(2)]);
		await until((names) => names.size === 2);
		const socket = await connect('/p2/process/room?sessionId=1');
		socket.send('hello');
		const [answer] = await once(socket, 'message');
		assert.equal(String(answer), 'p2 /p2/process/room?sessionId=1 hello');
		const { body } = await ask('/matchmake/x');
		assert.deepEqual({ ...JSON.parse(body), name: 0 }, { name: 0, path: '/matchmake/x', forwardedFor: '127.0.0.1' });
		assert.equal((await ask('/p3/process/room')).status, 503, 'nobody in that slot');
		assert.equal((await ask('/cluster/ask')).status, 404, 'what processes ask each other');
		socket.close();
	});

	it('closes the connections of a process that was killed at once, and asks another what it had been asked', async () => {
		const [first] = await Promise.all([startSlot(1), startSlot(2)]);
		await until((names) => names.size === 2);
		const socket = await connect('/p1/process/room');
		const closed = once(socket, 'close');
		const asked = Promise.all([ask('/slow'), ask('/slow'), ask('/slow'), ask('/slow')]);
		await pause(300);
		const killedMs = performance.now();
		await endSlot(first);
		await closed;
		assert.ok(performance.now() - killedMs < 500);
		assert.deepEqual(
			(await asked).map(({ status, body }) => [status, body]),
			Array.from({ length: 4 }, () => [200, 'p2']),
		);
	});

	it('closes the connections of a process that stands still within about a second, and lets it back when it goes on', async () => {
		const [first] = await Promise.all([startSlot(1), startSlot(2)]);
		await until((names) => names.size === 2);
		const socket = await connect('/p1/process/room');
		const closed = once(socket, 'close');
		const stoppedMs = performance.now();
		first.kill('SIGSTOP');
		await closed;
		assert.ok(performance.now() - stoppedMs < 2000, `after ${performance.now() - stoppedMs} ms`);
		first.kill('SIGCONT');
		await until((names) => names.size === 2);
	});

	it('sends nothing new to a process that takes no new players, which keeps its connections and finishes its answers', async () => {
		const [first] = await Promise.all([startSlot(1), startSlot(2)]);
		await until((names) => names.size === 2);
		const socket = await connect('/p1/process/room');
		const asked = Promise.all([ask('/slow'), ask('/slow')]);
		await pause(100);
		first.kill('SIGUSR2');
		await until((names) => names.size === 1 && names.has('p2'));
		assert.deepEqual(new Set((await asked).map(({ body }) => body)), new Set(['p1', 'p2']));
		await pause(500);
		socket.send('still here');
		const [answer] = await once(socket, 'message');
		assert.match(String(answer), /^p1 .* still here$/);
		socket.close();
	});
});

describe('npm run cluster', function () {
	this.timeout(60_000);

	it('is one server of two processes behind one address, and leaves nothing behind at Ctrl-C', async () => {
		const first = await freePorts(3);
		const env = { PATH: process.env.PATH, PORT: String(first), HOST: '127.0.0.1', FRAY_SLOTS: '1-2', FRAY_JOURNAL_MB: '0' };
		const child = spawn(process.execPath, ['deploy/cluster.ts', '--processes', '2'], { cwd: ROOT, env });
		let output = '';
		const begun = new Promise<void>((done) => {
			for (const stream of [child.stdout, child.stderr])
				stream.on('data', (text) => {
					output += text;
					if (output.includes('p2 0 rooms')) done();
				});
		});
		const ended = once(child, 'close');
		await Promise.race([begun, ended]);
		try {
			assert.match(output, new RegExp(`Open http://localhost:${first} `));
			const { redis, processes } = await askStanding(`http://127.0.0.1:${first}`);
			assert.deepEqual([redis, processes.map(({ slot }) => slot).sort()], ['ok', [1, 2]]);
			const session = await joinMatch({ url: `http://127.0.0.1:${first}`, name: 'Ada' });
			assert.ok(session.roomId);
			await session.leave();
		} finally {
			child.kill('SIGINT');
		}
		const [code] = await ended;
		assert.equal(code, 0, output);
		const redisPort = Number(/redis:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]);
		for (const port of [first, first + 1, first + 2, redisPort]) assert.ok(await isFree(port, '127.0.0.1'), `port ${port} is still taken`);
	});

	it('says what is wrong before it starts anything', async () => {
		const child = spawn(process.execPath, ['deploy/cluster.ts', '--processes', '40'], { cwd: ROOT });
		const [[text], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'close')]);
		assert.match(String(text), /40 processes need as many slots, and there are 16: FRAY_SLOTS=1-40 makes more/);
		assert.equal(code, 1);
	});
});

describe('the table of a cluster', () => {
	const rows = [
		{ slot: 1, pid: 11, isEnding: false, end: undefined },
		{ slot: 2, pid: 12, isEnding: false, end: 'SIGKILL' },
		{ slot: 3, pid: 13, isEnding: true, end: undefined },
	];
	const standing = {
		redis: 'lost' as const,
		processes: [1, 3].map((slot) => ({
			processId: `id${slot}`,
			slot,
			version: '1',
			rooms: 2 * slot,
			players: 16,
			busy: 0.256,
			tickP99Ms: 3.14,
			draining: slot === 3,
		})),
	};

	it('shows load, who is gone, and who gives matches away', () => {
		const [, first = '', second = '', third = '', redis = ''] = clusterTable(rows, standing);
		assert.match(first, /^ *p1 +11 +2 +16 +26% +3\.1 ms$/);
		assert.match(second, /p2 +12 .* gone \(SIGKILL\)$/);
		assert.match(third, /p3 .* gives its matches away$/);
		assert.match(redis, /^Redis does not answer/);
	});

	it('fits a line where nothing can be drawn in place', () => {
		assert.equal(
			clusterLine(rows, standing),
			'Redis does not answer; p1 2 rooms 16 players 26% busy tick p99 3.1 ms; p2 gone (SIGKILL); p3 6 rooms 16 players 26% busy tick p99 3.1 ms gives its matches away',
		);
	});
});
