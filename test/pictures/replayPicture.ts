/** A picture of the replay page: a shot over a bad line, explained. Used by `npm run screenshot`. */

import type { Browser, BrowserContextOptions } from 'playwright-core';
import sharp from 'sharp';
import type {} from '../../game-client/replay/main.ts';
import { recordOnline } from '../recordOnline.ts';
import { ReplayCommand } from '../replayCommand.ts';

/** What makes a picture that tells something, best first; a shot that missed by a little otherwise. */
const TELLING = ['cap', 'missed', 'wall'] as const;
const SECONDS = 40;

/** Plays a match, looks for a shot that is worth a picture, and keeps that. Returns what it says of the shot. */
export async function keepReplayPicture(browser: Browser, device: BrowserContextOptions, path: string): Promise<string> {
	const online = await recordOnline({ seconds: SECONDS, line: 'terrible', mode: 'deathmatch', bots: 7 });
	const command = new ReplayCommand(online.path, online.data);
	const page = await (await browser.newContext(device)).newPage();
	try {
		await page.addInitScript(() => localStorage.setItem('fray.settings', JSON.stringify({ quality: 'high' })));
		await page.goto(`${await command.url()}?tick=0`);
		await page.waitForFunction(() => window.frayReplay?.match.recording.isRead, undefined, { timeout: 120_000 });
		const standing = await page.evaluate((telling) => {
			const { match } = window.frayReplay;
			const judged = match.recording.marks.all.flatMap((mark) => {
				const explained = mark.kind === 'shot' && mark.playerId === match.followId ? match.explain(mark) : undefined;
				const first = explained?.candidates[0];
				if (!explained || !first?.shown) return [];
				const rank = (telling as readonly string[]).indexOf(explained.kind);
				const moved = Math.hypot(first.now.x - first.shown.x, first.now.y - first.shown.y);
				return rank < 0 || moved < 60
					? []
					: [{ rank, gap: first.gapUnits, tick: explained.tick, shot: mark.kind === 'shot' ? mark.shotId : 0 }];
			});
			const [best] = judged.sort((a, b) => a.rank - b.rank || a.gap - b.gap);
			return best && `?tick=${best.tick}&player=${match.followId}&shot=${best.shot}`;
		}, TELLING);
		if (!standing) throw new Error(`nobody missed in ${SECONDS} s in a way that makes a picture: try again`);
		await page.goto(`${await command.url()}${standing}`);
		await page.locator('.replay-verdict').waitFor();
		await page.waitForFunction(() => window.frayReplay.match.recording.isRead);
		// Until the stage has faded in.
		await page.waitForTimeout(1500);
		await sharp(await page.screenshot())
			.png({ palette: true, colours: 256, dither: 0.6, effort: 8 })
			.toFile(path);
		return await page.locator('.replay-verdict').innerText();
	} finally {
		await page.context().close();
		await command.stop();
		online.remove();
	}
}
