/** The clients of an X-ray: SDK clients that play, each with an accountant who reads along. */

import { Participant } from '../bots/participant.ts';
import { Rooms } from '../bots/rooms.ts';
import { Tally } from '../figures/tally.ts';
import { planBots } from '../plan.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { Accountant } from './accountant.ts';
import { Ledger } from './ledger.ts';
import type { XrayResult } from './table.ts';

export const XRAY_VERSION = 1;
const ROUND_MS = 4;
const JOIN_MS = 10_000;

export interface XrayClientsOptions {
	url: string;
	/** Which mode they ask for; the server puts them where it puts others. */
	mode: string;
	clients: number;
	seconds: number;
	seed: number;
}

/** Joins, plays and reads for so long. Throws when a client cannot join, or is sent what cannot be read. */
export async function takeXray({ url, mode, clients, seconds, seed }: XrayClientsOptions): Promise<XrayResult> {
	const ledger = new Ledger();
	const tally = new Tally();
	const plans = planBots(matchmade(mode), clients, seed).map((plan) => ({ ...plan, isSdk: true }));
	const received = plans.map(() => 0);
	let unreadable: Error | undefined;
	const participants = plans.map((plan, index) => {
		const accountant = new Accountant(ledger);
		const onBytes = (bytes: Uint8Array) => {
			received[index] = (received[index] ?? 0) + bytes.length;
			try {
				accountant.read(bytes);
			} catch (error) {
				unreadable ??= error instanceof Error ? error : new Error(String(error));
			}
		};
		return new Participant({ plan, url, tally, rooms: new Rooms(() => {}), checks: undefined, startedMs: performance.now(), onBytes });
	});
	const startedMs = performance.now();
	const round = setInterval(() => {
		for (const participant of participants) participant.play(performance.now());
	}, ROUND_MS);
	try {
		while (participants.some(({ settled }) => !settled) && performance.now() - startedMs < JOIN_MS) await pause(ROUND_MS);
		const cause = Object.keys(tally.take().errors)[0];
		if (participants.some(({ isPlaying }) => !isPlaying)) throw new Error(`a client could not join ${url}: ${cause ?? 'no answer'}`);
		const fromMs = performance.now();
		while (performance.now() - fromMs < seconds * 1000 && !unreadable) await pause(20);
		if (unreadable) throw unreadable;
		const passed = (performance.now() - fromMs) / 1000;
		const { entries, total } = ledger;
		const bytes = received.reduce((sum, count) => sum + count, 0);
		if (bytes !== total) throw new Error(`the account is wrong: ${total} of ${bytes} bytes are booked`);
		return {
			version: XRAY_VERSION,
			mode,
			seconds: passed,
			clients: plans.map(({ name }, index) => ({ name, bytes: received[index] ?? 0 })),
			entries,
		};
	} finally {
		clearInterval(round);
		await Promise.allSettled(participants.map((participant) => participant.leave()));
	}
}

/** People who come one after the other and play. */
export function matchmade(mode: string): Scenario {
	return {
		about: 'an X-ray',
		mode,
		rooms: 'matchmade',
		bots: 1,
		seconds: 1,
		small: { bots: 1, seconds: 1 },
		joinsPerSecond: 20,
		measures: 'playing',
		limits: [],
	};
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
