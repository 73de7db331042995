/**
 * The bots of a scenario in `@colyseus/loadtest`'s terminal interface: `npm run loadtest -- --ui`. It counts what the
 * SDK joins, so all of them are SDK clients, in this process; for figures and a verdict there is the usual command.
 */

import { cli } from '@colyseus/loadtest';
import { ARENA_ROOM } from '../schema/protocol.ts';
import { Participant } from './bots/participant.ts';
import { Rooms } from './bots/rooms.ts';
import { Histogram } from './figures/histogram.ts';
import { Tally } from './figures/tally.ts';
import { planBots } from './plan.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { lookAtServer } from './server/serverFigures.ts';
import { TruthFeed } from './truth/truthFeed.ts';
import { ViewChecks } from './truth/viewChecks.ts';

const ROUND_MS = 4;
const SECOND_MS = 1000;
/** Looks at whether a bot has joined. */
const LOOK_MS = 20;

export interface TerminalOptions {
	url: string;
	scenario: Scenario;
	bots: number;
	seed: number;
	checks: boolean;
}

/** Never resolves: the interface ends the process. Throws when there is no server. */
export async function showInTerminal({ url, scenario, bots, seed, checks }: TerminalOptions): Promise<never> {
	await lookAtServer(url);
	const tally = new Tally();
	const rooms = new Rooms(() => {});
	const viewChecks = checks ? createChecks(url, tally) : undefined;
	const participants: Participant[] = [];
	const plans = planBots(scenario, bots, seed).map((plan) => ({ ...plan, isSdk: true, joinAtMs: 0 }));
	setInterval(() => {
		const nowMs = performance.now();
		for (const participant of participants) participant.play(nowMs);
		viewChecks?.settle(nowMs);
	}, ROUND_MS);
	// The interface reads its settings from the command line.
	process.argv.splice(2, process.argv.length, '--endpoint', url, '--room', ARENA_ROOM, '--numClients', String(bots));
	cli(async ({ clientId }) => {
		const plan = plans[clientId];
		if (!plan) return;
		const participant = new Participant({ plan, url, tally, rooms, checks: viewChecks, startedMs: performance.now() });
		participants.push(participant);
		while (!participant.settled) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		if (!participant.isPlaying) throw new Error(`${plan.name} could not join`);
	});
	setInterval(() => void logSecond(url, tally), SECOND_MS);
	return new Promise(() => {});
}

function createChecks(url: string, tally: Tally): ViewChecks {
	return new ViewChecks(new TruthFeed(url), {
		onChecked({ errorUnits, missing, strangers }) {
			for (const units of errorUnits) tally.add('displayedErrorUnits', units);
			tally.count('missing', missing.length);
			tally.count('strangers', strangers.length);
		},
		onUnchecked: () => tally.count('unchecked'),
	});
}

/** Its log shows a line a second, and errors in its own colour. */
async function logSecond(url: string, tally: Tally): Promise<void> {
	const { histograms, counts, errors } = tally.take();
	for (const [cause, times] of Object.entries(errors)) console.error(`${times} x ${cause}`);
	const error = Histogram.from(histograms.displayedErrorUnits).percentiles();
	const { tickMs } = (await lookAtServer(url)).stats;
	console.log(
		`tick p50 ${tickMs.p50.toFixed(1)} p99 ${tickMs.p99.toFixed(1)} ms, displayed error p99 ${error.p99.toFixed(1)} units, ${counts.missing} missing, ${counts.strangers} strangers`,
	);
}
