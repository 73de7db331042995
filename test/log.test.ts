/** The log says what happened once, and how often. */

import assert from 'node:assert/strict';
import { createLog, type LogOptions } from '../server/log.ts';

function logAt(options: Partial<LogOptions> = {}) {
	const lines: string[] = [];
	const clock = { ms: Date.UTC(2026, 0, 1) };
	const log = createLog({ level: 'info', pretty: false, write: (line) => lines.push(line), now: () => clock.ms, ...options });
	return { log, lines, clock, parsed: () => lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

describe('the log', () => {
	it('is one JSON object a line', () => {
		const { log, parsed } = logAt();
		log('warn', 'inputRefused', { sessionId: 'a', reason: 'NaN' });
		assert.deepEqual(parsed(), [{ time: '2026-01-01T00:00:00.000Z', level: 'warn', event: 'inputRefused', sessionId: 'a', reason: 'NaN' }]);
	});

	it('writes a cause once a minute and counts the rest', () => {
		const { log, parsed, clock } = logAt();
		for (let i = 0; i < 100; i++) log('warn', 'inputRefused', { sessionId: 'a' });
		log('warn', 'inputRefused', { sessionId: 'b' });
		assert.equal(parsed().length, 2);
		clock.ms += 61_000;
		log('warn', 'inputRefused', { sessionId: 'a' });
		assert.deepEqual(
			parsed()
				.slice(2)
				.map(({ sessionId, repeated }) => [sessionId, repeated]),
			[
				['a', 99],
				['a', undefined],
			],
		);
	});

	it('takes `cause` alone for what is the same', () => {
		const { log, parsed } = logAt();
		for (let i = 0; i < 5; i++) log('error', 'diskFull', { cause: 'ENOSPC', bytes: i });
		log.flush();
		assert.deepEqual(
			parsed().map(({ bytes, repeated }) => [bytes, repeated]),
			[
				[0, undefined],
				[0, 4],
			],
		);
	});

	it('stays small when a crowd misbehaves, each in its own way', () => {
		const { log, lines, clock } = logAt();
		for (let i = 0; i < 10_000; i++) log('warn', 'inputRefused', { sessionId: `s${i}` });
		clock.ms += 61_000;
		log('info', 'listening');
		assert.ok(lines.length < 60, `${lines.length} lines`);
		assert.equal(JSON.parse(lines.at(-2) ?? '').repeated, 10_000 - 50);
	});

	it('leaves out what is less serious than asked for', () => {
		const { log, lines } = logAt({ level: 'warn' });
		log('info', 'listening');
		assert.deepEqual(lines, []);
	});

	it('prints an error with its stack, and survives what JSON does not', () => {
		const { log, parsed } = logAt();
		const loop: Record<string, unknown> = {};
		loop.self = loop;
		log('error', 'roomFailed', { error: new TypeError('no such weapon') });
		log('error', 'odd', { loop });
		log('error', 'big', { value: 12n });
		const [failed, odd, big] = parsed() as {
			event: string;
			error?: { name: string; stack: string };
			unprintable?: string;
			value?: string;
		}[];
		assert.equal(failed?.error?.name, 'TypeError');
		assert.match(failed?.error?.stack ?? '', /log\.test\.ts/);
		assert.equal(odd?.event, 'odd');
		assert.match(odd.unprintable ?? '', /circular/);
		assert.equal(big?.value, '12');
	});

	it('is text for people in a terminal', () => {
		const { log, lines } = logAt({ pretty: true });
		log('info', 'listening', { open: 'http://localhost:2567', rooms: 2 });
		assert.deepEqual(lines, ['00:00:00 info  listening open=http://localhost:2567 rooms=2']);
	});
});
