/** What one client went through, piece by piece, for the plots of the page. */

import { trueAt } from '../figures/others.ts';
import { jumpsOf } from '../figures/own.ts';
import { grownBy, within } from '../figures/window.ts';
import type { ClientRecording } from '../play/recording.ts';
import type { LineRecording } from '../play/runLine.ts';

/** Seconds since the measurement began, and a number for each piece. */
export interface Timeline {
	seconds: number[];
	/** When the line froze and went on, s. */
	frozenFrom: number;
	frozenTo: number;
	errorUnits: (number | null)[];
	jumpUnits: (number | null)[];
	viewDelayMs: (number | null)[];
	earlyMs: (number | null)[];
	heldTicks: (number | null)[];
}

const PIECE_MS = 200;

/** Of the first client: the others are alike. */
export function timelineOf({ clients, truthAt, fromMs, toMs, thawedMs, endMs }: LineRecording): Timeline {
	const timeline: Timeline = {
		seconds: [],
		frozenFrom: rounded((toMs - fromMs) / 1000),
		frozenTo: rounded((thawedMs - fromMs) / 1000),
		errorUnits: [],
		jumpUnits: [],
		viewDelayMs: [],
		earlyMs: [],
		heldTicks: [],
	};
	const [client] = clients;
	if (!client) return timeline;
	for (let at = fromMs; at + PIECE_MS <= endMs; at += PIECE_MS) addPiece(timeline, client, truthAt, fromMs, at);
	return timeline;
}

function addPiece(timeline: Timeline, client: ClientRecording, truthAt: LineRecording['truthAt'], fromMs: number, at: number): void {
	const pictures = within(client.pictures, at, at + PIECE_MS);
	const states = within(client.states, at, at + PIECE_MS);
	const errors = pictures.flatMap(({ viewTick, others }) =>
		others.flatMap(({ id, x, y, alive }) => {
			const was = alive ? trueAt(truthAt, id, viewTick) : undefined;
			return was ? [Math.hypot(was.x - x, was.y - y)] : [];
		}),
	);
	const [first] = states;
	const last = states[states.length - 1];
	timeline.seconds.push(rounded((at - fromMs) / 1000));
	timeline.errorUnits.push(most(errors));
	timeline.jumpUnits.push(most(jumpsOf(pictures)));
	timeline.viewDelayMs.push(most(pictures.map(({ viewDelayMs }) => viewDelayMs)));
	timeline.earlyMs.push(last ? last.earlyMs : null);
	timeline.heldTicks.push(first && last ? grownBy(first.heldTicks, last.heldTicks) : null);
}

function most(values: readonly number[]): number | null {
	return values.length === 0 ? null : rounded(Math.max(...values));
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
