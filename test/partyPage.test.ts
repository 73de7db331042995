/** Playing with friends as they have it: two pages, a link, the same match, and still together after it. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import { TEXT_SIZES } from '../game-client/settings.ts';
import { describeInChromium } from './chromium.ts';
import { ServerProcess } from './serverProcess.ts';

/** Software rendering on a busy machine is slow: nothing here depends on how fast. */
const PATIENCE_MS = 90_000;

declare const window: { readonly fray: Probe };

/** In the page: what of the start screen cannot be scrolled to. */
function unreachable(): string[] {
	const start = document.querySelector('.start') as HTMLElement;
	const found: string[] = [];
	for (const node of start.querySelectorAll<HTMLElement>('h1, h2, p, button, li, input')) {
		if (!node.checkVisibility()) continue;
		node.scrollIntoView({ block: 'nearest' });
		const { left, right, top, bottom } = node.getBoundingClientRect();
		if (left < 0 || right > start.clientWidth || top < -1 || bottom > start.clientHeight + 1) found.push(node.className || node.id);
	}
	return found;
}

describeInChromium('playing with friends', (browser) => {
	let server: ServerProcess;
	let url: string;
	let data: string;
	let complaints: string[];
	let pages: Page[];

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-party-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		url = await server.url();
	});

	after(async () => {
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	});

	beforeEach(() => {
		complaints = [];
		pages = [];
	});

	afterEach(async () => {
		for (const page of pages) await page.context().close();
		assert.deepEqual(complaints, [], 'errors in the console');
	});

	async function open(path: string): Promise<Page> {
		const context = await browser().newContext({ viewport: { width: 960, height: 600 } });
		await context.addInitScript(() => localStorage.setItem('fray.settings', '{"quality":"low"}'));
		const page = await context.newPage();
		pages.push(page);
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			// The browser's own line about an answer that the page understands.
			if (message.type() === 'error' && !/status of 47\d/.test(message.text())) complaints.push(message.text());
		});
		await page.goto(new URL(path, url).href);
		return page;
	}

	const seated = (page: Page) => page.waitForFunction(() => (window.fray?.view?.selfTeam ?? 0) > 0 && window.fray.session !== undefined);
	const place = (page: Page) => page.evaluate(() => [window.fray.session?.roomId, window.fray.view?.selfTeam]);
	const says = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor({ state: 'visible' });

	it('begins with a link and two presses, ends in one team of one match, and is the same after a reload', async function () {
		this.timeout(300_000);
		const ada = await open('/?mode=teams');
		await ada.keyboard.type('Ada');
		await ada.locator('#open-party').focus();
		await ada.keyboard.press('Enter');
		await says(ada, 'Your party');
		assert.equal(await ada.evaluate(() => document.activeElement?.textContent), 'Copy link', 'the hands are at the link');
		for (const key of ['ArrowLeft', 'ArrowRight']) await ada.keyboard.press(key);
		assert.ok(await ada.evaluate(() => document.activeElement?.closest('.party') !== null), 'arrows lead out of the panel and back');
		for (const size of TEXT_SIZES) {
			await ada.evaluate((percent) => document.documentElement.style.setProperty('--text-size', String(Number(percent) / 100)), size);
			assert.deepEqual(await ada.evaluate(unreachable), [], `at ${size} %`);
		}
		const ben = await open(new URL(await ada.inputValue('#party-link')).search);
		await says(ben, 'Ada begins when everybody is ready.');
		await ben.locator('#name').fill('Ben');
		await ben.keyboard.press('Enter');
		await says(ben, 'Ada begins the match.');
		await says(ada, 'Ben');
		await ada.waitForFunction(() => !(document.querySelector('#play') as HTMLButtonElement).disabled);
		await ada.locator('#play').focus();
		await ada.keyboard.press('Enter');
		await Promise.all([seated(ada), seated(ben)]);
		assert.deepEqual(await place(ada), await place(ben));

		await ben.reload();
		// On a slow machine the page may take longer than its seat is kept.
		const inMatch = await ben.waitForFunction(() => {
			const waits = document.querySelector('.start-notice')?.textContent === 'Your party is in a match.';
			return window.fray?.session ? 'seated' : waits && 'waiting';
		});
		if ((await inMatch.jsonValue()) === 'seated') {
			await seated(ben);
			await ben.keyboard.press('Escape');
			await ben.locator('#leave').click();
		}
		await says(ben, 'Your party is in a match.');
		assert.equal(await ben.locator('.party-member:not(.is-free)').count(), 2);
		await ben.locator('#play').click();
		await seated(ben);
		assert.deepEqual(await place(ada), await place(ben));
	});

	it('leads by the link of the menu into a private match, and says when that has ended', async function () {
		this.timeout(300_000);
		const ada = await open('/?autoplay=1&name=Ada&private=1&mode=teams');
		await seated(ada);
		await ada.keyboard.press('Escape');
		const link = await ada.inputValue('#invite');
		const ben = await open(new URL(link).search);
		await says(ben, 'You are invited to a match. Press Play to join it.');
		await ben.keyboard.press('Enter');
		await seated(ben);
		assert.equal((await place(ada))[0], (await place(ben))[0]);
		await ada.locator('#leave').click();
		await ben.keyboard.press('Escape');
		await ben.locator('#leave').click();
		const cy = await open(new URL(link).search);
		await cy.locator('#play').click();
		await says(cy, 'This match has ended, or the link to it is not complete.');
		await cy.getByText('Play another match').click();
		await cy.waitForFunction(() => window.fray.session !== undefined);
		assert.equal(new URL(cy.url()).searchParams.get('room'), null);
	});
});
