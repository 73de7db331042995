/**
 * How long after a freeze everything is as it was before: no ticks held, nobody frozen or misplaced, no jumps; the others
 * shown no later, and frames no longer on their way.
 */

import { HOLD_TICKS } from '../../sim/match/inputPacer.ts';
import type { ClientRecording, StateRecord } from '../play/recording.ts';
import type { TruthAt } from '../play/runLine.ts';
import { trueAt } from './others.ts';
import { jumpsOf } from './own.ts';
import { grownBy, within } from './window.ts';

/** Looked at in pieces of this length, ms. */
const PIECE_MS = 100;
/** It has recovered when it stays well for so long, ms. */
const WELL_MS = 500;
/** Below this nothing is called wrong, units. */
const ERROR_UNITS = 12;
const JUMP_UNITS = 8;
/** What is later than usual by less is no later, ms. */
const LATER_MS = 20;

/** Where lines hold messages up: held and discarded by one such time. */
const HELD_UP_TICKS = 2 * HOLD_TICKS;
/** Ticks of a piece in which no state came. */
const EMPTY_TICKS = 3;

interface Piece {
	held: number;
	errorUnits: number;
	jumpUnits: number;
	viewDelayMs: number;
	/** How long frames waited on the server. */
	earlyMs: number;
}

/**
 * The longest of all clients, ms; `Infinity` when somebody is not well again by `endMs`. What the line did to anybody
 * before the freeze is normal on it. What the server held and discarded counts when the news of that tick can first have
 * come: a line that is uneven brings it later, and is no less well for that.
 */
export function recoveryMs(
	clients: readonly ClientRecording[],
	truthAt: TruthAt,
	tickRate: number,
	normal: { fromMs: number; toMs: number },
	thawedMs: number,
	endMs: number,
): number {
	const ticksOf = new Map(clients.map((client) => [client, soonest(within(client.states, normal.fromMs, normal.toMs), client, tickRate)]));
	const look = (client: ClientRecording, fromMs: number, toMs: number) =>
		piecesOf(client, ticksOf.get(client) ?? [], truthAt, fromMs, toMs);
	const before = clients.flatMap((client) => look(client, normal.fromMs, normal.toMs));
	const held = usual(before.map((piece) => piece.held));
	const limits: Piece = {
		held: held === 0 ? 0 : Math.max(HELD_UP_TICKS, held),
		errorUnits: Math.max(ERROR_UNITS, usual(before.map(({ errorUnits }) => errorUnits))),
		jumpUnits: Math.max(JUMP_UNITS, usual(before.map(({ jumpUnits }) => jumpUnits))),
		viewDelayMs: LATER_MS + usual(before.map(({ viewDelayMs }) => viewDelayMs)),
		earlyMs: LATER_MS + usual(before.map(({ earlyMs }) => earlyMs)),
	};
	return Math.max(0, ...clients.map((client) => wellAfterMs(look(client, thawedMs, endMs), limits)));
}

/** As bad as it was in one piece of a thousand. */
function usual(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length * 0.999)] ?? 0;
}

function wellAfterMs(after: readonly Piece[], limits: Piece): number {
	const isWell = (piece: Piece) => (Object.keys(limits) as (keyof Piece)[]).every((key) => piece[key] <= limits[key]);
	const needed = WELL_MS / PIECE_MS;
	for (let i = 0; i + needed <= after.length; i++) if (after.slice(i, i + needed).every(isWell)) return i * PIECE_MS;
	return Infinity;
}

/** All states of a client, each as if it had come as soon as the soonest of the `usual` ones. */
function soonest(usual: readonly StateRecord[], { states }: ClientRecording, tickRate: number): StateRecord[] {
	const tickMs = 1000 / tickRate;
	const offsetMs = Math.min(...usual.map(({ atMs, tick }) => atMs - tick * tickMs));
	return states.map((state) => ({ ...state, atMs: state.tick * tickMs + offsetMs }));
}

/** `ticks`: its states at the time that the news of them can first have come. */
function piecesOf(client: ClientRecording, ticks: readonly StateRecord[], truthAt: TruthAt, fromMs: number, toMs: number): Piece[] {
	const pieces: Piece[] = [];
	for (let at = fromMs; at + PIECE_MS <= toMs; at += PIECE_MS) {
		const states = within(client.states, at, at + PIECE_MS);
		const pictures = within(client.pictures, at, at + PIECE_MS);
		const last = ticks.findLast(({ atMs }) => atMs < at);
		const newest = ticks.findLast(({ atMs }) => atMs < at + PIECE_MS);
		const errors = pictures.flatMap(({ viewTick, others }) =>
			others.flatMap(({ id, x, y, alive }) => {
				const was = alive ? trueAt(truthAt, id, viewTick) : undefined;
				return was ? [Math.hypot(was.x - x, was.y - y)] : [];
			}),
		);
		pieces.push({
			// Nothing that came is as bad as nothing that was taken.
			held:
				states.length === 0
					? EMPTY_TICKS
					: grownBy(last?.heldTicks, newest?.heldTicks) + grownBy(last?.discardedFrames, newest?.discardedFrames),
			errorUnits: Math.max(0, ...errors),
			jumpUnits: Math.max(0, ...jumpsOf(pictures)),
			viewDelayMs: Math.max(0, ...pictures.map(({ viewDelayMs }) => viewDelayMs)),
			earlyMs: Math.max(0, ...states.map(({ earlyMs }) => earlyMs)),
		});
	}
	return pieces;
}
