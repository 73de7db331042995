/** The designer's desk as a designer has it: F4 in a private room, a number found and turned, and the game answers. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import { describeInChromium } from './chromium.ts';
import { ServerProcess } from './serverProcess.ts';

const PATIENCE_MS = 90_000;

declare const window: { readonly fray: Probe };

describeInChromium("the designer's desk", (browser) => {
	let server: ServerProcess;
	let data: string;
	let page: Page;
	const complaints: string[] = [];

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-desk-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		page = await (await browser().newContext({ viewport: { width: 960, height: 600 } })).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	});

	after(async () => {
		await page.context().close();
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	});

	const until = (condition: () => boolean) => page.waitForFunction(condition, undefined, { timeout: PATIENCE_MS });
	const tuning = () => page.evaluate(() => window.fray.view?.tuning.player.speed);

	it('opens by F4, finds a number, turns it, and the body runs at the new speed; one key resets it', async function () {
		this.timeout(300_000);
		await page.goto(new URL('/?name=Ada&private=1&bots=0', await server.url()).href);
		// A slow machine bakes the picture for longer than a seat is reserved: first that, then the match.
		await until(() => (window.fray?.framesPerSec ?? 0) > 0);
		await page.keyboard.press('Enter');
		await until(() => window.fray?.session !== undefined && (window.fray.view?.self?.alive ?? false));
		await page.keyboard.press('F4');
		// By keyboard alone: the search has the focus, the field is the next stop after the filter.
		await page.keyboard.type('player.speed');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'desk-player.speed');
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('700');
		await page.keyboard.press('Enter');
		await until(() => window.fray.view?.tuning.player.speed === 700);
		assert.ok(await page.locator('.desk-number.is-changed').isVisible());
		// Back to the game, with the desk open beside it.
		await page.keyboard.press('Escape');
		const runs = () => {
			const self = window.fray.view?.players.get(window.fray.view.selfId);
			return Math.hypot(self?.vx ?? 0, self?.vy ?? 0) > 600;
		};
		let ran = false;
		for (const key of ['KeyD', 'KeyA', 'KeyS', 'KeyW']) {
			await page.keyboard.down(key);
			ran ||= await page.waitForFunction(runs, undefined, { timeout: 2500 }).then(
				() => true,
				() => false,
			);
			await page.keyboard.up(key);
			if (ran) break;
		}
		assert.ok(ran, 'the body is no faster');
		assert.ok(await page.locator('.desk').isVisible());
		await page.getByRole('button', { name: 'Reset Player: Speed' }).click();
		await until(() => window.fray.view?.tuning.player.speed === 320);
		assert.equal(await page.locator('.desk-number.is-changed').count(), 0);
	});

	it('says in words what the server refuses', async function () {
		this.timeout(300_000);
		await page.locator('[id="desk-player.speed"]').fill('5000');
		await page.keyboard.press('Enter');
		await page.getByText('player.speed must be from 40 to 900').waitFor();
		assert.equal(await tuning(), 320);
		assert.deepEqual(complaints, []);
	});
});
