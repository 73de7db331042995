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
	let url: string;
	let data: string;
	let page: Page;
	const complaints: string[] = [];

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-desk-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		url = await server.url();
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
	/** Of those that the search shows: a room without bots has another number of players, too. */
	const changed = () => page.locator('.desk-number.is-changed:not([hidden])');
	const tuning = () => page.evaluate(() => window.fray.view?.tuning.player.speed);

	/** A slow machine bakes the picture for longer than a seat is reserved: first that, then the match. */
	async function play(search: string): Promise<void> {
		await page.goto(new URL(search, url).href);
		await until(() => (window.fray?.framesPerSec ?? 0) > 0);
		await page.keyboard.press('Enter');
		await until(() => window.fray?.session !== undefined && (window.fray.view?.self?.alive ?? false));
	}

	it('opens by F4, finds a number, turns it, and the body runs at the new speed; one key resets it', async function () {
		this.timeout(300_000);
		await play('/?name=Ada&private=1&bots=0');
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
		assert.equal(await changed().count(), 1);
		// Back to the game, with the desk open beside it.
		await page.keyboard.press('Escape');
		const runs = () => {
			const self = window.fray.view?.players.get(window.fray.view.selfId);
			return Math.hypot(self?.vx ?? 0, self?.vy ?? 0) > 600;
		};
		let ran = false;
		for (const key of ['KeyD', 'KeyA', 'KeyS', 'KeyW']) {
			await page.keyboard.down(key);
			ran ||= await page.waitForFunction(runs, undefined, { timeout: 6000 }).then(
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
		assert.equal(await changed().count(), 0);
	});

	it('says in words what the server refuses', async function () {
		this.timeout(300_000);
		await page.locator('[id="desk-player.speed"]').fill('5000');
		await page.keyboard.press('Enter');
		await page.getByText('player.speed must be from 40 to 900').waitFor();
		assert.equal(await tuning(), 320);
		await page.evaluate(() => window.fray.session?.leave());
	});

	it('shows on the range what each hit takes, and the rate of it', async function () {
		this.timeout(300_000);
		await play('/?name=Ada&private=1&mode=practice&map=range');
		await page.evaluate(() => {
			// A beam as wide as a lane, so that nobody has to aim.
			for (const [key, value] of [
				['rail.projectileRadius', 40],
				['rail.damage', 7],
				['rail.energyPerShot', 0],
				['rail.cooldownSeconds', 0.3],
			] as const)
				window.fray.session?.tune(key, value);
			const seen: string[] = [];
			Object.assign(window, { seenNumbers: seen });
			new MutationObserver(() => {
				for (const { textContent } of document.querySelectorAll('.damage-number:not([hidden])')) seen.push(textContent ?? '');
			}).observe(document.querySelector('.damage-numbers') as Element, { attributes: true, childList: true, subtree: true });
		});
		// Beside the desk, which is still open.
		await page.mouse.move(540, 300);
		await page.mouse.down();
		await until(() => (window as unknown as { seenNumbers: string[] }).seenNumbers.some((text) => /^(?:[◇◈] )?\d+$/.test(text)));
		await until(() => /^[1-9]/.test(document.querySelector('.damage-rate dd')?.textContent ?? ''));
		await page.mouse.up();
		assert.deepEqual(complaints, []);
	});
});
