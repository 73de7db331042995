/** `npm run screenshot`: plays a match in Chromium and keeps the picture of its busiest moment, `docs/fight.png`. */

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import type { Intent, View, ViewEvent } from '../netcode/view.ts';
import { launchChromium } from './chromium.ts';
import { ServerProcess } from './serverProcess.ts';

const PICTURE = resolve(import.meta.dirname, '../docs/fight.png');
const WATCH_SECONDS = 90;
/** A moment scores this much before it is worth a picture at all. */
const WORTH_IT = 6;

declare const window: { readonly fray: Probe; busy: number };

/** Runs in the page: hunts the nearest opponent, and scores how much there is to see. */
function playInPage(): void {
	const session = window.fray.session;
	if (!session) throw new Error('no match to play');
	const play = session.frame.bind(session);
	let heat = 0;
	session.frame = (nowMs: number, intent: Intent) => {
		const view: View = session.view;
		const me = view.players.get(view.selfId);
		const others = [...view.players.values()].filter((player) => player.alive && !player.isSelf);
		const distance = (player: { x: number; y: number }) => Math.hypot(player.x - (me?.x ?? 0), player.y - (me?.y ?? 0));
		others.sort((a, b) => distance(a) - distance(b));
		const target = others[0];
		const turn = target && me ? Math.atan2(target.y - me.y, target.x - me.x) : 0;
		const sideways = turn + (Math.sin(nowMs / 700) > 0 ? 1.1 : -1.1);
		const way = target && distance(target) < 320 ? sideways : turn;
		const events = play(nowMs, {
			...intent,
			moveX: Math.cos(way),
			moveY: Math.sin(way),
			aim: Math.round((turn / (2 * Math.PI)) * 4096 + 4096) % 4096,
			fire: others.length > 0,
			weapon: target && distance(target) < 380 ? 1 : 0,
		});
		const worth = (event: ViewEvent) => (event.type === 'kill' ? 2 : event.type === 'hit' || event.type === 'shot' ? 0.7 : 0);
		heat = heat * 0.8 + events.reduce((sum, event) => sum + worth(event), 0);
		const near = others.filter((player) => Math.abs(player.x - (me?.x ?? 0)) < 520 && Math.abs(player.y - (me?.y ?? 0)) < 300).length;
		// In the middle of it, with opponents to be seen: not just born, and not just noise.
		const inside = view.self?.alive && !me?.protected;
		window.busy = inside ? near * 3 + Math.min(5, heat) + Math.min(4, view.projectiles.length * 0.5) : 0;
		return events;
	};
}

async function keepBusiest(page: Page): Promise<number> {
	let best = WORTH_IT;
	const endMs = Date.now() + WATCH_SECONDS * 1000;
	while (Date.now() < endMs) {
		const busy = await page.evaluate(() => window.busy);
		if (busy > best) {
			const picture = await page.screenshot();
			// The moment may have passed while the picture was taken.
			if ((await page.evaluate(() => window.busy)) > best * 0.6) {
				best = busy;
				await writeFile(PICTURE, picture);
				console.log(`a moment of ${busy.toFixed(1)}`);
			}
		} else await page.waitForTimeout(30);
	}
	return best;
}

const data = mkdtempSync(join(tmpdir(), 'fray-screenshot-'));
const server = new ServerProcess({ env: { FRAY_DATA: data } });
const browser = await launchChromium();
try {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	// By itself the page draws roughly where there is no graphics card.
	await page.addInitScript(() => localStorage.setItem('fray.settings', JSON.stringify({ quality: 'high' })));
	await page.goto(`${await server.url()}/?autoplay=1&name=Ada&private=1&bots=11`);
	await page.waitForFunction(() => window.fray?.session !== undefined && window.fray.view?.self?.alive, undefined, { timeout: 90_000 });
	await page.evaluate(playInPage);
	const best = await keepBusiest(page);
	if (best === WORTH_IT) throw new Error(`nothing happened in ${WATCH_SECONDS} s: run it again`);
	console.log(`kept ${PICTURE}`);
} finally {
	await browser.close();
	await server.stop();
	rmSync(data, { recursive: true, force: true });
}
