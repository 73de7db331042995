/**
 * `npm run screenshot`: plays every mode in Chromium, at a desk and on a phone, and keeps the picture of the busiest
 * moment of each in `docs/modes/`, and a shot explained on the replay page in `docs/replay.png`.
 */

import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import sharp from 'sharp';
import { arenasFor } from '../sim/arenas/registry.ts';
import { MATCH_MODES, MODES } from '../sim/modes/registry.ts';
import { launchChromium } from './chromium.ts';
import { Fingers, phone } from './fingers.ts';
import type {} from './pictures/bentTime.ts';
import { openMatch } from './pictures/openMatch.ts';
import type {} from './pictures/player.ts';
import { keepReplayPicture } from './pictures/replayPicture.ts';
import { openSite, type Site } from './pictures/site.ts';
import { Hands } from './thumbHands.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/modes');
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 810 } };
const PHONE = phone(844, 390, 2);
/** A moment scores this much before it is worth a picture at all, and this much when it need not be waited for. */
const WORTH_IT = 4;
const SPLENDID = 17;
/** Bots of a match, and of one on a map for crowds: as many as make the place look as it is meant to. */
const BOTS = 10;
const CROWD_BOTS = 240;

/** What to ask for: modes on the same kind of maps take turns with them, so that the pictures show all. */
function queryOf(modeId: string): string {
	const use = MODES[modeId]?.maps ?? 'match';
	const maps = arenasFor(use);
	const index = MATCH_MODES.filter((mode) => mode.maps === use).findIndex(({ id }) => id === modeId);
	return `mode=${modeId}&map=${maps[index % maps.length]}&bots=${use === 'crowd' ? CROWD_BOTS : BOTS}`;
}

/** Resolves with what the kept moment was worth; 0 when there was none within `seconds`. */
async function keepBusiest(
	browser: Browser,
	site: Site,
	device: BrowserContextOptions,
	query: string,
	path: string,
	seconds: number,
): Promise<number> {
	const page = await openMatch(browser, site, device, query);
	const hands = device.hasTouch ? new Hands(page, await Fingers.on(page)) : undefined;
	let best = 0;
	try {
		for (const endMs = performance.now() + seconds * 1000; performance.now() < endMs && best < SPLENDID; ) {
			if (hands) await hands.act();
			else await page.waitForTimeout(50);
			const isBetter = await page.evaluate((least) => window.worth > least, Math.max(best, WORTH_IT));
			if (!isBetter) continue;
			// What was seen is still there: time stands still, and the picture in it is drawn to the end.
			const worth = await page.evaluate(async () => {
				window.bentTime.stop();
				await window.bentTime.step(1);
				return window.worth;
			});
			if (worth > best) {
				best = worth;
				const png = await page.screenshot();
				// Few colours are bright at once: 256 of them and a little noise show no difference.
				await sharp(png).png({ palette: true, colours: 256, dither: 0.6, effort: 8 }).toFile(path);
			}
			await page.evaluate(() => window.bentTime.go());
		}
	} finally {
		await page.context().close();
	}
	return best;
}

const { values } = parseArgs({
	options: {
		modes: { type: 'string', default: [...MATCH_MODES.map(({ id }) => id), 'replay'].join(',') },
		seconds: { type: 'string', default: '120' },
	},
});
mkdirSync(FOLDER, { recursive: true });
/** Not a mode, but asked for like one. */
const REPLAY = 'replay';
const asked = values.modes.split(',');
const modes = asked.filter((mode) => mode !== REPLAY);
const site = modes.length > 0 ? await openSite() : undefined;
const browser = await launchChromium();
try {
	if (asked.includes(REPLAY)) {
		const path = resolve(FOLDER, '../replay.png');
		console.log(`kept ${path}: ${await keepReplayPicture(browser, DESK, path)}`);
	}
	for (const mode of modes) {
		if (!site) break;
		const query = queryOf(mode);
		for (const [device, suffix] of [
			[DESK, ''],
			[PHONE, '-phone'],
		] as const) {
			const path = resolve(FOLDER, `${mode}${suffix}.png`);
			const worth = await keepBusiest(browser, site, device, query, path, Number(values.seconds));
			console.log(worth > 0 ? `kept ${path}, worth ${worth.toFixed(1)}` : `nothing happened in ${values.seconds} s: no ${path}`);
			if (worth === 0) process.exitCode = 1;
		}
	}
} finally {
	await browser.close();
	site?.close();
}
