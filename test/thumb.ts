/**
 * `npm run thumb`: a match on a phone-sized page, won against easy bots by a script that sends nothing but touches; then
 * pictures of a fight, the phone held both ways. Ends with code 1 when the match is lost.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import { launchChromium, PLAIN_HOST } from './chromium.ts';
import { Fingers, phone } from './fingers.ts';
import { ServerProcess } from './serverProcess.ts';
import { Hands } from './thumbHands.ts';

declare const window: { readonly fray: Probe };

/** The longest that the match may take, in seconds of its own and by the clock: a machine without a graphics card is slow. */
const MATCH_SECONDS_MAX = 240;
const CLOCK_SECONDS_MAX = 1500;
/** Pictures a second of a modest phone, and what its player takes to see and move, ms. */
const PHONE_FRAMES = 30;
const TURN_MS = 70;
const SLOW_EVERY_MS = 2000;
const PICTURE_SECONDS = 100;
/** A picture in full quality takes its time without a graphics card. */
const SCREENSHOT_MS = 180_000;

/**
 * Where there is no graphics card a page draws a few pictures a second, as no phone does: the match is slowed until there
 * are as many in one of its seconds as on a modest phone, and the hands are no slower than a player's.
 */
class SlowMotion {
	private atMs = 0;

	async follow({ page, turnMs }: Hands): Promise<void> {
		if (performance.now() - this.atMs < SLOW_EVERY_MS) return;
		this.atMs = performance.now();
		await page.evaluate(
			({ frames, hands }) => {
				const now = window.fray.view?.tuning.match.timeScale ?? 1;
				const scale = Math.max(0.1, Math.min(1, window.fray.framesPerSec / frames, hands));
				if (Math.abs(scale / now - 1) > 0.15) window.fray.session?.tune('match.timeScale', Number(scale.toFixed(2)));
			},
			{ frames: PHONE_FRAMES, hands: TURN_MS / turnMs },
		);
	}
}

async function joinMatch(browser: Browser, url: string, device: BrowserContextOptions, quality: 'auto' | 'high'): Promise<Hands> {
	const context = await browser.newContext(device);
	const page = await context.newPage();
	await page.addInitScript((chosen) => {
		localStorage.setItem('fray.settings', JSON.stringify({ quality: chosen }));
		localStorage.setItem('fray.rotateHint', 'closed');
	}, quality);
	await page.goto(url);
	await page.waitForFunction(() => (window.fray?.view?.players.size ?? 0) > 1, undefined, { timeout: 120_000 });
	const fingers = await Fingers.on(page);
	const hands = new Hands(page, fingers);
	await page.getByRole('textbox').fill('Thumb');
	await hands.touch('Play');
	await page.waitForFunction(() => window.fray.session !== undefined && window.fray.view?.self?.alive, undefined, { timeout: 120_000 });
	// So that it is short; everything else comes from the fingers.
	await page.evaluate(() => window.fray.session?.tune('match.warmUpSeconds', 0));
	return hands;
}

/** Plays to the end; returns whether it was won, and says so. */
async function playMatch(browser: Browser, url: string, device: BrowserContextOptions, score: number): Promise<boolean> {
	const hands = await joinMatch(browser, url, device, 'auto');
	await hands.page.evaluate((points) => window.fray.session?.tune('match.scoreToWin', points), score);
	const slow = new SlowMotion();
	const startedMs = performance.now();
	const secondsGone = () => (performance.now() - startedMs) / 1000;
	try {
		const fromSeconds = (await hands.act())?.seconds ?? 0;
		for (let lastSaid = 0; ; ) {
			const seen = await hands.act();
			await slow.follow(hands);
			const own = seen?.roster.find((line) => line.id === seen.me.id);
			const rival = seen?.roster.find((line) => line.id !== seen.me.id);
			const standing = `${own?.score ?? 0} : ${rival?.score ?? 0}`;
			const matchSeconds = (seen?.seconds ?? fromSeconds) - fromSeconds;
			if (seen?.phase === 'results' || matchSeconds > MATCH_SECONDS_MAX || secondsGone() > CLOCK_SECONDS_MAX) {
				const won = seen?.phase === 'results' && seen.roster[0]?.id === seen.me.id;
				const seconds = `${matchSeconds.toFixed(0)} s of the match, ${secondsGone().toFixed(0)} s by the clock`;
				console.log(`${won ? 'won' : 'lost'} ${standing} in ${seconds}`);
				return won;
			}
			if (secondsGone() - lastSaid > 10) {
				lastSaid = secondsGone();
				console.log(`  ${lastSaid.toFixed(0)} s: ${standing} (time runs at ${seen?.timeScale.toFixed(2)})`);
			}
		}
	} finally {
		await hands.page.context().close();
	}
}

/** How much there is to see, 0 for nothing that one would show. */
function worthOf(seen: Awaited<ReturnType<Hands['act']>>): number {
	if (!seen?.self?.alive || seen.me.protected || seen.phase !== 'play') return 0;
	return Math.min(3, seen.enemies.length) * 3 + Math.min(5, seen.shots) + (seen.self.health < 100 ? 1 : 0);
}

/** Plays for a while in full quality and keeps the moment in which most can be seen. */
async function takePicture(browser: Browser, url: string, device: BrowserContextOptions, path: string): Promise<void> {
	const hands = await joinMatch(browser, url, device, 'high');
	const slow = new SlowMotion();
	let best = 0;
	try {
		for (const endMs = performance.now() + PICTURE_SECONDS * 1000; performance.now() < endMs; ) {
			const worth = worthOf(await hands.act());
			await slow.follow(hands);
			if (worth <= best) continue;
			const picture = await hands.page.screenshot({ timeout: SCREENSHOT_MS });
			// The moment may have passed while the picture was taken.
			if (worthOf(await hands.act()) < worth * 0.6) continue;
			best = worth;
			await writeFile(path, picture);
		}
		console.log(best > 0 ? `kept ${path}` : `nothing happened in ${PICTURE_SECONDS} s: no ${path}`);
	} finally {
		await hands.page.context().close();
	}
}

const { values } = parseArgs({
	options: {
		score: { type: 'string', default: '6' },
		bots: { type: 'string', default: '3' },
		mode: { type: 'string', default: 'deathmatch' },
		pictures: { type: 'string', default: 'docs' },
		'no-match': { type: 'boolean', default: false },
		'no-pictures': { type: 'boolean', default: false },
	},
});
const data = mkdtempSync(join(tmpdir(), 'fray-thumb-'));
const server = new ServerProcess({ env: { FRAY_DATA: data } });
const browser = await launchChromium();
try {
	const url = new URL(await server.url());
	url.hostname = PLAIN_HOST;
	const room = (bots: string) => new URL(`/?private=1&skill=easy&bots=${bots}&mode=${values.mode}`, url).href;
	if (!values['no-match']) {
		console.log(`A match to ${values.score} against ${values.bots} easy bots, 844 x 390, by touches alone.`);
		if (!(await playMatch(browser, room(values.bots), phone(844, 390), Number(values.score)))) process.exitCode = 1;
	}
	if (!values['no-pictures']) {
		mkdirSync(values.pictures, { recursive: true });
		await takePicture(browser, room('9'), phone(844, 390, 2), resolve(values.pictures, 'phone-sideways.png'));
		await takePicture(browser, room('9'), phone(390, 844, 2), resolve(values.pictures, 'phone-upright.png'));
	}
} finally {
	await browser.close();
	await server.stop();
	rmSync(data, { recursive: true, force: true });
}
