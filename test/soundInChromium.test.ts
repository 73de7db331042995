/** The sound of the match on the audio graph of a real browser. */

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { describeInChromium } from './chromium.ts';
import type * as soundTrial from './pages/soundTrial.ts';

declare const SoundTrial: typeof soundTrial;

async function bundle(): Promise<string> {
	const entry = fileURLToPath(new URL('./pages/soundTrial.ts', import.meta.url));
	const lib = { entry, formats: ['iife' as const], name: 'SoundTrial' };
	const made = await build({ configFile: false, publicDir: false, logLevel: 'silent', build: { write: false, lib } });
	const first = [made].flat()[0];
	assert.ok(first && 'output' in first);
	return first.output[0].code;
}

describeInChromium('sound in Chromium', (browser) => {
	let page: Page;

	before(async () => {
		page = await browser().newPage();
		await page.addScriptTag({ content: await bundle() });
	});

	after(() => page.close());

	it('never clips in a fight of sixteen with every slider up, and gives every node back', async () => {
		const { peak, made, released } = await page.evaluate(() => SoundTrial.renderFight(6));
		assert.ok(made > 150, `only ${made} sounds`);
		assert.ok(peak > 0.1 && peak < 1, `peak ${peak}`);
		assert.equal(released, made);
	});

	it('is heard on the side where it is, and duller behind a wall', async () => {
		const left = await page.evaluate(() => SoundTrial.renderRail(-200, 0));
		const right = await page.evaluate(() => SoundTrial.renderRail(200, 0));
		assert.ok(left.left > 1.5 * left.right && right.right > 1.5 * right.left);
		const walled = await page.evaluate(() => SoundTrial.renderRail(0, -350));
		assert.ok(walled.left < right.left);
		assert.ok(walled.high / walled.left < (0.2 * right.high) / right.left);
	});
});
