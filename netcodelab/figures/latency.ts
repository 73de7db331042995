/** What the server adds to the way of a frame, seen from the wire; and how the frames come. */

import type { ClientRecording } from '../play/recording.ts';
import { type Spread, spreadOf } from './percentiles.ts';
import { within } from './window.ts';

export interface LatencyFigures {
	/** From a frame's arrival, and from when the tick was due that took it, to the departure of the first state that contains it. */
	fromArrivalMs: Spread;
	fromDueMs: Spread;
	/** How long frames waited for their tick. */
	earlyMs: Spread;
}

export function latencyFigures(clients: readonly ClientRecording[], fromMs: number, toMs: number): LatencyFigures {
	const fromArrival: number[] = [];
	const fromDue: number[] = [];
	const early: number[] = [];
	for (const client of clients) {
		let before = 0;
		for (const { acknowledged, earlyMs } of within(client.states, fromMs, toMs)) {
			const isTaken = acknowledged > before;
			before = Math.max(before, acknowledged);
			const times = client.wire[acknowledged];
			// One that came after its tick was acknowledged and not stepped: it has no effect.
			if (!isTaken || earlyMs < 0 || !times || !(times.leftMs > 0)) continue;
			fromArrival.push(times.leftMs - times.arrivedMs);
			fromDue.push(times.leftMs - times.arrivedMs - earlyMs);
			early.push(earlyMs);
		}
	}
	return { fromArrivalMs: spreadOf(fromArrival), fromDueMs: spreadOf(fromDue), earlyMs: spreadOf(early) };
}
