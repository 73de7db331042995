/** The replay page as a developer has it: a match of a real server, the real command, a real browser. */

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type {} from '../game-client/replay/main.ts';
import type { Mark } from '../netcode/replay/marks.ts';
import { ReplayMatch } from '../netcode/replay/replayMatch.ts';
import type { KeptReport } from '../schema/keptReport.ts';
import { readJournal } from '../sim/journalReader.ts';
import { describeInChromium } from './chromium.ts';
import { type OnlineMatch, recordOnline } from './recordOnline.ts';
import { ReplayCommand } from './replayCommand.ts';

const PATIENCE_MS = 60_000;
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 810 } };
const PHONE: BrowserContextOptions = { viewport: { width: 844, height: 390 } };
const CODE = 'K7Q2ZD';

describeInChromium('the replay page', (browser) => {
	let online: OnlineMatch;
	/** The same match, read here. */
	let match: ReplayMatch;
	let command: ReplayCommand;
	let url: string;
	let page: Page;
	let complaints: string[];

	before(async function () {
		this.timeout(180_000);
		online = await recordOnline({ seconds: 12, line: 'poor', mode: 'deathmatch', bots: 5 });
		match = new ReplayMatch(readJournal(readFileSync(online.path)));
		match.recording.read(Infinity);
		command = new ReplayCommand(online.path, online.data);
		url = await command.url();
	});

	after(async () => {
		assert.equal(await command?.stop(), 0);
		online?.remove();
	});

	async function open(address: string, device: BrowserContextOptions = DESK): Promise<void> {
		complaints = [];
		page = await (await browser().newContext(device)).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(message.text());
		});
		await page.goto(address);
		await page.waitForFunction(() => window.frayReplay?.match.recording.isRead, undefined, { timeout: PATIENCE_MS });
	}

	afterEach(async () => {
		await page.context().close();
		assert.deepEqual(complaints, [], 'errors in the console');
	});

	const tick = () => page.evaluate(() => window.frayReplay.match.tick);
	const hash = () => page.evaluate(() => window.frayReplay.match.hash);
	const idOf = (name: string) => [...match.recording.marks.names].find(([, known]) => known.name === name)?.[0] ?? 0;
	const ada = () => idOf('Ada');

	it('plays the match, follows who played, and is the recorded one at the end', async () => {
		await open(url);
		await page.waitForFunction(() => window.frayReplay.match.tick > 5);
		assert.equal(await page.evaluate(() => window.frayReplay.match.followId), ada());
		await page.keyboard.press('End');
		assert.equal(await tick(), match.recording.lastTick);
		assert.equal(await hash(), match.recording.journal.ticks.at(-1)?.hash);
		assert.equal(await page.evaluate(() => window.frayReplay.match.recording.differsAt), undefined);
	});

	it('scrubs by its time line and steps by keys, and every tick is the one that was played', async () => {
		await open(url);
		const box = await page.locator('.replay-line').boundingBox();
		assert.ok(box);
		await page.mouse.click(box.x + box.width * 0.5, box.y + box.height / 2);
		const middle = await tick();
		const { firstTick, lastTick } = match.recording;
		assert.ok(Math.abs(middle - (firstTick + lastTick) / 2) < (lastTick - firstTick) * 0.05, `tick ${middle}`);
		for (const [key, by] of [
			['Period', 1],
			['Period', 1],
			['Comma', -1],
			['Shift+ArrowLeft', -Infinity],
		] as const) {
			const before = await tick();
			await page.keyboard.press(key);
			const after = await tick();
			assert.equal(after, Math.max(firstTick, before + by), key);
			if (after > firstTick) assert.equal(await hash(), match.recording.journal.ticks[after - firstTick - 1]?.hash);
		}
	});

	it('says of a chosen shot why it hit or missed, with the outlines over the picture, and puts it into the address', async () => {
		const mark = match.recording.marks.all.find((other) => other.kind === 'shot' && other.playerId === ada());
		assert.ok(mark?.kind === 'shot', 'Ada shot at somebody');
		const explained = match.explain(mark);
		assert.ok(explained);
		await open(`${url}?tick=${mark.tick}&player=${ada()}`);
		await page.locator('.replay-shots button').first().waitFor();
		const isOwn = (other: Mark) => (other.kind === 'kill' ? other.victimId === ada() : other.kind !== 'phase' && other.playerId === ada());
		const listed = match.recording.marks.all.filter(isOwn);
		await page.locator('.replay-shots button').nth(listed.indexOf(mark)).click();
		const words = await page.locator('.replay-verdict').innerText();
		assert.equal(words.toLowerCase(), `${explained.words}.`.toLowerCase());
		const facts = await page.locator('.replay-facts').innerText();
		assert.match(facts, /Newest state received\s+tick \d+, \d+ ms before the shot/, 'the journal knows what the client had received');
		if (explained.candidates.length > 0) {
			await page.waitForFunction(() => document.querySelectorAll('.replay-ghost').length >= 2);
		}
		assert.ok((await page.locator('.replay-way').count()) >= 1);
		await page.waitForFunction((shotId) => new URLSearchParams(window.location.search).get('shot') === String(shotId), mark.shotId);
		const address = page.url();
		await page.context().close();
		await open(address);
		assert.equal(await page.locator('.replay-verdict').innerText(), words, 'who is sent the address sees the same');
		assert.equal(await tick(), mark.tick);
	});

	it('shows another player, and their screen, on a phone as well', async () => {
		await open(`${url}?tick=200&look=screen`, PHONE);
		await page.locator('.replay-follow summary').click();
		const other = [...match.recording.marks.names].find(([, { bot }]) => bot);
		assert.ok(other);
		await page.locator('.replay-players button', { hasText: other[1].name }).click();
		await page.waitForFunction((id) => window.frayReplay.match.view.selfId === id, other[0]);
		assert.equal(await page.evaluate(() => window.frayReplay.match.look), 'screen');
		const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
		assert.equal(overflows, false);
	});

	it('opens the kept match of a complaint by its code, where and at whom the complaint is, and hands the complaint on', async () => {
		const kept = join(online.data, 'kept');
		mkdirSync(kept, { recursive: true });
		copyFileSync(online.path, join(kept, `${CODE}.fray`));
		const report: KeptReport = {
			...{ version: 1, code: CODE, at: '2026-01-01T00:00:00.000Z', why: 'complaint', roomId: 'r', journal: 'r.fray' },
			...{ tick: 150, playerId: ada(), name: 'Ada', detail: {} },
		};
		writeFileSync(join(kept, `${CODE}.json`), JSON.stringify(report));
		const byCode = new ReplayCommand(CODE, online.data);
		try {
			const address = await byCode.url();
			await open(address);
			assert.equal(await tick(), 150);
			assert.equal(await page.evaluate(() => window.frayReplay.match.followId), ada());
			const complaint = await (await fetch(new URL('complaint.json', address))).json();
			assert.deepEqual(complaint, report);
		} finally {
			await byCode.stop();
		}
		const missing = new ReplayCommand('ZZZZZZ', online.data);
		assert.equal(await missing.ended, 2);
		assert.match(missing.output, /there is no file and no kept match "ZZZZZZ"/);
	});

	it('says of a match under other rules that it may differ, and from where it does', async () => {
		const golden = new ReplayCommand('test/golden/steady.fray', online.data);
		try {
			await open(await golden.url());
			assert.match(await page.locator('.replay-head').innerText(), /recorded under other rules \(scripted then, \w+ now\)/);
		} finally {
			await golden.stop();
		}
	});

	it('answers only under its own address', async () => {
		await open(url);
		const { hostname, port } = new URL(url);
		assert.equal(hostname, '127.0.0.1');
		const { request } = await import('node:http');
		const status = await new Promise((done, fail) => {
			request({ host: hostname, port, path: '/match.fray', headers: { host: 'elsewhere.example' } }, (response) => {
				response.resume();
				done(response.statusCode);
			})
				.on('error', fail)
				.end();
		});
		assert.equal(status, 421);
	});
});
