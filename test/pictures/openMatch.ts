/** A page with a match of its own, played by the bots' brain, whose time can be stopped. Used by `npm run animation` and `npm run screenshot`. */

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Probe } from '../../game-client/probe.ts';
import { BEND_TIME } from './bentTime.ts';
import type {} from './player.ts';
import type { Site } from './site.ts';

declare const window: { readonly fray: Probe };

const PATIENCE_MS = 120_000;

/** `query` is what the address asks for, without its `?`. */
export async function openMatch(browser: Browser, site: Site, device: BrowserContextOptions, query: string): Promise<Page> {
	const page = await (await browser.newContext(device)).newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	// By itself the page draws roughly where there is no graphics card; and who plays here needs no lesson.
	await page.addInitScript(() => {
		localStorage.setItem('fray.settings', JSON.stringify({ quality: 'high', hints: false }));
		localStorage.setItem('fray.rotateHint', 'closed');
	});
	await page.addInitScript(BEND_TIME);
	await page.goto(`${site.url}?autoplay=1&name=Ada&${query}`);
	await page.waitForFunction(() => window.fray?.session !== undefined && window.fray.view?.self?.alive, undefined, {
		timeout: PATIENCE_MS,
	});
	await page.evaluate(() => window.fray.session?.tune('match.warmUpSeconds', 0));
	await page.evaluate(site.player);
	await page.waitForFunction(() => window.fray.view?.phase === 'play', undefined, { timeout: PATIENCE_MS });
	return page;
}
