/** The page as its players have it: a real server, a real browser, keys and fingers. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import { describeInChromium } from './chromium.ts';
import { ServerProcess } from './serverProcess.ts';

/** Software rendering on a busy machine is slow: nothing here depends on how fast. */
const PATIENCE_MS = 90_000;
const DESKTOP: BrowserContextOptions = { viewport: { width: 960, height: 600 } };

declare const window: { readonly fray: Probe };

/** In the page: a shot has cost energy. */
function hasFired(): boolean {
	const self = window.fray.view?.self;
	return self?.alive === true && self.energy < self.energyMax - 2;
}

describeInChromium('the page', (browser) => {
	let server: ServerProcess;
	let url: string;
	let data: string;
	let complaints: string[];
	let page: Page;

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-page-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		url = await server.url();
	});

	after(async () => {
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	});

	async function open(path: string, device: BrowserContextOptions): Promise<void> {
		complaints = [];
		const context = await browser().newContext(device);
		page = await context.newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(message.text());
		});
		await page.goto(new URL(path, url).href);
	}

	afterEach(async () => {
		await page.context().close();
		assert.deepEqual(complaints, [], 'errors in the console');
	});

	/** Waits until something is true in the page. */
	const until = (condition: () => boolean) => page.waitForFunction(condition, undefined, { timeout: PATIENCE_MS });
	const seated = () => until(() => window.fray?.session !== undefined && (window.fray.view?.self?.alive ?? false));
	const place = () =>
		page.evaluate(() => {
			const view = window.fray.view;
			const self = view?.players.get(view.selfId);
			return { x: self?.x ?? 0, y: self?.y ?? 0 };
		});
	const seen = (selector: string) => page.locator(selector).first().waitFor({ state: 'visible', timeout: PATIENCE_MS });

	it('shows a live match behind one focused field, and plays from the first Enter on', async function () {
		this.timeout(300_000);
		await open('/', DESKTOP);
		await until(() => (window.fray?.view?.players.size ?? 0) > 1);
		assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'INPUT');
		await page.keyboard.type('Ada');
		await page.keyboard.press('Enter');
		await seated();
		assert.ok(await page.evaluate(() => window.fray.view?.roster.some((line) => line.name === 'Ada' && !line.bot)));
		const [here, others] = [await place(), await page.evaluate(() => window.fray.view?.players.size ?? 0)];
		assert.ok(others > 2, 'nobody to play against');
		for (const key of ['KeyD', 'KeyS', 'KeyA', 'KeyW']) {
			await page.keyboard.down(key);
			// A page that is drawn a few times a second sends few frames; a wall may stand on one side.
			for (let tries = 0; tries < 30; tries++) {
				await page.waitForTimeout(100);
				const there = await place();
				if (Math.hypot(there.x - here.x, there.y - here.y) > 40) return;
			}
			await page.keyboard.up(key);
		}
		assert.fail('no key moved the player');
	});

	it('shoots with the mouse, and shows kills', async function () {
		this.timeout(300_000);
		await open('/?autoplay=1&name=Ben&private=1&bots=7', DESKTOP);
		await seated();
		// So that a fight is over soon.
		await page.evaluate(() => {
			window.fray.session?.tune('rapid.damage', 100);
			window.fray.session?.tune('rail.damage', 200);
		});
		await page.keyboard.press('Digit2');
		await page.mouse.move(700, 300);
		await page.mouse.down();
		await until(hasFired);
		await page.mouse.up();
		await seen('.kill-feed .feed-line');
	});

	it('comes back into the same body after a dropped socket, without a reload', async function () {
		this.timeout(300_000);
		await open('/?autoplay=1&name=Cleo', DESKTOP);
		await seated();
		const id = await page.evaluate(() => window.fray.view?.selfId);
		// The return takes less than a picture: told by the new socket, not by the banner.
		const socket = await page.evaluateHandle(() => {
			const session = window.fray.session as unknown as { link: { room: { connection: { transport: { ws: WebSocket } } } } };
			const { transport } = session.link.room.connection;
			const old = transport.ws;
			old.close();
			return { isNew: () => transport.ws !== old && transport.ws.readyState === WebSocket.OPEN };
		});
		await page.waitForFunction(({ isNew }) => isNew(), socket, { timeout: PATIENCE_MS });
		await until(() => window.fray.view?.net.state === 'connected' && (window.fray.view.selfId ?? 0) > 0);
		const tick = await page.evaluate(() => window.fray.view?.net.tick ?? 0);
		await page.waitForFunction((since) => (window.fray.view?.net.tick ?? 0) > since + 10, tick, { timeout: PATIENCE_MS });
		assert.equal(await page.evaluate(() => window.fray.view?.selfId), id);
	});

	it('comes back into the same body after a reload', async function () {
		this.timeout(300_000);
		await open('/', DESKTOP);
		await page.keyboard.type('Dora');
		await page.keyboard.press('Enter');
		await seated();
		const id = await page.evaluate(() => window.fray.view?.selfId);
		await page.reload();
		await until(() => window.fray?.session !== undefined && (window.fray.view?.selfId ?? 0) > 0);
		assert.equal(await page.evaluate(() => window.fray.view?.selfId), id);
		assert.ok(await page.evaluate(() => window.fray.view?.roster.some((line) => line.name === 'Dora')));
	});

	it('that is older than the server loads anew by itself, once, and is in a match', async () => {
		const context = await browser().newContext(DESKTOP);
		let loads = 0;
		let refused = 0;
		complaints = [];
		page = await context.newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('load', () => loads++);
		// What a page of the version before asks with.
		await page.route('**/matchmake/**', (route) => {
			const asked = route.request().postDataJSON() as { protocol?: number } | null;
			if (loads > 1 || refused > 0 || typeof asked?.protocol !== 'number') return route.continue();
			refused++;
			return route.continue({ postData: JSON.stringify({ ...asked, protocol: asked.protocol - 1 }) });
		});
		await page.goto(new URL('/?autoplay=1&name=Ada', url).href);
		await seated();
		assert.deepEqual([loads, refused], [2, 1]);
	});

	it('says what happened and what to do when there is no server any more', async function () {
		this.timeout(300_000);
		await open('/', DESKTOP);
		await until(() => (window.fray?.view?.players.size ?? 0) > 1);
		await page.context().setOffline(true);
		await page.keyboard.type('Finn');
		await page.keyboard.press('Enter');
		await seen('.problem');
		assert.match(await page.locator('.problem').innerText(), /join-offline/);
		complaints = complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint));
	});
});
