/** A process full of bots. Started by `Fleet`, told what to do by messages. */

import './ownWebSocket.ts';
import { Participant } from '../bots/participant.ts';
import { Rooms } from '../bots/rooms.ts';
import { Tally } from '../figures/tally.ts';
import { TruthFeed } from '../truth/truthFeed.ts';
import { ViewChecks } from '../truth/viewChecks.ts';
import type { FromWorker, ToWorker, WorstView } from './messages.ts';

/** Bots are looked after this often, ms: what is due is late by half of it on average. */
const ROUND_MS = 4;

const participants: Participant[] = [];
const tally = new Tally();
const rooms = new Rooms((room, id) => tell({ type: 'roomOpened', room, id }));
let feed: TruthFeed | undefined;
let checks: ViewChecks | undefined;
let worst: WorstView | undefined;
let cpu = process.cpuUsage();

function tell(message: FromWorker): Promise<void> {
	return new Promise((resolve) => process.send?.(message, () => resolve()));
}

function playRound(): void {
	const nowMs = performance.now();
	for (const participant of participants) participant.play(nowMs);
	checks?.settle(nowMs);
}

function tellSecond(): Promise<void> {
	const nowMs = performance.now();
	for (const participant of participants) participant.countBytes(nowMs);
	const used = process.cpuUsage(cpu);
	cpu = process.cpuUsage();
	const worstNow = worst;
	worst = undefined;
	return tell({
		type: 'second',
		worst: worstNow,
		tally: tally.take(),
		playing: participants.filter(({ isPlaying }) => isPlaying).length,
		settled: participants.filter(({ settled }) => settled).length,
		cpuSeconds: (used.user + used.system) / 1e6,
		truthProblem: feed?.problem,
	});
}

function watchViews(url: string): ViewChecks {
	feed = new TruthFeed(url);
	return new ViewChecks(feed, {
		onChecked({ errorUnits, worstId, missing, strangers }, roomId, { selfId, viewTick }) {
			tally.count('checks');
			for (const units of errorUnits) tally.add('displayedErrorUnits', units);
			const units = Math.max(0, ...errorUnits);
			if (units >= (worst?.units ?? 0))
				worst = { units, about: `player ${worstId} shown to ${selfId} in room ${roomId} at tick ${viewTick.toFixed(1)}` };
			tally.count('missing', missing.length);
			tally.count('strangers', strangers.length);
		},
		onUnchecked: () => tally.count('unchecked'),
	});
}

const round = setInterval(playRound, ROUND_MS);

async function finish(): Promise<void> {
	clearInterval(round);
	await tell({ type: 'finished', bytesPerSecond: participants.flatMap(({ bytesPerSecond }) => bytesPerSecond ?? []) });
	await Promise.allSettled(participants.map((participant) => participant.leave()));
	feed?.close();
	process.disconnect();
	process.exit(0);
}

process.on('message', (message: ToWorker) => {
	if (message.type === 'add') {
		const { url, plans } = message;
		if (message.checks && plans.some(({ isSdk }) => isSdk)) checks ??= watchViews(url);
		const startedMs = performance.now();
		for (const plan of plans) participants.push(new Participant({ plan, url, tally, rooms, checks, startedMs }));
	} else if (message.type === 'roomOpened') rooms.heard(message.room, message.id);
	else if (message.type === 'second') void tellSecond();
	else if (message.type === 'measure') {
		for (const participant of participants) participant.beginMeasurement(performance.now());
		void tell({ type: 'measuring' });
	} else void finish();
});
// The command is gone: so is the run.
process.on('disconnect', () => process.exit(1));
