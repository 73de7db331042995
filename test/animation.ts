/**
 * `npm run animation`: plays matches in Chromium by the bots' brain, picture by picture, and keeps the best six seconds
 * as `docs/fray.webp`.
 */

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from './chromium.ts';
import type {} from './pictures/bentTime.ts';
import { openMatch } from './pictures/openMatch.ts';
import type {} from './pictures/player.ts';
import { openSite } from './pictures/site.ts';

const FILE = resolve(import.meta.dirname, '../docs/fray.webp');
const VIEWPORT = { width: 880, height: 495 };
/** Nobody looks while something worth a take is looked for: small pictures are drawn fast. */
const SEARCH_VIEWPORT = { width: 320, height: 180 };
const WIDTH = 800;
const FRAMES_PER_SEC = 24;
/** Of the film that is kept; at least so long when the best part ends with a death. */
const SECONDS = 6;
const LEAST_SECONDS = 4.5;
/** Of the match, that a take lasts. */
const TAKE_SECONDS = 7;
/** A take begins in the middle of something, or after this long, seconds of the match. */
const WORTH_A_TAKE = 11;
const SEARCH_SECONDS = 45;
const MAX_BYTES = 2_900_000;

interface Picture {
	jpeg: Buffer;
	worth: number;
}

/** Moves time on by one picture; returns how much there is to see in it. */
function step(page: Page): Promise<number> {
	return page.evaluate(async (ms) => {
		await window.bentTime.step(ms);
		return window.worth;
	}, 1000 / FRAMES_PER_SEC);
}

async function film(page: Page): Promise<Picture[]> {
	await page.setViewportSize(SEARCH_VIEWPORT);
	for (let count = 0; count < SEARCH_SECONDS * FRAMES_PER_SEC && (await step(page)) < WORTH_A_TAKE; count++);
	await page.setViewportSize(VIEWPORT);
	const devtools = await page.context().newCDPSession(page);
	const pictures: Picture[] = [];
	for (let count = 0; count < TAKE_SECONDS * FRAMES_PER_SEC; count++) {
		const worth = await step(page);
		const { data } = await devtools.send('Page.captureScreenshot', { format: 'jpeg', quality: 95, optimizeForSpeed: true });
		pictures.push({ jpeg: Buffer.from(data, 'base64'), worth });
		if (pictures.length > FRAMES_PER_SEC && pictures.slice(-FRAMES_PER_SEC / 2).every((picture) => picture.worth === 0)) break;
		if (pictures.length % FRAMES_PER_SEC === 0) console.log(`  ${pictures.length / FRAMES_PER_SEC} of ${TAKE_SECONDS} s`);
	}
	await devtools.detach();
	return pictures;
}

/** The stretch in which most is to be seen; undefined when there is none of some length without a dull while. */
function bestStretch(pictures: readonly Picture[]): { worth: number; pictures: readonly Picture[] } | undefined {
	const dullFrom = pictures.findLastIndex((picture) => picture.worth > 0) + 1;
	const lively = pictures.slice(0, dullFrom);
	const length = Math.min(lively.length, SECONDS * FRAMES_PER_SEC);
	if (length < LEAST_SECONDS * FRAMES_PER_SEC) return undefined;
	let best: ReturnType<typeof bestStretch>;
	for (let from = 0; from + length <= lively.length; from++) {
		const part = lively.slice(from, from + length);
		const worth = part.reduce((sum, picture) => sum + picture.worth, 0) / length;
		const dull = part.filter((picture) => picture.worth === 0).length;
		if (dull <= FRAMES_PER_SEC / 3 && worth > (best?.worth ?? 0)) best = { worth, pictures: part };
	}
	return best;
}

/** As good as fits. */
async function encode(pictures: readonly Picture[]): Promise<Buffer> {
	const frames = await Promise.all(
		pictures.map(({ jpeg }) => sharp(jpeg).resize({ width: WIDTH }).png({ compressionLevel: 1 }).toBuffer()),
	);
	const delay = frames.map((_, frame) => Math.round(((frame + 1) * 1000) / FRAMES_PER_SEC) - Math.round((frame * 1000) / FRAMES_PER_SEC));
	for (let quality = 76; ; quality -= 6) {
		const webp = await sharp(frames, { join: { animated: true } })
			.webp({ quality, effort: 4, loop: 0, delay })
			.toBuffer();
		console.log(`quality ${quality}: ${(webp.length / 1e6).toFixed(2)} MB`);
		if (webp.length <= MAX_BYTES || quality <= 16) return webp;
	}
}

const { values } = parseArgs({
	options: { takes: { type: 'string', default: '5' }, query: { type: 'string', default: 'bots=10&skill=easy&map=foundry' } },
});
const site = await openSite();
const browser = await launchChromium();
try {
	const page = await openMatch(browser, site, { viewport: SEARCH_VIEWPORT }, values.query);
	await page.evaluate(() => window.bentTime.stop());
	let best: ReturnType<typeof bestStretch>;
	for (let take = 1; take <= Number(values.takes); take++) {
		const startedMs = performance.now();
		const stretch = bestStretch(await film(page));
		const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
		console.log(`take ${take}: worth ${(stretch?.worth ?? 0).toFixed(1)}, made in ${seconds} s`);
		if ((stretch?.worth ?? 0) > (best?.worth ?? 0)) best = stretch;
	}
	if (!best) throw new Error(`no take had ${LEAST_SECONDS} good seconds: run it again`);
	await writeFile(FILE, await encode(best.pictures));
	console.log(`kept ${FILE}`);
} finally {
	await browser.close();
	site.close();
}
