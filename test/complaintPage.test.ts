/** F8 in a real browser on a real server: a code on the screen, and under it the match and what the screen showed. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import { KEPT_CODE, readKeptReport, screenOf } from '../schema/keptReport.ts';
import { verifyJournal } from '../server/replay/verify.ts';
import { readJournal } from '../sim/journalReader.ts';
import { describeInChromium } from './chromium.ts';
import { ServerProcess } from './serverProcess.ts';

const PATIENCE_MS = 90_000;

declare const window: { readonly fray: Probe };

describeInChromium('F8', (browser) => {
	let server: ServerProcess;
	let url: string;
	let data: string;
	let page: Page;

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-f8-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		url = await server.url();
	});
	after(async () => {
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	});
	afterEach(() => page.context().close());

	async function play(): Promise<void> {
		page = await (await browser().newContext({ viewport: { width: 960, height: 600 } })).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		await page.goto(new URL('?autoplay=1&name=Ada&private=1&bots=5', url).href);
		await page.waitForFunction(() => window.fray?.view?.self?.alive);
	}
	/** Runs until it is elsewhere: a wall may stand on one side. */
	async function run(): Promise<void> {
		const place = () => page.evaluate(() => ({ ...window.fray.view?.players.get(window.fray.view.selfId) }));
		const from = await place();
		for (const key of ['KeyD', 'KeyS', 'KeyA', 'KeyW']) {
			await page.keyboard.down(key);
			for (let tries = 0; tries < 30; tries++) {
				await page.waitForTimeout(100);
				const { x = 0, y = 0 } = await place();
				if (Math.hypot(x - (from.x ?? 0), y - (from.y ?? 0)) > 100) return page.keyboard.up(key);
			}
			await page.keyboard.up(key);
		}
		assert.fail('no key moved the player');
	}
	const code = (where: string) => page.locator(`${where} .complaint-code`).inputValue();

	it('in a match shows a code; under it the server has the match to its end and the last seconds of this screen', async function () {
		this.timeout(300_000);
		await play();
		await run();
		const since = await page.evaluate(() => window.fray.view?.net.tick ?? 0);
		await page.waitForFunction((tick) => (window.fray.view?.net.tick ?? 0) > tick + 60, since);
		await page.keyboard.press('F8');
		const pressed = await page.evaluate(() => ({ tick: window.fray.view?.tick ?? 0, selfId: window.fray.view?.selfId ?? 0 }));
		await page.locator('.complaint-notice .complaint-code').waitFor({ state: 'visible' });
		const shown = await code('.complaint-notice');
		assert.match(shown, KEPT_CODE);
		// Leaving ends the match of one's own.
		await page.keyboard.press('Escape');
		assert.equal(await code('.menu'), shown, 'the menu still has it');
		await page.click('#leave');
		const kept = (name: string) => readFileSync(join(data, 'kept', name));
		const journal = async () => {
			for (let tries = 0; tries < 200; tries++) {
				const read = readJournal(kept(`${shown}.fray`));
				if (read.endReason !== undefined) return read;
				await page.waitForTimeout(50);
			}
			return assert.fail('the journal was not ended');
		};
		const { ticks, header, endReason, damage } = await journal();
		assert.deepEqual([endReason, damage], ['closed', undefined]);
		assert.ok(header.startTick + ticks.length > pressed.tick, 'what followed is there too');
		assert.equal(verifyJournal(await journal()).firstDifferentTick, undefined);
		const report = readKeptReport(kept(`${shown}.json`).toString());
		assert.deepEqual([report.why, report.name, report.playerId], ['complaint', 'Ada', pressed.selfId]);
		// The page is asked some pictures later.
		assert.ok(report.tick >= pressed.tick - 150 && report.tick <= pressed.tick + 5, `${report.tick} for ${pressed.tick}`);
		const screen = screenOf(report) ?? assert.fail('no screen');
		const [first, last] = [screen.pictures[0], screen.pictures.at(-1)];
		assert.ok(first && last && last.viewTick - first.viewTick > 50 && screen.lengthMs < 31_000);
		// A machine that draws in software makes few pictures: how far it ran does not depend on them.
		const ways = screen.pictures.flatMap(({ own }) => (own ? [Math.hypot(own.x - (first.own?.x ?? 0), own.y - (first.own?.y ?? 0))] : []));
		assert.ok(Math.max(...ways) > 60, `the own body ran: ${ways}`);
		assert.equal(last.others.length, 5);
		assert.ok(screen.line.length > 0 && screen.line.every(({ rttMs }) => rttMs >= 0));
	});

	it('in the menu is a letter of nobody: the words there go with the press of its button', async function () {
		this.timeout(300_000);
		await play();
		await page.keyboard.press('Escape');
		await page.locator('#complaint-words').fill('he was behind the wall');
		await page.keyboard.press('F8');
		await page.waitForTimeout(300);
		assert.equal(await page.locator('.complaint-code').first().isVisible(), false);
		await page.keyboard.press('Enter');
		await page.locator('.menu .complaint-code').waitFor({ state: 'visible' });
		const shown = await code('.menu');
		assert.equal(readKeptReport(readFileSync(join(data, 'kept', `${shown}.json`), 'utf8')).words, 'he was behind the wall');
		await page.click('#complain');
		await page.locator('.complaint small', { hasText: 'again in' }).waitFor({ state: 'visible' });
		assert.equal(await code('.menu'), shown, 'a press too many takes no code away');
	});
});
