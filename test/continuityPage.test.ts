/** A match on a player's screen outlives its process: killed, and ended for a deploy. Real processes, HAProxy, Redis, Chromium. */

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { LocalCluster } from '../deploy/local/localCluster.ts';
import type { Probe } from '../game-client/probe.ts';
import { describeInChromium } from './chromium.ts';

/** Software rendering on a busy machine is slow: nothing here depends on how fast. */
const PATIENCE_MS = 90_000;

interface Seen {
	tick: number;
	selfId: number;
	/** Name and points of all, in order of the names. */
	scores: Record<string, number>;
	own: string;
}

declare const window: { readonly fray: Probe; mark?: number; states: string[]; banners: string[] };

describeInChromium('a match on the screen', (browser) => {
	let cluster: LocalCluster;
	let page: Page;
	const complaints: string[] = [];

	before(async function () {
		this.timeout(300_000);
		cluster = await LocalCluster.start({
			processes: 2,
			settings: { FRAY_DRAIN_SECONDS: '5' },
		});
		page = await (await browser().newContext({ viewport: { width: 960, height: 600 } })).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		await page.goto(`${cluster.url}/?autoplay=1&name=Ada&mode=deathmatch`);
		await until(() => window.fray?.view?.self?.alive ?? false);
		await page.evaluate(() => {
			window.mark = 1;
			window.states = [];
			window.banners = [];
			const look = () => {
				const state = window.fray.view?.net.state ?? 'none';
				if (window.states.at(-1) !== state) window.states.push(state);
				const words = document.querySelector('.line-banner:not([hidden])')?.textContent ?? '';
				if (words !== '' && window.banners.at(-1) !== words) window.banners.push(words);
				requestAnimationFrame(look);
			};
			look();
		});
	});

	after(async () => {
		await page?.context().close();
		await cluster?.stop();
	});

	const until = (condition: () => boolean) => page.waitForFunction(condition, undefined, { timeout: PATIENCE_MS });
	const seen = (): Promise<Seen> =>
		page.evaluate(() => {
			const { view } = window.fray;
			return {
				tick: view?.net.tick ?? 0,
				selfId: view?.selfId ?? 0,
				scores: Object.fromEntries((view?.roster ?? []).map(({ name, score }) => [name, score])),
				own: document.querySelector('.vitals')?.textContent ?? '',
			};
		});

	/** The process that the page's match runs in. */
	async function owner() {
		const { processes } = await cluster.standing();
		const { slot } = processes.find(({ players }) => players > 0) ?? { slot: 0 };
		const process = cluster.inSlot(slot);
		assert.ok(process, `nobody has the match: ${JSON.stringify(processes)}`);
		return process;
	}

	/** The same match, the same player, nobody's points gone, and no more than `lostTicks` played again. */
	function assertGoesOn(before: Seen, now: Seen, lostTicks: number): void {
		assert.equal(now.selfId, before.selfId);
		assert.ok(now.tick >= before.tick - lostTicks, `tick ${now.tick} after ${before.tick}`);
		for (const [name, score] of Object.entries(before.scores))
			assert.ok((now.scores[name] ?? -99) >= score, `${name}: ${now.scores[name]} after ${score}`);
	}

	it('goes on with the same scores after its process was killed, without a reload', async function () {
		this.timeout(200_000);
		// Points are worth keeping: bots fight from the start.
		await until(() => (window.fray.view?.roster ?? []).some(({ score }) => score > 0) && window.fray.view?.phase === 'play');
		const { scores } = await seen();
		// A crash costs up to a tenth of a second of play, and a point that was won in it.
		await new Promise((resolve) => setTimeout(resolve, 500));
		const before = { ...(await seen()), scores };
		(await owner()).signal('SIGKILL');
		await until(() => window.states.includes('returning'));
		await until(() => window.fray.view?.net.state === 'connected' && (window.fray.view?.self?.alive ?? false));
		assertGoesOn(before, await seen(), 8);
		assert.equal(await page.evaluate(() => window.mark), 1);
		const banners = await page.evaluate(() => window.banners);
		assert.ok(
			banners.some((words) => /Coming back to your place/.test(words)),
			`said: ${banners}`,
		);
		assert.ok(
			await page
				.locator('.line-banner:not([hidden])')
				.count()
				.then((count) => count <= 1),
		);
		await until(() => window.banners.some((words) => /Back in the match/.test(words)));
	});

	it('moves to another process for a deploy, and its player is told nothing', async function () {
		this.timeout(200_000);
		await cluster.startProcess();
		await page.evaluate(() => {
			window.states = [];
			window.banners = [];
		});
		await new Promise((resolve) => setTimeout(resolve, 2500));
		await page.evaluate(() => {
			window.banners = [];
		});
		const before = await seen();
		const old = await owner();
		old.signal('SIGTERM');
		await old.ended;
		await page.waitForFunction((tick) => (window.fray.view?.net.tick ?? 0) > tick + 60, before.tick, { timeout: PATIENCE_MS });
		assertGoesOn(before, await seen(), 0);
		const { states, banners, mark } = await page.evaluate(() => ({ states: window.states, banners: window.banners, mark: window.mark }));
		assert.equal(mark, 1);
		assert.deepEqual(banners, []);
		assert.ok(!states.includes('returning') && !states.includes('closed'), states.join(', '));
		assert.deepEqual(complaints, []);
		assert.notEqual((await owner()).slot, old.slot);
	});
});
