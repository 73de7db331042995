/** Journals that stay under a code: whole while their match goes on, bounded, and nothing that a client sends breaks it. */

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { LogFields } from '../rooms/roomServices.ts';
import { KEPT_CODE, type KeptReason, readKeptReport, screenOf } from '../schema/keptReport.ts';
import { LAST_SECONDS_BYTES, type LastSeconds } from '../schema/lastSeconds.ts';
import { writeLastSeconds } from '../schema/lastSecondsWriter.ts';
import { createJournalStore } from '../server/journals.ts';
import { verifyJournal } from '../server/replay/verify.ts';
import { encodeJournalHeader } from '../sim/journal.ts';
import { readJournal } from '../sim/journalReader.ts';
import { recordMatch } from './recordMatch.ts';
import { createScript } from './scriptedPlayers.ts';

const REASON: KeptReason = { why: 'complaint', roomId: 'r1', tick: 40, playerId: 3, name: 'Ada', words: 'he was not there', detail: {} };
const EMPTY: LastSeconds = { tickRate: 30, selfId: 3, lengthMs: 0, pictures: [], shots: [], corrections: [], line: [] };

describe('journals that are kept', () => {
	let dir: string;
	let logged: { event: string; fields: LogFields | undefined }[];

	beforeEach(() => {
		dir = mkdtempSync(join(tmpdir(), 'fray-kept-'));
		logged = [];
	});
	afterEach(() => rmSync(dir, { recursive: true, force: true }));

	function store(limits: { limitMb?: number; keptDir?: string; keptLimitMb?: number } = {}) {
		return createJournalStore({
			dir: join(dir, 'journals'),
			limitMb: 100,
			keptDir: join(dir, 'kept'),
			keptLimitMb: 100,
			...limits,
			log: (_, event, fields) => logged.push({ event, fields }),
			rulesHash: 'abc',
			engineVersion: '1.2.3',
		});
	}
	/** A match, as what its room appends. */
	function match() {
		const { bytes, header } = recordMatch({ script: createScript(5, 4), ticks: 300, endReason: 'over' });
		return { records: bytes.subarray(encodeJournalHeader(header).length), header };
	}
	const kept = (name: string) => join(dir, 'kept', name);

	it('stay when all others go, with what the match did after they were asked for', async () => {
		const journals = store();
		const { records, header } = match();
		const writer = journals.openJournal('r1', header);
		writer?.append(records.subarray(0, records.length / 2));
		const { code } = (await writer?.keep(REASON)) ?? assert.fail('not kept');
		assert.match(code, KEPT_CODE);
		writer?.append(records.subarray(records.length / 2));
		writer?.close();
		await journals.stop();
		rmSync(join(dir, 'journals'), { recursive: true });
		const journal = readJournal(readFileSync(kept(`${code}.fray`)));
		assert.deepEqual([journal.ticks.length, journal.endReason, journal.damage], [300, 'over', undefined]);
		assert.equal(verifyJournal(journal).firstDifferentTick, undefined);
		const { version, at, journal: name, ...reason } = readKeptReport(readFileSync(kept(`${code}.json`), 'utf8'));
		assert.deepEqual(reason, { ...REASON, code });
		assert.match(`${version} ${at} ${name}`, /^1 \d{4}-.*Z \d{8}T\d{6}Z-r1-1\.fray$/);
	});

	it('one that is kept in every tick while it is being written loses nothing', async () => {
		const journals = store();
		const { records, header } = match();
		const writer = journals.openJournal('r1', header);
		const asked: Promise<{ code: string }>[] = [];
		for (let at = 0; at < records.length; at += 500) {
			writer?.append(records.subarray(at, at + 500));
			if (writer) asked.push(writer.keep(REASON));
			if (at % 2000 === 0) await setTimeout(1);
		}
		writer?.close();
		const codes = new Set((await Promise.all(asked)).map(({ code }) => code));
		await journals.stop();
		assert.equal(codes.size, asked.length);
		for (const code of codes) assert.equal(readJournal(readFileSync(kept(`${code}.fray`))).ticks.length, 300);
	});

	it('past their own limit the oldest go, and the log says which', async () => {
		const journals = store({ keptLimitMb: 1 });
		const codes: string[] = [];
		for (const room of ['a', 'b', 'c']) {
			const writer = journals.openJournal(room, match().header);
			writer?.append(new Uint8Array(400_000));
			const { code } = (await writer?.keep(REASON)) ?? assert.fail();
			codes.push(code);
			// One after the other, as far as the disk can tell.
			const second = codes.length;
			utimesSync(kept(`${code}.json`), second, second);
			writer?.close();
		}
		await journals.stop();
		const left = new Set(readdirSync(join(dir, 'kept')).map((name) => name.slice(0, 6)));
		assert.deepEqual(left, new Set(codes.slice(1)));
		assert.deepEqual(
			logged.map(({ event, fields }) => [event, fields?.codes]),
			[['keptRemoved', codes[0]]],
		);
	});

	it('a match that was kept ten times takes the room of one', async () => {
		const journals = store({ keptLimitMb: 1 });
		const writer = journals.openJournal('a', match().header);
		writer?.append(new Uint8Array(600_000));
		for (let i = 0; i < 10; i++) await writer?.keep(REASON);
		writer?.close();
		await journals.stop();
		assert.equal(readdirSync(join(dir, 'kept')).length, 20);
		assert.deepEqual(logged, []);
	});

	it('on another disk than that of all journals it is a copy, whole when its match has ended', async function () {
		const other = '/dev/shm';
		if (!existsSync(other) || statSync(other).dev === statSync(dir).dev) this.skip();
		const away = mkdtempSync(join(other, 'fray-kept-'));
		try {
			const journals = store({ keptDir: away });
			const { records, header } = match();
			const writer = journals.openJournal('a', header);
			writer?.append(records.subarray(0, 1000));
			const { path } = (await writer?.keep(REASON)) ?? assert.fail();
			assert.ok(readJournal(readFileSync(path)).ticks.length > 10);
			writer?.append(records.subarray(1000));
			writer?.close();
			await journals.stop();
			assert.equal(readJournal(readFileSync(path)).ticks.length, 300);
		} finally {
			rmSync(away, { recursive: true });
		}
	});

	it('a limit of 0 keeps none, and says so', async () => {
		const journals = store({ keptLimitMb: 0 });
		await assert.rejects(async () => journals.openJournal('a', match().header)?.keep(REASON), /this server keeps no journals/);
		await journals.stop();
		assert.equal(existsSync(join(dir, 'kept')), false);
	});

	it('a disk that cannot be written is said to the player and in the log, and throws nothing into the match', async () => {
		writeFileSync(join(dir, 'kept'), 'a file where the folder should be');
		const journals = store();
		const writer = journals.openJournal('a', match().header);
		await assert.rejects(async () => writer?.keep(REASON), /could not write it to its disk/);
		writer?.append(match().records);
		writer?.close();
		await journals.stop();
		assert.deepEqual(
			logged.map(({ event }) => event),
			['keepFailed'],
		);
	});

	it('the screen is added beside it; a bomb, noise and half a record are refused in words', async () => {
		const journals = store();
		const writer = journals.openJournal('a', match().header);
		const { code, addScreen } = (await writer?.keep(REASON)) ?? assert.fail();
		const record = writeLastSeconds(EMPTY);
		for (const [sent, why] of [
			[gzipSync(Buffer.alloc(LAST_SECONDS_BYTES * 40)), /cannot be unpacked/],
			[Buffer.from('noise'), /cannot be unpacked/],
			[gzipSync('noise'), /version/],
			[gzipSync(record.subarray(0, -1)), /wanted/],
		] as const) {
			assert.match((await addScreen(sent)) ?? 'taken', why);
		}
		assert.equal(await addScreen(gzipSync(record)), undefined);
		writer?.close();
		await journals.stop();
		assert.deepEqual(screenOf(readKeptReport(readFileSync(kept(`${code}.json`), 'utf8'))), EMPTY);
		assert.deepEqual(logged, []);
	});
});
