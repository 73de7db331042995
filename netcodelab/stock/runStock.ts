/** The same hands over the same line in a stock Colyseus room: what is shown, by the figures of Fray's own runs. */

import type { Line } from '../../netcode/lines.ts';
import type { TruePlayer } from '../../schema/truthCodec.ts';
import { ARENAS } from '../../sim/arenas/registry.ts';
import { type OthersFigures, othersFigures } from '../figures/others.ts';
import { type OwnFigures, ownFigures } from '../figures/own.ts';
import { startDisplay } from '../play/display.ts';
import { LAB_MAP } from '../play/labMap.ts';
import type { ClientRecording } from '../play/recording.ts';
import { SETTLE_MS, type TruthAt } from '../play/runLine.ts';
import type { StockStep } from './schema.ts';
import { StockClient } from './stockClient.ts';
import { startStockServer } from './stockProcess.ts';

const TICK_RATE = 30;
const DRAIN_MS = 500;

export interface StockFigures {
	own: Pick<OwnFigures, 'correctionsPerMinute' | 'displayedJumpUnits' | 'rawCorrectionUnits' | 'keyToPicture'>;
	others: OthersFigures;
}

export interface RunStockOptions {
	line: Readonly<Line>;
	clients: number;
	seconds: number;
	seed: number;
	/** Where the server runs; undefined where processes cannot be given cores. */
	core: number | undefined;
	/** Until clocks have learnt the line, ms. */
	settleMs?: number;
}

/** Throws when the server or a client cannot start, or ends, with why. */
export async function runStock({
	line,
	clients: count,
	seconds,
	seed,
	core,
	settleMs = SETTLE_MS,
}: RunStockOptions): Promise<StockFigures> {
	const arena = ARENAS[LAB_MAP];
	if (!arena) throw new Error(`there is no map "${LAB_MAP}"`);
	const now = () => performance.now();
	const server = await startStockServer(core);
	const clients: StockClient[] = [];
	let scriptFromMs = now();
	const stopDisplay = startDisplay(now, (nowMs) => {
		for (const client of clients) client.picture(nowMs, nowMs - scriptFromMs);
	});
	try {
		for (let index = 0; index < count; index++)
			clients.push(await StockClient.join({ url: server.url, arena, line, seed: seed * 1000 + index, index, tickRate: TICK_RATE, now }));
		scriptFromMs = now();
		await wait(settleMs);
		const fromMs = now();
		await wait(seconds * 1000);
		const toMs = now();
		await wait(DRAIN_MS);
		stopDisplay();
		const steps = await server.steps();
		const recordings = clients.map((client) => recordingOf(client, steps));
		const truthAt = truthOf(steps);
		const { correctionsPerMinute, displayedJumpUnits, rawCorrectionUnits, keyToPicture } = ownFigures(recordings, fromMs, toMs);
		return {
			own: { correctionsPerMinute, displayedJumpUnits, rawCorrectionUnits, keyToPicture },
			others: othersFigures(recordings, truthAt, fromMs, toMs),
		};
	} finally {
		stopDisplay();
		await Promise.allSettled(clients.map((client) => client.leave()));
		await server.stop();
	}
}

/** Steps are counted from 1, as the state does. */
function truthOf(steps: readonly StockStep[]): TruthAt {
	const ticks = steps.map(
		({ players }) => new Map(players.map(([id, x, y]): [number, TruePlayer] => [id, { id, x, y, alive: true, team: 0, score: 0 }])),
	);
	return (tick) => ticks[tick - 1];
}

/** With instants of the server's clock told in steps, and how far behind the newest state that could have come they are. */
function recordingOf({ selfId, pictures, states, corrections }: StockClient, steps: readonly StockStep[]): ClientRecording {
	const timeOf = (step: number) => steps[step - 1]?.atMs ?? Number.NaN;
	// The first may come before the first step.
	const soonestMs = Math.min(...states.filter(({ tick }) => tick > 0).map(({ atMs, tick }) => atMs - timeOf(tick)));
	let state = 0;
	return {
		selfId,
		states,
		pictures: pictures.map(({ shownMs, ...picture }) => {
			while ((states[state + 1]?.atMs ?? Infinity) <= picture.atMs) state++;
			return {
				...picture,
				viewTick: stepAt(steps, shownMs),
				newestTick: states[state]?.tick ?? 0,
				viewDelayMs: picture.atMs - soonestMs - shownMs,
			};
		}),
		reconciled: corrections.map(({ atMs, tick, units }) => ({
			atMs,
			tick,
			exact: units === 0,
			correctionUnits: units,
			undisturbed: true,
			touched: false,
		})),
		shots: new Map(),
		hurts: [],
		wire: [],
		lostBy: undefined,
	};
}

/** An instant of the server's clock in steps, with a fraction. Two steps at one time count as the later. */
export function stepAt(steps: readonly StockStep[], atMs: number): number {
	let low = 0;
	let high = steps.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((steps[middle] as StockStep).atMs <= atMs) low = middle + 1;
		else high = middle;
	}
	const before = steps[low - 1];
	const after = steps[low];
	if (!before || !after) return low;
	return low + (atMs - before.atMs) / (after.atMs - before.atMs);
}

function wait(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
