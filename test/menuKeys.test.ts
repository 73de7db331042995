/** Menus without a pointer: by keyboard and gamepad alone, in a real browser; and everything to read, at every size of text. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import { TEXT_SIZES } from '../game-client/settings.ts';
import { describeInChromium } from './chromium.ts';
import { findCutText } from './cutText.ts';
import { ServerProcess } from './serverProcess.ts';

/** Software rendering on a busy machine is slow: nothing here depends on how fast. */
const PATIENCE_MS = 90_000;
const SCREENS = [
	{ width: 1280, height: 720 },
	{ width: 844, height: 390 },
];
const PAD = { south: 0, east: 1, start: 9, down: 13 } as const;

declare const window: { readonly fray: Probe; pad: { down: number[] } | undefined };

/** In the page: a gamepad that the test holds, and a picture that costs little. */
function prepare(): void {
	if (!localStorage.getItem('fray.settings')) localStorage.setItem('fray.settings', '{"quality":"low"}');
	navigator.getGamepads = () => {
		const { pad } = window;
		if (!pad) return [];
		const buttons = Array.from({ length: 17 }, (_, index) => ({ pressed: pad.down.includes(index), touched: false, value: 0 }));
		return [{ id: 'Test pad', index: 0, connected: true, mapping: 'standard', axes: [0, 0, 0, 0], buttons }] as unknown as Gamepad[];
	};
}

/** In the page: what has the focus, and whether a ring shows it. The ring of a radio button is its label's. */
function focusNow(): { name: string; inDialog: boolean; hasRing: boolean } {
	const at = document.activeElement;
	const ringed = at instanceof HTMLInputElement && at.type === 'radio' ? at.nextElementSibling : at;
	const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(ringed ?? document.body);
	const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
	const words = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at === document.body ? '' : at?.textContent;
	const name = at?.getAttribute('aria-label') ?? words ?? '';
	return { name, inDialog: at?.closest('dialog[open]') != null, hasRing: ring || (at?.id === 'name' && boxShadow !== 'none') };
}

describeInChromium('the menus without a pointer', (browser) => {
	let server: ServerProcess;
	let data: string;
	let page: Page;
	const complaints: string[] = [];

	before(async function () {
		this.timeout(300_000);
		data = mkdtempSync(join(tmpdir(), 'fray-menus-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		page = await (await browser().newContext({ viewport: SCREENS[0] ?? null })).newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
		await page.addInitScript(prepare);
		await page.goto(new URL('/?private=1&bots=7', await server.url()).href);
		// A slow machine bakes the picture for longer than a seat is reserved.
		await page.locator('#stage.is-drawn').waitFor();
	});

	after(async () => {
		await page.context().close();
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	});

	const until = (condition: () => boolean) => page.waitForFunction(condition, undefined, { timeout: PATIENCE_MS });
	const focus = () => page.evaluate(focusNow);
	const menuIsOpen = () => page.locator('dialog.menu').evaluate((menu: HTMLDialogElement) => menu.open);
	/** Presses a key until the focus is on something of that name; at most once around. */
	async function goTo(name: string | RegExp, key = 'Tab'): Promise<void> {
		for (let presses = 0; presses < 80; presses++) {
			const at = (await focus()).name;
			if (typeof name === 'string' ? at === name : name.test(at)) return;
			await page.keyboard.press(key);
		}
		assert.fail(`${key} never comes to ${name}`);
	}
	/** Presses a button of the gamepad for long enough that a slow page sees it. */
	async function pad(button: number): Promise<void> {
		const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
		await page.evaluate((down) => (window.pad = { down: [down] }), button);
		await frames();
		await page.evaluate(() => (window.pad = { down: [] }));
		await frames();
	}
	async function checkSizes(what: string): Promise<void> {
		for (const screen of SCREENS) {
			await page.setViewportSize(screen);
			for (const size of TEXT_SIZES) {
				await page.evaluate((share) => document.documentElement.style.setProperty('--text-size', share), String(Number(size) / 100));
				assert.deepEqual(await page.evaluate(findCutText), [], `${what} at ${size} % on ${screen.width} x ${screen.height}`);
			}
		}
		await page.evaluate(() => document.documentElement.style.setProperty('--text-size', '1'));
		await page.setViewportSize(SCREENS[0] ?? { width: 1280, height: 720 });
	}

	it('lead from the name by Tab to the settings, through all of them and round, the focus always seen', async function () {
		this.timeout(300_000);
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'name');
		await goTo('Settings');
		assert.ok((await focus()).hasRing);
		await page.keyboard.press('Enter');
		await page.locator('dialog.menu').waitFor();
		const first = (await focus()).name;
		const names = new Set<string>();
		do {
			const at = await focus();
			assert.ok(at.inDialog, `${at.name} is outside of the dialog`);
			assert.ok(at.hasRing, `${at.name} has the focus, and nothing shows it`);
			names.add(at.name);
			await page.keyboard.press('Tab');
		} while ((await focus()).name !== first && names.size < 100);
		for (const name of ['Captions', 'Hints', 'Show hints again', 'Everything', 'Standard keys', 'Dash: Space. Change'])
			assert.ok(names.has(name), `Tab does not come to ${name}`);
		await page.keyboard.press('Escape');
		assert.equal(await menuIsOpen(), false);
		assert.equal((await focus()).name, 'Settings');
	});

	it('take a new key, say whose it was, and keep the old one on Escape', async function () {
		this.timeout(300_000);
		await page.keyboard.press('Enter');
		await goTo(/^Dash:/);
		await page.keyboard.press('Enter');
		await page.keyboard.press('KeyW');
		await page.getByText('W was the key of Up, which has Space now.').waitFor();
		assert.equal((await focus()).name, 'Dash: W. Change');
		await page.keyboard.press('Enter');
		assert.match((await focus()).name, /press a key/);
		await page.keyboard.press('Escape');
		assert.equal((await focus()).name, 'Dash: W. Change');
		assert.ok(await menuIsOpen());
		await goTo('Standard keys');
		await page.keyboard.press('Enter');
		assert.ok(await page.getByRole('button', { name: 'Dash: Space. Change' }).isVisible());
	});

	it('set the size of all text by an arrow key, and cut nothing at any size', async function () {
		this.timeout(300_000);
		await goTo('100 %');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		const size = () => page.evaluate(() => getComputedStyle(document.querySelector('.menu-section') ?? document.body).fontSize);
		assert.equal(await size(), '24px');
		assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('fray.settings') ?? '{}').textSize), '150');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowLeft');
		await checkSizes('the menu');
		await page.keyboard.press('Escape');
		await checkSizes('the start screen');
	});

	it('obey a gamepad: down to the settings, back, and into the match', async function () {
		this.timeout(300_000);
		for (let pushes = 0; pushes < 12 && (await focus()).name !== 'Settings'; pushes++) await pad(PAD.down);
		assert.equal((await focus()).name, 'Settings');
		assert.ok((await focus()).hasRing);
		await pad(PAD.south);
		assert.ok(await menuIsOpen());
		await pad(PAD.east);
		assert.equal(await menuIsOpen(), false);
		await page.locator('#name').focus();
		await pad(PAD.south);
		await until(() => window.fray?.session !== undefined && (window.fray.view?.self?.alive ?? false));
		await pad(PAD.start);
		assert.ok(await menuIsOpen());
		await pad(PAD.start);
		assert.equal(await menuIsOpen(), false);
	});

	it('come up over the match by Escape, and nothing of it reaches the match', async function () {
		this.timeout(300_000);
		await page.keyboard.press('Escape');
		assert.ok(await menuIsOpen());
		assert.ok((await focus()).inDialog);
		const weapon = await page.evaluate(() => window.fray.view?.self?.weapon);
		await page.keyboard.press('Digit3');
		await page.keyboard.press('Escape');
		assert.equal(await menuIsOpen(), false);
		assert.equal(await page.evaluate(() => window.fray.view?.self?.weapon), weapon);
	});

	it('and HUD and scores are read whole at every size of text', async function () {
		this.timeout(300_000);
		await checkSizes('the HUD');
		// Between two matches there are results in its place.
		await until(() => window.fray.view?.phase === 'play' || window.fray.view?.phase === 'warmUp');
		await page.keyboard.down('Tab');
		await page.locator('.scoreboard').waitFor({ timeout: 15_000 });
		await checkSizes('the scores');
		await page.keyboard.up('Tab');
	});

	it('let one read the results at every size of text, and vote for the next map by arrow keys', async function () {
		this.timeout(300_000);
		await page.evaluate(() => {
			window.fray.session?.tune('match.resultsSeconds', 60);
			window.fray.session?.tune('match.scoreToWin', 1);
		});
		await page.locator('.results').waitFor();
		await checkSizes('the results');
		await page.keyboard.press('Escape');
		assert.ok(await menuIsOpen());
		await page.keyboard.press('Escape');
		assert.equal(await menuIsOpen(), false);
		await goTo(/Canal/, 'ArrowDown');
		assert.ok((await focus()).hasRing);
		await page.keyboard.press('Enter');
		// The only one to vote: the next match begins soon, and there.
		await until(() => window.fray.view?.arena.id === 'canal');
	});

	it('lead out of the match', async function () {
		this.timeout(300_000);
		await page.keyboard.press('Escape');
		await goTo('Leave match');
		await page.keyboard.press('Enter');
		await page.locator('.start').waitFor();
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'name');
	});

	it('lead back from a problem by Escape, once it was read', async function () {
		this.timeout(300_000);
		await page.context().setOffline(true);
		await page.locator('#name').focus();
		await page.keyboard.press('Enter');
		await page.locator('.problem').waitFor();
		assert.equal((await focus()).name, 'Try again');
		await page.keyboard.press('Tab');
		assert.equal((await focus()).name, 'Start screen');
		await page.keyboard.press('Tab');
		assert.equal((await focus()).name, 'Try again');
		await page.keyboard.press('Escape');
		await page.locator('.problem').waitFor({ state: 'hidden' });
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'name');
		assert.deepEqual(
			complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint)),
			[],
		);
	});
});
