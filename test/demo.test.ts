/** The demo as a stranger has it: files from a static host under some path, then no network at all. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import sirv from 'sirv';
import type { Probe } from '../game-client/probe.ts';
import { buildDemo } from '../server/page/buildDemo.ts';
import { describeInChromium } from './chromium.ts';

const PATIENCE_MS = 90_000;
const PATH = '/some/where/';

declare const window: { readonly fray: Probe };

/** A host that knows files and nothing else. */
function hostFiles(folder: string): Promise<Server> {
	const files = sirv(folder);
	const server = createServer((request, response) => {
		const missing = () => void response.writeHead(404).end();
		if (!request.url?.startsWith(PATH)) return missing();
		request.url = request.url.slice(PATH.length - 1);
		return files(request, response, missing);
	});
	return new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(server)));
}

describeInChromium('the demo', (browser) => {
	let folder: string;
	let server: Server;
	let page: Page;
	const complaints: string[] = [];
	const requests: string[] = [];

	before(async function () {
		this.timeout(300_000);
		folder = mkdtempSync(join(tmpdir(), 'fray-demo-'));
		await buildDemo(resolve(import.meta.dirname, '..'), folder);
		server = await hostFiles(folder);
		page = await (await browser().newContext({ viewport: { width: 960, height: 600 } })).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
		page.on('request', (request) => requests.push(request.url()));
	});

	after(async () => {
		await page.context().close();
		server.close();
		rmSync(folder, { recursive: true, force: true });
	});

	/** Waits until something is true in the page. */
	const until = (condition: () => boolean) => page.waitForFunction(condition, undefined, { timeout: PATIENCE_MS });

	/** Holds one key after the other until the own body has gone somewhere; however slow the pictures are. */
	async function moves(): Promise<boolean> {
		for (const key of ['KeyD', 'KeyS', 'KeyA', 'KeyW']) {
			const from = await page.evaluate(() => {
				const { x, y } = window.fray.view?.players.get(window.fray.view.selfId) ?? { x: 0, y: 0 };
				return { x, y };
			});
			const gone = (start: { x: number; y: number }) => {
				const self = window.fray.view?.players.get(window.fray.view.selfId);
				return self?.alive === true && Math.hypot(self.x - start.x, self.y - start.y) > 30;
			};
			await page.keyboard.down(key);
			const moved = await page.waitForFunction(gone, from, { timeout: 3000 }).then(
				() => true,
				() => false,
			);
			await page.keyboard.up(key);
			if (moved) return true;
		}
		return false;
	}

	it('is loaded from under any path, says what it is, and shows a match behind the start screen', async function () {
		this.timeout(300_000);
		const { port } = server.address() as AddressInfo;
		await page.goto(`http://127.0.0.1:${port}${PATH}`);
		await until(() => (window.fray?.view?.players.size ?? 0) > 1 && window.fray.framesPerSec > 0);
		assert.match(await page.locator('.start').innerText(), /against bots.*npm install && npm start/s);
		const foreign = requests.filter((url) => !url.startsWith(`http://127.0.0.1:${port}${PATH}`));
		assert.deepEqual(foreign, []);
	});

	it('plays a whole match against bots with the network off, and the next one after it', async function () {
		this.timeout(300_000);
		await page.context().setOffline(true);
		server.closeAllConnections();
		server.close();
		requests.length = 0;
		await page.keyboard.type('Ada');
		await page.keyboard.press('Enter');
		await until(() => window.fray.session !== undefined && (window.fray.view?.self?.alive ?? false));
		assert.ok(await moves(), 'no key moved the own body');
		// Short and sharp: the same numbers that one may turn in a room of one's own.
		await page.evaluate(() => {
			for (const [key, value] of [
				['rapid.damage', 60],
				['rail.damage', 150],
				['match.scoreToWin', 2],
				['match.resultsSeconds', 5],
			] as const)
				window.fray.session?.tune(key, value);
		});
		await until(() => window.fray.view?.roster.some(({ bot, score }) => bot && score > 0) ?? false);
		await page.locator('.results').first().waitFor({ state: 'visible' });
		assert.match(await page.locator('.results').first().innerText(), /Ada/);
		await until(() => window.fray.view?.phase !== 'results');
		assert.ok(await page.evaluate(() => window.fray.view?.roster.some(({ name, bot }) => name === 'Ada' && !bot)));
		assert.deepEqual(requests, []);
		assert.deepEqual(complaints, []);
	});
});
