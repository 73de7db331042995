/** The game on a phone, by touch alone, over plain http: from the start screen into a match and through all that a hand can do. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { HAPTICS } from '../game-client/input/haptics.ts';
import { PRESS_MIN_MS } from '../game-client/input/press.ts';
import type { Probe } from '../game-client/probe.ts';
import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';
import { describeInChromium, PLAIN_HOST } from './chromium.ts';
import { Fingers, SIDEWAYS, UPRIGHT } from './fingers.ts';
import { ServerProcess } from './serverProcess.ts';

/** Software rendering on a busy machine is slow: nothing here depends on how fast. */
const PATIENCE_MS = 90_000;

declare const window: { readonly fray: Probe; readonly felt: unknown[]; readonly fired: number[]; leastEnergy: number };

describeInChromium('the game on a phone', (browser) => {
	let server: ServerProcess;
	let url: URL;
	let data: string;
	let complaints: string[];
	let page: Page;
	let fingers: Fingers;

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-phone-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		url = new URL(await server.url());
		url.hostname = PLAIN_HOST;
	});

	after(async () => {
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	});

	async function open(device: BrowserContextOptions, path = '/?private=1&bots=0'): Promise<void> {
		complaints = [];
		const context = await browser().newContext(device);
		page = await context.newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(message.text());
		});
		fingers = await Fingers.on(page);
		await page.addInitScript(() => {
			const felt: unknown[] = [];
			Object.assign(window, { felt });
			navigator.vibrate = (pattern) => felt.push(pattern) > 0;
		});
		await page.goto(new URL(path, url).href);
	}

	afterEach(async () => {
		await page.context().close();
		assert.deepEqual(complaints, [], 'errors in the console');
	});

	const until = (condition: () => boolean) => page.waitForFunction(condition, undefined, { timeout: PATIENCE_MS });
	const size = () => page.viewportSize() ?? { width: 0, height: 0 };
	/** Where thumbs rest: low, to the left and to the right. */
	const rest = () => {
		const { width, height } = size();
		return { left: { x: width * 0.2, y: height * 0.72 }, right: { x: width * 0.68, y: height * 0.66 } };
	};
	/** Middle of a button. */
	async function middleOf(name: string): Promise<{ x: number; y: number }> {
		const box = await page.getByRole('button', { name, exact: true }).boundingBox();
		assert.ok(box, `${name} is not there`);
		return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	}
	async function touch(name: string): Promise<void> {
		const { x, y } = await middleOf(name);
		await fingers.tap(9, x, y);
	}
	async function play(): Promise<void> {
		await page.getByRole('textbox').fill('Eve');
		await touch('Play');
		await until(() => window.fray?.session !== undefined && (window.fray.view?.self?.alive ?? false));
		await page.locator('.touch-dash').waitFor({ state: 'visible' });
	}
	const place = () =>
		page.evaluate(() => {
			const { view } = window.fray;
			return { x: view?.players.get(view.selfId)?.x ?? 0, middleX: (view?.arena.width ?? 0) / 2 };
		});

	for (const [held, device] of [
		['sideways', SIDEWAYS],
		['upright', UPRIGHT],
	] as const) {
		it(`is played ${held}: move, aim, fire, dash, another weapon, the menu and back, all at once where a hand would`, async function () {
			this.timeout(300_000);
			await open(device);
			assert.equal(await page.evaluate(() => isSecureContext), false, 'this is not plain http');
			await play();
			const { left, right } = rest();

			await fingers.down(1, left.x, left.y);
			const start = await place();
			// Toward the middle of the map, where there is room.
			await fingers.slide(1, left.x + Math.sign(start.middleX - start.x) * 50, left.y);
			await page.waitForFunction(
				(from) => Math.abs((window.fray.view?.players.get(window.fray.view.selfId)?.x ?? from) - from) > 40,
				start.x,
				{ timeout: PATIENCE_MS },
			);
			// The other thumb, without letting go of the first: a little way aims and does not fire.
			await fingers.down(2, right.x, right.y);
			await fingers.slide(2, right.x, right.y + 26);
			await until(() => Math.abs((window.fray.view?.players.get(window.fray.view.selfId)?.aim ?? 0) - 1024) < 120);
			assert.equal(await page.evaluate(() => window.fray.view?.self?.energy), 100, 'aiming has fired');
			await fingers.slide(2, right.x, right.y + 50);
			await until(() => (window.fray.view?.self?.energy ?? 100) < 98);
			await fingers.lift(2);

			await touch('Dash');
			// Told by the hand: on a busy machine the dash may be over before anybody looks.
			for (const { pattern } of [HAPTICS.fire, HAPTICS.dash]) {
				await page.waitForFunction((pulses) => window.felt.some((one) => String(one) === pulses), String(pattern), {
					timeout: PATIENCE_MS,
				});
			}
			const last = WEAPON_IDS.length - 1;
			await touch(WEAPONS[WEAPON_IDS[last] ?? 'rail'].title);
			await page.waitForFunction((index) => window.fray.view?.self?.weapon === index, last, { timeout: PATIENCE_MS });

			// Still running: the menu takes the match out of the hand, and gives it back.
			await touch('Menu');
			await page.locator('dialog.menu').waitFor({ state: 'visible' });
			await until(() => {
				const me = window.fray.view?.players.get(window.fray.view.selfId);
				return Math.hypot(me?.vx ?? 1, me?.vy ?? 1) < 1;
			});
			await fingers.lift(1);
			await touch('Back to the match');
			await page.locator('dialog.menu').waitFor({ state: 'hidden' });
		});
	}

	it('fires for one press by a tap, and no longer', async function () {
		this.timeout(300_000);
		await open(SIDEWAYS);
		await play();
		const { right } = rest();
		await page.evaluate(() => {
			const { fray, fired } = Object.assign(window, { fired: [] as number[], leastEnergy: 100 });
			const { session } = fray;
			const frame = session?.frame.bind(session);
			if (!session || !frame) return;
			session.frame = (nowMs, intent) => {
				if (intent.fire) fired.push(nowMs);
				window.leastEnergy = Math.min(window.leastEnergy, session.view.self?.energy ?? 100);
				return frame(nowMs, intent);
			};
		});
		await fingers.tap(2, right.x, right.y);
		await until(() => window.fired.length > 0);
		await page.waitForTimeout(500);
		const fired = await page.evaluate(() => window.fired);
		assert.ok((fired.at(-1) ?? 0) - (fired[0] ?? 0) <= PRESS_MIN_MS, fired.join(' '));
		await until(() => window.leastEnergy < 90);
	});

	it('lets go of everything when the system takes the fingers away, the phone is turned, or the page is left', async function () {
		this.timeout(300_000);
		await open(SIDEWAYS);
		await play();
		const losses: readonly (() => Promise<unknown>)[] = [
			() => fingers.cancel(),
			() => page.setViewportSize({ width: 390, height: 844 }),
			() => page.evaluate(() => dispatchEvent(new Event('blur'))),
		];
		for (const lose of losses) {
			const { left, right } = rest();
			await until(() => window.fray.view?.self?.alive === true);
			await fingers.down(1, left.x, left.y);
			await fingers.slide(1, left.x, left.y - 50);
			await fingers.down(3, left.x + 20, left.y + 20);
			await fingers.down(2, right.x, right.y);
			await page.locator('.stick-move').waitFor({ state: 'attached' });
			await page.waitForFunction(() => !document.querySelector<HTMLElement>('.stick-move')?.hidden);
			await lose();
			await page.waitForFunction(() => document.querySelector<HTMLElement>('.stick-move')?.hidden);
			assert.ok(await page.locator('.stick-look').isHidden());
			await fingers.cancel();
		}
	});

	it('has buttons of 48 pixels inside the safe area, clear of each other, on phones of all shapes', async function () {
		this.timeout(300_000);
		await open(SIDEWAYS);
		await play();
		const session = await page.context().newCDPSession(page);
		for (const [width, height] of [
			[844, 390],
			[667, 375],
			[568, 320],
			[915, 412],
			[390, 844],
			[375, 667],
			[360, 640],
		] as const) {
			const notch = width > height ? { left: 47, right: 47, top: 0, bottom: 21 } : { left: 0, right: 0, top: 47, bottom: 34 };
			await page.setViewportSize({ width, height });
			await session.send('Emulation.setSafeAreaInsetsOverride', { insets: notch });
			await until(() => window.fray.view?.self?.alive === true);
			await page.locator('.touch-dash').waitFor({ state: 'visible' });
			const boxes = await page.locator('.touch-button').evaluateAll((buttons) =>
				buttons.map((button) => {
					const { left, right, top, bottom } = button.getBoundingClientRect();
					return { name: button.getAttribute('aria-label'), left, right, top, bottom };
				}),
			);
			assert.equal(boxes.length, WEAPON_IDS.length + 3);
			for (const box of boxes) {
				const where = `${box.name} on ${width} x ${height}: ${JSON.stringify(box)}`;
				assert.ok(box.right - box.left >= 48 && box.bottom - box.top >= 48, `too small: ${where}`);
				assert.ok(box.left >= notch.left && box.right <= width - notch.right, `not in the safe area: ${where}`);
				assert.ok(box.top >= notch.top && box.bottom <= height - notch.bottom, `not in the safe area: ${where}`);
				for (const other of boxes) {
					const apart = box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
					assert.ok(box === other || apart, `${other.name} lies over ${where}`);
				}
			}
		}
	});

	it('upright, says that sideways shows more, until one closes that for good', async function () {
		this.timeout(300_000);
		await open(UPRIGHT);
		const hint = page.locator('.rotate-hint');
		await hint.waitFor({ state: 'visible' });
		await touch('Close');
		await hint.waitFor({ state: 'hidden' });
		await page.reload();
		await page.getByRole('textbox').waitFor({ state: 'visible' });
		assert.ok(await hint.isHidden());
	});
});
