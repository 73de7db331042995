/** A match over a real server and real connections, and its journal: for the tests and the picture of the replay page. */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientSession } from '../netcode/clientSession.ts';
import { joinMatch } from '../netcode/connect.ts';
import { LINES, type LineName } from '../netcode/lines.ts';
import { perceiveView } from '../netcode/perceiveView.ts';
import type { Intent } from '../netcode/view.ts';
import { LineProxy } from '../netcodelab/line/lineProxy.ts';
import { createBotMemory, think } from '../sim/bots/think.ts';
import { BUTTONS } from '../sim/command.ts';
import { ServerProcess } from './serverProcess.ts';

const NEUTRAL: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };
const FRAME_MS = 16;

export interface OnlineMatch {
	/** `FRAY_DATA` of the server. */
	data: string;
	/** Of the journal, which is closed. */
	path: string;
	remove(): void;
}

export interface OnlineOptions {
	/** Of real time. */
	seconds: number;
	line: LineName;
	mode: string;
	bots: number;
	/** After each of Ada's frames. */
	onFrame?(session: ClientSession): void;
}

/** Somebody called Ada plays for a while, by the bots' brain. Their journal is kept until `remove`. */
export async function recordOnline({ seconds, line, mode, bots, onFrame }: OnlineOptions): Promise<OnlineMatch> {
	const data = mkdtempSync(join(tmpdir(), 'fray-replay-'));
	const server = new ServerProcess({ env: { FRAY_DATA: data } });
	const proxy = await LineProxy.open({ url: await server.url(), line: LINES[line], seed: 1 });
	const session = await joinMatch({ url: proxy.url, name: 'Ada', mode, bots, private: true, skill: 'normal' });
	const memory = createBotMemory('hard');
	const rng = { seed: 7 };
	let intent = NEUTRAL;
	session.tune('match.warmUpSeconds', 0);
	for (const endMs = performance.now() + seconds * 1000; performance.now() < endMs; ) {
		const events = session.frame(performance.now(), intent);
		onFrame?.(session);
		const percept = perceiveView(session.view, events);
		if (percept) {
			const { moveX, moveY, aim, buttons, weapon } = think(percept, memory, rng);
			const has = (button: number) => (buttons & button) !== 0;
			intent = { moveX: moveX / 127, moveY: moveY / 127, aim, fire: has(BUTTONS.fire), dash: has(BUTTONS.dash), weapon };
		} else intent = NEUTRAL;
		await new Promise((wake) => setTimeout(wake, FRAME_MS));
	}
	await session.leave();
	await proxy.close();
	await server.stop();
	const folder = join(data, 'journals');
	const name = readdirSync(folder).find((file) => file.endsWith('.fray'));
	if (!name) throw new Error(`the server kept no journal in ${folder}`);
	return { data, path: join(folder, name), remove: () => rmSync(data, { recursive: true, force: true }) };
}
