/** A process full of bots. Started by `Crowd`, told what to do by messages. */

import '../../loadtest/run/ownWebSocket.ts';
import type { LightBot } from '../../loadtest/bots/lightBot.ts';
import { ChaosBot, type ChaosBotListener } from './chaosBot.ts';
import { joinAsGuest } from './guest.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Bots are looked after this often, ms. */
const ROUND_MS = 4;
/** A round that comes later than this after the one before counts as late, ms: what it measures would be its own time. */
const LATE_MS = 100;
/** Joins of one room at a time: what is measured is not how fast a crowd comes in. */
const JOIN_PAUSE_MS = 20;
/** The server lets who leaves go at once, ms. */
const LEAVE_MS = 1000;

// The SDK and our own link tell of every try to reconnect.
console.info = () => {};
console.warn = () => {};

const bots: ChaosBot[] = [];
const guests = new Set<LightBot>();
let roundMs = performance.now();
let countedMs = roundMs;
let lateMs = 0;

function tell(message: FromWorker): void {
	process.send?.(message);
}

const listener: ChaosBotListener = {
	onReturn: (event) => tell({ type: 'return', event }),
	onSeen: (state, roomId) => tell({ type: 'seen', state, roomId, atMs: performance.timeOrigin + performance.now() }),
	onLost: (code, roomId) => tell({ type: 'lost', code, roomId }),
};

setInterval(() => {
	const nowMs = performance.now();
	if (nowMs - roundMs > LATE_MS) lateMs += nowMs - roundMs;
	roundMs = nowMs;
	try {
		for (const bot of bots) bot.play(nowMs);
		for (const guest of guests) guest.play(nowMs);
	} catch (error) {
		tell({ type: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	}
}, ROUND_MS);

async function add({ url, rooms, botsPerRoom, seed }: ToWorker & { type: 'add' }): Promise<void> {
	const roomIds: string[] = [];
	const failed: string[] = [];
	for (let room = 0; room < rooms; room++) {
		let roomId: string | undefined;
		for (let index = 0; index < botsPerRoom; index++) {
			const number = seed + room * botsPerRoom + index;
			try {
				const bot = await ChaosBot.join({ url, name: `Bot ${number}`, seed: number, roomId, listener });
				roomId ??= bot.roomId;
				bots.push(bot);
			} catch (error) {
				failed.push(wordsOf(error));
			}
			await pause(JOIN_PAUSE_MS);
		}
		if (roomId !== undefined) roomIds.push(roomId);
	}
	tell({ type: 'added', roomIds, failed });
}

async function storm({ url, joinAtMs, staysMs }: ToWorker & { type: 'storm' }): Promise<void> {
	const joinMs: number[] = [];
	const failed: string[] = [];
	await Promise.all(
		joinAtMs.map(async (atMs, index) => {
			await pause(atMs);
			const begunMs = performance.now();
			try {
				const guest = await joinAsGuest({ url, name: `Guest ${index}`, seed: index });
				joinMs.push(performance.now() - begunMs);
				guests.add(guest);
				await pause(staysMs);
				guests.delete(guest);
				if (guest.lostBy !== undefined) failed.push(`was in a match, and then ${guest.lostBy}`);
				await guest.leave();
			} catch (error) {
				failed.push(wordsOf(error));
			}
		}),
	);
	tell({ type: 'stormed', joinMs, failed });
}

async function join({ url, roomId }: ToWorker & { type: 'join' }): Promise<void> {
	try {
		bots.push(await ChaosBot.join({ url, name: 'Late', seed: bots.length, roomId, listener }));
		tell({ type: 'joined', problem: undefined });
	} catch (error) {
		tell({ type: 'joined', problem: wordsOf(error) });
	}
}

function count(): void {
	const nowMs = performance.now();
	const playing: Record<string, number> = {};
	for (const bot of bots) if (bot.isPlaying(nowMs)) playing[bot.roomId] = (playing[bot.roomId] ?? 0) + 1;
	tell({ type: 'count', playing, lateShare: lateMs / Math.max(1, nowMs - countedMs) });
	countedMs = nowMs;
	lateMs = 0;
}

async function end(): Promise<void> {
	await Promise.race([Promise.allSettled(bots.map((bot) => bot.leave())), pause(LEAVE_MS)]);
	process.exit(0);
}

process.on('message', (message: ToWorker) => {
	if (message.type === 'add') void add(message);
	else if (message.type === 'storm') void storm(message);
	else if (message.type === 'join') void join(message);
	else if (message.type === 'count') count();
	else void end();
});
// The command is gone: so is the run.
process.on('disconnect', () => process.exit(1));

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

function wordsOf(error: unknown): string {
	const { message, problem } = error as { message?: string; problem?: { code: string } };
	return problem ? `${problem.code}: ${message}` : String(message ?? error);
}
