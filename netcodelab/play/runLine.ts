/** Plays over one kind of line: a room, scripted players in it, a freeze near the end. Gives what everybody noted, and the truth. */

import { TruthFeed } from '../../loadtest/truth/truthFeed.ts';
import type { Line } from '../../netcode/lines.ts';
import type { TruePlayer } from '../../schema/truthCodec.ts';
import { startDisplay } from './display.ts';
import { LabClient } from './labClient.ts';
import { LAB_MAP } from './labMap.ts';
import { NUMBERS } from './numbers.ts';
import type { ClientRecording } from './recording.ts';

/** Until clocks have learnt the line and all have come to where they meet, ms. */
export const SETTLE_MS = 6000;
export const FREEZE_MS = 2000;
/** What follows the freeze, ms. */
const AFTER_MS = 5000;
/** Until the last shots are judged and the truth has come, ms. */
const DRAIN_MS = 1500;
/** Numbers take effect so long after they are asked for, ms; a bad line's way on top. */
const TUNE_MS = 2000;

export type TruthAt = (tick: number) => ReadonlyMap<number, TruePlayer> | undefined;

export interface LineRecording {
	clients: ClientRecording[];
	truthAt: TruthAt;
	tickRate: number;
	/** What is measured, and when all lines froze and went on, on the clients' clock, ms. */
	fromMs: number;
	toMs: number;
	thawedMs: number;
	endMs: number;
}

export interface RunLineOptions {
	/** Of the server, `http://host:port`. */
	url: string;
	line: Readonly<Line>;
	clients: number;
	seconds: number;
	seed: number;
}

/** Throws when somebody cannot join or is lost on the way, with why. */
export async function runLine({ url, line, clients: count, seconds, seed }: RunLineOptions): Promise<LineRecording> {
	const now = () => performance.now();
	const clients: LabClient[] = [];
	const truth = new TruthFeed(url, Infinity);
	let scriptFromMs = now();
	const stopDisplay = startDisplay(now, (nowMs) => {
		for (const client of clients) client.picture(nowMs, nowMs - scriptFromMs);
	});
	try {
		for (let index = 0; index < count; index++) {
			const client = await LabClient.join({ url, map: LAB_MAP, line, seed: seed * 1000 + index, index, roomId: clients[0]?.roomId, now });
			clients.push(client);
			if (index > 0) continue;
			for (const [key, value] of Object.entries(NUMBERS)) client.session.tune(key, value);
			await wait(TUNE_MS);
		}
		scriptFromMs = now();
		await wait(SETTLE_MS);
		const fromMs = now();
		await wait(seconds * 1000);
		const toMs = now();
		for (const client of clients) client.freeze(FREEZE_MS);
		const thawedMs = toMs + FREEZE_MS;
		await wait(FREEZE_MS + AFTER_MS);
		const endMs = now();
		stopDisplay();
		await wait(DRAIN_MS);
		const recordings = clients.map(({ recording }) => recording);
		const lost = recordings.find(({ lostBy }) => lostBy !== undefined);
		if (lost) throw new Error(`a player was lost: ${lost.lostBy}`);
		if (truth.problem !== undefined) throw new Error(truth.problem);
		const roomId = clients[0]?.roomId ?? '';
		const tickRate = clients[0]?.session.view.tickRate ?? 0;
		return { clients: recordings, truthAt: (tick) => truth.at(roomId, tick), tickRate, fromMs, toMs, thawedMs, endMs };
	} finally {
		stopDisplay();
		await Promise.allSettled(clients.map((client) => client.leave()));
		truth.close();
	}
}

function wait(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
