/** The server as an operator sees it: one process that says where it is, how it is, and ends well. */

import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, CloseCode, type Room } from '@colyseus/sdk';
import type { ArenaState } from '../schema/ArenaState.ts';
import { ARENA_ROOM, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { ServerProcess } from './serverProcess.ts';

/** The first start in a checkout builds the page. */
const START_TIMEOUT_MS = 120_000;

async function createMatch(url: string, name: string): Promise<Room<unknown, ArenaState>> {
	const room: Room<unknown, ArenaState> = await new Client(url).create(ARENA_ROOM, { protocol: PROTOCOL_VERSION, name, private: true });
	room.onMessage('*', () => {});
	room.reconnection.enabled = false;
	return room;
}

describe('npm start', function () {
	this.timeout(20_000);
	let data: string;
	let server: ServerProcess;
	let url: string;

	before(async function () {
		this.timeout(START_TIMEOUT_MS);
		data = await mkdtemp(join(tmpdir(), 'fray-data-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		url = await server.url();
	});

	after(async () => {
		await server?.stop();
		await rm(data, { recursive: true, force: true });
	});

	it('answers /healthz and /stats', async () => {
		const room = await createMatch(url, 'Ada');
		while (!(room.state.tick > 2)) await new Promise((ticked) => room.onStateChange.once(ticked));
		const health = await (await fetch(`${url}/healthz`)).json();
		assert.equal(health.ok, true);
		assert.match(health.version, /^\d+\.\d+\.\d+$/);
		assert.deepEqual([health.rooms, health.players], [1, 1]);
		const stats = await (await fetch(`${url}/stats`)).json();
		assert.ok(stats.tickMs.p99 > 0 && stats.tickMs.p99 <= stats.tickMs.max);
		assert.equal(stats.tickRate, 30);
		assert.ok(stats.memoryMb > 10);
		await room.leave();
	});

	it('serves the page compressed, its hashed files for ever', async () => {
		const page = await fetch(url, { headers: { 'accept-encoding': 'br' } });
		assert.equal(page.headers.get('content-encoding'), 'br');
		assert.equal(page.headers.get('cache-control'), 'no-cache');
		const [, script] = (await page.text()).match(/src="\.\/(assets\/[^"]+\.js)"/) ?? [];
		const asset = await fetch(`${url}/${script}`);
		assert.equal(asset.status, 200);
		assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
		assert.equal((await fetch(`${url}/assets/../../package.json`)).status, 404);
	});

	it('lets a player back in at once while their old socket still stands', async () => {
		const old = await createMatch(url, 'Bo');
		const token = old.reconnectionToken;
		const ended = new Promise<void>((dropped) => old.onLeave.once(() => dropped()));
		const startedAtMs = performance.now();
		const back: Room<unknown, ArenaState> = await new Client(url).reconnect(token);
		assert.ok(performance.now() - startedAtMs < 1_000);
		assert.equal(back.sessionId, old.sessionId);
		await ended;
		await back.leave();
	});

	it('ends the connection that sends a message too long, and no other', async () => {
		const [good, bad] = [await createMatch(url, 'Cy'), await createMatch(url, 'Di')];
		const code = new Promise<number>((left) => bad.onLeave.once(left));
		bad.onDrop.once((dropped) => bad.onLeave.invoke(dropped));
		bad.send('tune', 'x'.repeat(100_000));
		assert.equal(await code, 1009);
		await new Promise((ticked) => good.onStateChange.once(ticked));
		const { reason, sessionId } = await server.line('connectionBroken');
		assert.deepEqual([reason, sessionId], ['Max payload size exceeded', bad.sessionId]);
		await good.leave();
	});

	it('refuses a page that speaks an older protocol, with a code', async () => {
		await assert.rejects(new Client(url).joinOrCreate(ARENA_ROOM, { protocol: 0, name: 'Old' }), { code: 471 });
	});

	it('says what to do when its port is taken', async function () {
		this.timeout(START_TIMEOUT_MS);
		const second = new ServerProcess({ env: { PORT: new URL(url).port } });
		assert.equal(await second.ended, 1);
		assert.match(second.output, /Port \d+ is taken.*PORT=/);
	});

	it('names a wrong variable, and does not start', async () => {
		const wrong = new ServerProcess({ env: { PORT: 'abc', FRAY_TICKRATE: '30' } });
		assert.equal(await wrong.ended, 1);
		assert.match(wrong.output, /PORT=abc: must be a port/);
		assert.match(wrong.output, /did you mean FRAY_TICK_RATE/);
	});

	it('ends within seconds on SIGTERM, with its journals closed and no error', async () => {
		const room = await createMatch(url, 'Ed');
		const code = new Promise<number>((left) => room.onLeave.once(left));
		await new Promise((ticked) => room.onStateChange.once(ticked));
		const startedAtMs = performance.now();
		assert.equal(await server.stop(), 0);
		assert.ok(performance.now() - startedAtMs < 5_000);
		assert.equal(await code, CloseCode.SERVER_SHUTDOWN);
		assert.ok((await readdir(join(data, 'journals'))).length > 0);
		assert.deepEqual(
			server.log.filter(({ level }) => level === 'error'),
			[],
		);
	});
});

describe('an error that nobody handled', () => {
	it('is logged, closes what is open, and ends the process with code 1', async () => {
		const program = new ServerProcess({ script: 'test/programs/rejectsUnheard.ts' });
		assert.equal(await program.ended, 1);
		assert.deepEqual(
			program.log.map(({ event }) => event),
			['unhandledRejection', 'closed'],
		);
	});
});
