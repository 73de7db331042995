/** The way into a match that runs in a worker of this page: to play against bots, or to watch them. */

import type { SkillChoice } from '../../sim/match/botCrew.ts';
import { arenaFor, DEFAULT_MODE, MODES } from '../../sim/modes/registry.ts';
import { ClientSession } from '../clientSession.ts';
import { JoinError } from '../joinError.ts';
import { LINES, type LineName } from '../lines.ts';
import { createLiveLine } from '../liveLine.ts';
import { openPort } from './openPort.ts';
import { WorkerLink } from './workerLink.ts';

export interface WorkerMatchOptions {
	/** Who plays; left out, the match is watched. */
	name?: string;
	mode?: string;
	map?: string;
	/** As many as the mode wants, unless said otherwise. */
	bots?: number;
	/** How well they play. */
	skill?: SkillChoice;
	/** Differences from the mode's numbers, by key. */
	tuning?: Readonly<Record<string, number>>;
	/** Simulates a line, both ways. */
	line?: LineName;
	/** Monotonic, ms; the clock that the session's `frame` is called with. Default `performance.now`. */
	now?: () => number;
}

/** Throws a `JoinError`. */
export async function openWorkerMatch(options: WorkerMatchOptions): Promise<ClientSession> {
	const { name, mode = DEFAULT_MODE, map = arenaFor(mode), bots, skill, tuning = {}, now = () => performance.now() } = options;
	const line = options.line && createLiveLine(LINES[options.line], now);
	const fill = bots === undefined ? {} : { 'match.fillTo': Math.min(MODES[mode]?.maxPlayers ?? 0, bots + (name === undefined ? 0 : 1)) };
	try {
		const link = new WorkerLink(openPort(), {
			match: { modeId: mode, arenaId: map, seed: Math.floor(Math.random() * 2 ** 32), tuning: { ...fill, ...tuning }, skill, name },
			now,
			up: line?.up,
			down: line?.down,
		});
		await link.opened;
		return new ClientSession(link, now(), { now, set: (ring, delayMs) => void setTimeout(ring, delayMs) });
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new JoinError({ code: 'join-page', message: `The match could not begin in this page: ${why}.` });
	}
}
