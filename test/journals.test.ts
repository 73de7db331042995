/** Journals on disk, and the command that reads them: bounded, out of the way of matches, honest exit codes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { LogFields } from '../rooms/roomServices.ts';
import { createJournalStore } from '../server/journals.ts';
import { encodeJournalHeader, journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import { readJournal } from '../sim/journalReader.ts';
import { createTickInput } from '../sim/tickInput.ts';
import { createWorld } from '../sim/world.ts';
import { RECORDED_BY, recordMatch } from './recordMatch.ts';
import { createScript } from './scriptedPlayers.ts';

const START = journalStart(createWorld({ seed: 4, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} }));

describe('journals on disk', () => {
	let dir: string;
	let logged: { event: string; fields: LogFields | undefined }[];

	beforeEach(() => {
		dir = mkdtempSync(join(tmpdir(), 'fray-journals-'));
		logged = [];
	});
	afterEach(() => rmSync(dir, { recursive: true, force: true }));

	function store(options: { limitMb?: number; dir?: string; keptLimitMb?: number } = {}) {
		let minute = 0;
		return createJournalStore({
			dir: join(dir, 'journals'),
			limitMb: 1,
			keptDir: join(dir, 'kept'),
			keptLimitMb: 1,
			log: (_, event, fields) => logged.push({ event, fields }),
			rulesHash: 'abc',
			engineVersion: '1.2.3',
			now: () => new Date(Date.UTC(2026, 0, 1, 12, minute++)),
			...options,
		});
	}

	it('are named by time and room, and hold what the room appended', async () => {
		const journals = store();
		const writer = journals.openJournal('r/../1', START);
		const encoder = new JournalEncoder(START);
		writer?.append(encoder.tick(createTickInput(), 77));
		// The encoder uses its buffer again: what was appended must not change with it.
		writer?.append(encoder.end('over'));
		writer?.close();
		writer?.append(encoder.end('too late'));
		await journals.stop();
		assert.deepEqual(readdirSync(join(dir, 'journals')), ['20260101T120000Z-r____1-1.fray']);
		const journal = readJournal(readFileSync(join(dir, 'journals', '20260101T120000Z-r____1-1.fray')));
		const { rulesHash, engineVersion, roomId, startedAt, seed } = journal.header;
		assert.deepEqual([rulesHash, engineVersion, roomId, startedAt, seed], ['abc', '1.2.3', 'r/../1', '2026-01-01T12:00:00.000Z', 4]);
		assert.deepEqual([journal.ticks[0]?.hash, journal.endReason, journal.damage], [77, 'over', undefined]);
	});

	it('past the limit the oldest closed ones go; a running one stays', async () => {
		mkdirSync(join(dir, 'journals'));
		const journals = store();
		const running = journals.openJournal('running', START);
		const bytesOf = (room: string) => {
			const name = readdirSync(join(dir, 'journals')).find((file) => file.includes(`-${room}-`));
			return name ? statSync(join(dir, 'journals', name)).size : 0;
		};
		for (const room of ['a', 'b', 'c']) {
			const writer = journals.openJournal(room, START);
			writer?.append(new Uint8Array(400_000));
			writer?.close();
			// One after the other: of journals that close at once, one that is still being written counts as running.
			for (let waited = 0; waited < 200 && bytesOf(room) < 400_000; waited++) await setTimeout(10);
		}
		running?.append(new Uint8Array(1000));
		const left = () => readdirSync(join(dir, 'journals')).map((name) => name.split('-')[1]);
		for (let waited = 0; waited < 200 && left().join() !== 'running,b,c'; waited++) await setTimeout(10);
		assert.deepEqual(left(), ['running', 'b', 'c']);
		await journals.stop();
	});

	it('a limit of 0 keeps none', async () => {
		const journals = store({ limitMb: 0 });
		assert.equal(journals.openJournal('a', START), undefined);
		await journals.stop();
		assert.deepEqual(readdirSync(dir), []);
	});

	it('a disk that cannot be written costs the journals, is logged once, and throws nothing into a match', async () => {
		const blocked = join(dir, 'blocked');
		writeFileSync(blocked, 'a file where the folder should be');
		const journals = store({ dir: join(blocked, 'journals') });
		for (const room of ['a', 'b']) {
			const writer = journals.openJournal(room, START);
			for (let tick = 0; tick < 100; tick++) writer?.append(new Uint8Array(50));
			writer?.close();
		}
		await journals.stop();
		assert.deepEqual(
			logged.map(({ event }) => event),
			['journalFailed'],
		);
		assert.match(String(logged[0]?.fields?.advice), /matches go on/);
	});

	it('a disk that stands still costs the journal, not the memory', async () => {
		const journals = store({ limitMb: 100 });
		const writer = journals.openJournal('a', START);
		for (let i = 0; i < 6; i++) writer?.append(new Uint8Array(1_000_000));
		await journals.stop();
		assert.equal(logged[0]?.event, 'journalFailed');
		assert.match(String(logged[0]?.fields?.error), /bytes wait for the disk/);
	});
});

describe('npm run replay', function () {
	// Each case starts processes.
	this.timeout(30_000);
	let dir: string;
	before(() => {
		dir = mkdtempSync(join(tmpdir(), 'fray-replay-'));
	});
	after(() => rmSync(dir, { recursive: true, force: true }));

	function replay(...args: string[]) {
		const { status, stdout, stderr } = spawnSync(process.execPath, ['server/replay.ts', ...args], {
			cwd: join(import.meta.dirname, '..'),
			encoding: 'utf8',
			env: { ...process.env, FRAY_DATA: dir },
		});
		return { status, stdout, stderr };
	}

	it('verifies with exit code 0, and says first that rules and version are not those of the recording', () => {
		const path = join(dir, 'good.fray');
		writeFileSync(path, recordMatch({ script: createScript(5, 4), ticks: 300, endReason: 'over' }).bytes);
		const { status, stdout } = replay(path, '--verify');
		assert.equal(status, 0);
		const lines = stdout.split('\n');
		assert.match(lines[1] ?? '', /warning: recorded under other rules \(scripted then, [0-9a-f]{16} now\)/);
		assert.match(lines[2] ?? '', /warning: recorded by version 0/);
		assert.match(lines[3] ?? '', /^verified: all 300 ticks are the recorded ones; 4 players .* times real time$/);
	});

	it('of a match that differs names the first tick, with exit code 1', () => {
		const path = join(dir, 'differs.fray');
		const { bytes, header } = recordMatch({ script: createScript(5, 4), ticks: 300 });
		const changed = encodeJournalHeader({ ...header, seed: header.seed + 1, ...RECORDED_BY });
		writeFileSync(path, Buffer.concat([changed, bytes.subarray(changed.length)]));
		const { status, stdout } = replay(path, '--verify');
		assert.equal(status, 1);
		assert.match(stdout, /differs: tick 1 \(0:00 in\) is the first that is not the recorded one/);
	});

	it("runs with today's numbers, and names those that differ", () => {
		const path = join(dir, 'tuned.fray');
		writeFileSync(path, recordMatch({ script: createScript(5, 4), ticks: 400, tuning: { 'rail.damage': 10 } }).bytes);
		const { status, stdout } = replay(path, '--tuning', 'current');
		assert.equal(status, 0);
		assert.match(stdout, /rail\.damage: 10 then, \d+ now \(points\)/);
		assert.match(stdout, /the first tick that differs is 1/);
	});

	it('cannot read what is no journal: exit code 2', () => {
		const path = join(dir, 'noise.fray');
		writeFileSync(path, 'noise');
		const { status, stderr } = replay(path, '--verify');
		assert.equal(status, 2);
		assert.match(stderr, /not a journal of Fray/);
		assert.equal(replay().status, 2);
		assert.equal(replay(path, '--frobnicate').status, 2);
	});
});
