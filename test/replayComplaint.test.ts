/** From F8 to whoever looks into it: the match opens by its code, with what the player said, saw and had for a line. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import type {} from '../game-client/replay/main.ts';
import { ReplayMatch } from '../netcode/replay/replayMatch.ts';
import type { ScreenRecorder } from '../netcode/screenRecorder.ts';
import type { View } from '../netcode/view.ts';
import { readKeptReport } from '../schema/keptReport.ts';
import { readLastSeconds } from '../schema/lastSecondsReader.ts';
import { writeLastSeconds } from '../schema/lastSecondsWriter.ts';
import { encodeJournalHeader, journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import { readJournal } from '../sim/journalReader.ts';
import { describeInChromium } from './chromium.ts';
import { RECORDED_BY } from './recordMatch.ts';
import { ReplayCommand } from './replayCommand.ts';
import { ServerProcess } from './serverProcess.ts';
import { SimulatedMatch } from './simulatedMatch.ts';

const PATIENCE_MS = 90_000;
const WORDS = 'my rail went right through him';

/** The game's own page. */
type Game = { readonly fray: Probe };

describeInChromium('a complaint, opened again', (browser) => {
	let data: string;
	let code: string;

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-complaint-'));
		const server = new ServerProcess({ env: { FRAY_DATA: data } });
		const page = await newPage();
		await page.goto(new URL('?autoplay=1&name=Ada&private=1&bots=5&net=average', await server.url()).href);
		await page.waitForFunction(() => (window as unknown as Game).fray?.view?.self?.alive);
		const tick = () => page.evaluate(() => (window as unknown as Game).fray.view?.net.tick ?? 0);
		const since = await tick();
		for (const key of ['KeyD', 'KeyS', 'KeyA', 'KeyW']) {
			await page.keyboard.down(key);
			await page.waitForTimeout(800);
			await page.keyboard.up(key);
		}
		await page.waitForFunction((first) => ((window as unknown as Game).fray.view?.net.tick ?? 0) > first + 90, since);
		await page.keyboard.press('Escape');
		await page.locator('#complaint-words').fill(WORDS);
		await page.keyboard.press('Enter');
		await page.locator('.menu .complaint-code').waitFor({ state: 'visible' });
		code = await page.locator('.menu .complaint-code').inputValue();
		await page.context().close();
		await server.stop();
	});
	after(() => rmSync(data, { recursive: true, force: true }));

	async function newPage(): Promise<Page> {
		const page = await (await browser().newContext({ viewport: { width: 1280, height: 720 } })).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		return page;
	}
	const read = () => readKeptReport(readFileSync(join(data, 'kept', `${code}.json`), 'utf8'));

	it('is in the list, with who, when and their words', () => {
		const { stdout, status } = spawnSync(process.execPath, ['server/replay.ts', '--list'], {
			cwd: join(import.meta.dirname, '..'),
			encoding: 'utf8',
			env: { ...process.env, FRAY_DATA: data },
		});
		assert.equal(status, 0);
		const line = stdout.split('\n').find((each) => each.startsWith(code)) ?? assert.fail(stdout);
		assert.match(line, new RegExp(`^${code}  \\d{4}-.*Z  \\d+ kB  complaint of Ada, room \\S+, tick ${read().tick}, “${WORDS}”$`));
	});

	it('shows who said what at which instant, and outlines of where their screen had everybody', async () => {
		const command = new ReplayCommand(code, data);
		const page = await newPage();
		try {
			await page.goto(await command.url());
			await page.waitForFunction(() => window.frayReplay?.match.recording.isRead);
			const { tick, playerId } = read();
			const at = () => page.evaluate(() => window.frayReplay.match.tick);
			assert.equal(await at(), tick);
			assert.equal(await page.evaluate(() => window.frayReplay.match.followId), playerId);
			const report = await page.locator('.replay-report').innerText();
			assert.match(report, new RegExp(`Ada complained.*${WORDS}.*kept as ${code}`, 's'));
			await page.keyboard.press('ArrowLeft');
			assert.ok((await at()) < tick);
			await page.locator('.replay-report button').click();
			assert.equal(await at(), tick, 'its time leads back to it');
			// A moment before: at the press itself the record ends.
			for (let i = 0; i < 12; i++) await page.keyboard.press('Comma');
			await page.waitForFunction(() => document.querySelectorAll('.replay-seen[data-whose="other"]').length > 0);
			await page.locator('.replay-figures dl').waitFor({ state: 'visible' });
			assert.match(await page.locator('.replay-figures').innerText(), /Round trip\s+\d+ ms.*Held/s);
			await page.locator('.replay-report input').uncheck();
			await page.waitForFunction(() => document.querySelectorAll('.replay-seen').length === 0);
		} finally {
			await page.context().close();
			await command.stop();
		}
	});
});

describe('the screen of a complaint', () => {
	it('beside the one that the journal has: half of all others to within two units, the own body to within one', () => {
		const parts: Uint8Array[] = [];
		let encoder: JournalEncoder | undefined;
		const match = new SimulatedMatch({
			fillTo: 6,
			seed: 21,
			recorder: {
				begin(world) {
					const start = journalStart(world);
					encoder = new JournalEncoder(start);
					parts.push(encodeJournalHeader({ ...start, ...RECORDED_BY }).slice());
				},
				tick: (input, hash) => parts.push(encoder?.tick(input, hash).slice() ?? new Uint8Array(0)),
				end() {},
			},
		});
		const client = match.join({ delayMs: 40, jitterMs: 5 });
		client.intent = (nowMs) => ({
			moveX: Math.sin(nowMs / 400),
			moveY: Math.cos(nowMs / 900),
			aim: 0,
			fire: false,
			dash: false,
			weapon: 0,
		});
		client.onSession = (session) => session.recordScreen(() => 60);
		match.run(15_000);
		const { session } = client;
		const { recorder, view } = session as unknown as { recorder: ScreenRecorder; view: View };
		const record = readLastSeconds(writeLastSeconds(recorder.lastSeconds(view)));
		const replay = new ReplayMatch(readJournal(Buffer.concat(parts)));
		replay.followId = view.selfId;
		replay.look = 'screen';
		const own: number[] = [];
		const others: number[] = [];
		const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);
		for (const shown of record.pictures) {
			if (shown.ownTick < 60 || shown.ownTick > match.runner.world.tick) continue;
			replay.seek(shown.ownTick);
			const me = replay.view.players.get(view.selfId);
			if (shown.own && me?.alive) own.push(distance(shown.own, me));
			for (const other of shown.others) {
				const replayed = replay.view.players.get(other.id);
				if (other.alive && replayed?.alive) others.push(distance(other, replayed));
			}
		}
		const middle = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] ?? Infinity;
		assert.ok(own.length > 100 && others.length > 500, `${own.length}, ${others.length} compared`);
		assert.ok(middle(own) <= 1 && middle(others) <= 2, `own ${middle(own)}, others ${middle(others)}`);
	});
});
