/** What the server tells of itself at `/metrics`. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getMessageBytes, Protocol } from '@colyseus/core';
import { Histogram, Registry } from 'prom-client';
import { joinMatch } from '../netcode/connect.ts';
import { PhaseClock, TICK_PHASES } from '../rooms/tickReport.ts';
import { kindOf, OutgoingMessages } from '../server/metricsWire.ts';
import { QuickHistogram } from '../server/quickHistogram.ts';
import { figureIn } from './promText.ts';
import { ServerProcess } from './serverProcess.ts';

const STILL = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

describe('/metrics', function () {
	this.timeout(120_000);
	let data: string;
	let server: ServerProcess;
	let url: string;

	before(async () => {
		data = await mkdtemp(join(tmpdir(), 'fray-metrics-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		url = await server.url();
	});

	after(async () => {
		await server?.stop();
		await rm(data, { recursive: true, force: true });
	});

	const page = async () => (await fetch(`${url}/metrics`)).text();

	it('tells ticks and their phases, bytes by kind of message, rooms, players, event loop and garbage collection', async () => {
		const session = await joinMatch({ url, name: 'Ada', private: true, bots: 3 });
		const playUntil = performance.now() + 1500;
		while (performance.now() < playUntil) {
			session.frame(performance.now(), STILL);
			await new Promise((next) => setTimeout(next, 10));
		}
		const text = await page();
		const ticks = figureIn(text, 'fray_tick_duration_seconds_count');
		assert.ok(ticks > 30, `${ticks} ticks in 1.5 s`);
		const inPhases = TICK_PHASES.map((phase) => figureIn(text, `fray_tick_phase_seconds_sum{phase="${phase}"}`));
		const inTicks = figureIn(text, 'fray_tick_duration_seconds_sum');
		const sum = inPhases.reduce((total, seconds) => total + seconds, 0);
		assert.ok(sum > 0.5 * inTicks && sum <= inTicks, `phases ${sum} s of ${inTicks} s`);
		const perTick = figureIn(text, 'fray_tick_interval_seconds_sum') / figureIn(text, 'fray_tick_interval_seconds_count');
		assert.ok(Math.abs(perTick - 1 / 30) < 0.005, `an interval is ${perTick} s`);
		assert.equal(figureIn(text, 'fray_rooms'), 1);
		assert.equal(figureIn(text, 'fray_players'), 1);
		assert.equal(figureIn(text, 'fray_ladder_step'), 0);
		assert.ok(figureIn(text, 'fray_received_messages_total{kind="input"}') > 30);
		assert.ok(figureIn(text, 'fray_receiving_seconds_total') > 0);
		for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_cpu_user_seconds_total', 'nodejs_heap_size_used_bytes'])
			assert.ok(figureIn(text, name) > 0, name);
		assert.match(text, /^# TYPE nodejs_gc_duration_seconds histogram$/m);
		await session.leave();
	});

	it('counts to the byte what a client has received', async () => {
		const sent = (text: string) =>
			text
				.split('\n')
				.filter((line) => line.startsWith('fray_sent_bytes_total{'))
				.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);
		const before = sent(await page());
		const session = await joinMatch({ url, name: 'Bo', private: true, bots: 3 });
		await new Promise((next) => setTimeout(next, 700));
		const leaving = session.leave();
		await leaving;
		session.frame(performance.now(), STILL);
		const after = await page();
		const handshake = figureIn(after, 'fray_sent_bytes_total{kind="join"}') / 2;
		const received = session.view.net.receivedBytes;
		// The link counts from the first message after the handshake.
		assert.ok(received > 1000);
		assert.equal(sent(after) - before, received + handshake);
	});

	it('tells how long players looked for a seat', async () => {
		const before = figureIn(await page(), 'fray_search_seconds_count');
		const session = await joinMatch({ url, name: 'Ada' });
		const text = await page();
		assert.equal(figureIn(text, 'fray_search_seconds_count'), before + 1);
		assert.ok(figureIn(text, 'fray_search_seconds_sum') < 5);
		await session.leave();
	});
});

describe('a histogram that is filled thousands of times a second', () => {
	it('is on the page as that of prom-client is', async () => {
		const ours = new Registry();
		const theirs = new Registry();
		const buckets = [0.001, 0.01, 0.1];
		const told = { name: 'ticks', help: 'Ticks.', buckets };
		const quick = new QuickHistogram({ ...told, label: { name: 'phase', values: ['sim', 'send'] }, register: ours });
		const slow = new Histogram({ ...told, labelNames: ['phase'], registers: [theirs] });
		for (const value of [0, 0.001, 0.0011, 0.05, 0.1, 3]) {
			for (const [index, phase] of ['sim', 'send'].entries()) {
				quick.counts[index]?.observe(value * (index + 1));
				slow.observe({ phase }, value * (index + 1));
			}
		}
		assert.equal(await ours.metrics(), await theirs.metrics());
	});
});

describe('what is counted under which name', () => {
	const raw = (code: number, type: string, message?: unknown) => getMessageBytes.raw(code as Protocol, type, message);

	it('our messages go by their names, and no client invents one', () => {
		assert.equal(kindOf(raw(Protocol.ROOM_DATA, 'events', [1, [2]])), 'events');
		assert.equal(kindOf(raw(Protocol.ROOM_DATA, 'vote', { arenaId: 'x' })), 'vote');
		assert.equal(kindOf(raw(Protocol.ROOM_DATA, 'made-up-by-a-client')), 'other');
		assert.equal(kindOf(raw(Protocol.ROOM_DATA, 'long'.repeat(20))), 'other');
		assert.equal(kindOf(new Uint8Array()), 'other');
		assert.equal(kindOf(Buffer.concat([Buffer.alloc(3), raw(Protocol.ROOM_DATA, 'events', [1])]), 3), 'events');
	});

	it('a timed frame is the kind that it would be without its time', () => {
		assert.equal(kindOf(Uint8Array.of(Protocol.ROOM_STATE_PATCH | 128, 0, 0, 0, 0)), 'patch');
		assert.equal(kindOf(Uint8Array.of(Protocol.ROOM_STATE | 128)), 'state');
		assert.equal(kindOf(Uint8Array.of(Protocol.ROOM_INPUT_RELIABLE)), 'input');
	});
});

describe('messages in what is written to a socket', () => {
	const header = (opcode: number, length: number) =>
		length < 126
			? [128 | opcode, length]
			: length < 65_536
				? [128 | opcode, 126, length >> 8, length & 255]
				: [128 | opcode, 127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255];

	it('are found whether header and payload come apart, together, or many as one', () => {
		const found: [number, number][] = [];
		const messages = new OutgoingMessages((bytes, start, length) => found.push([bytes[start] ?? -1, length]));
		const payload = (first: number, length: number) => new Uint8Array(length).fill(first);
		messages.read(Uint8Array.from(header(2, 5)));
		messages.read(payload(7, 5));
		messages.read(Uint8Array.from([...header(2, 3), 8, 8, 8, ...header(9, 2), 1, 1, ...header(2, 300), ...payload(9, 300)]));
		messages.read(Uint8Array.from(header(2, 70_000)));
		messages.read(payload(10, 30_000));
		messages.read(payload(10, 40_000));
		messages.read(Uint8Array.from([...header(2, 0), ...header(2, 1), 11]));
		assert.deepEqual(found, [
			[7, 5],
			[8, 3],
			[9, 300],
			[10, 70_000],
			[11, 1],
		]);
	});
});

describe('the phases of a tick', () => {
	it('time belongs to the phase that ends with it, and a phase may come twice', () => {
		let nowMs = 100;
		const clock = new PhaseClock(() => nowMs);
		assert.equal(clock.begin(), 100);
		for (const [phase, ms] of [
			['input', 1],
			['sim', 4],
			['send', 2],
			['project', 3],
			['send', 5],
		] as const) {
			nowMs += ms;
			clock.end(phase);
		}
		assert.deepEqual(clock.times, { input: 1, sim: 4, project: 3, interest: 0, send: 7 });
		clock.begin();
		assert.deepEqual(clock.times, { input: 0, sim: 0, project: 0, interest: 0, send: 0 });
	});
});
