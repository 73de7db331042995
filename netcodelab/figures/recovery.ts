/** How long after a freeze everything is as it was before: no ticks held, nobody frozen or misplaced, no jumps. */

import type { ClientRecording } from '../play/recording.ts';
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

/** Ticks of a piece in which no state came. */
const EMPTY_TICKS = 3;

interface Piece {
	held: number;
	errorUnits: number;
	jumpUnits: number;
}

/**
 * The longest of all clients, ms; `Infinity` when somebody is not well again by `endMs`. What the line did to anybody
 * before the freeze is normal on it.
 */
export function recoveryMs(
	clients: readonly ClientRecording[],
	truthAt: TruthAt,
	normal: { fromMs: number; toMs: number },
	thawedMs: number,
	endMs: number,
): number {
	const before = clients.flatMap((client) => piecesOf(client, truthAt, normal.fromMs, normal.toMs));
	const limits: Piece = {
		held: usual(before.map(({ held }) => held)),
		errorUnits: Math.max(ERROR_UNITS, usual(before.map(({ errorUnits }) => errorUnits))),
		jumpUnits: Math.max(JUMP_UNITS, usual(before.map(({ jumpUnits }) => jumpUnits))),
	};
	return Math.max(0, ...clients.map((client) => wellAfterMs(piecesOf(client, truthAt, thawedMs, endMs), limits)));
}

/** As bad as it was in one piece of two hundred. */
function usual(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length * 0.995)] ?? 0;
}

function wellAfterMs(after: readonly Piece[], limits: Piece): number {
	const isWell = ({ held, errorUnits, jumpUnits }: Piece) =>
		held <= limits.held && errorUnits <= limits.errorUnits && jumpUnits <= limits.jumpUnits;
	const needed = WELL_MS / PIECE_MS;
	for (let i = 0; i + needed <= after.length; i++) if (after.slice(i, i + needed).every(isWell)) return i * PIECE_MS;
	return Infinity;
}

function piecesOf(client: ClientRecording, truthAt: TruthAt, fromMs: number, toMs: number): Piece[] {
	const pieces: Piece[] = [];
	for (let at = fromMs; at + PIECE_MS <= toMs; at += PIECE_MS) {
		const states = within(client.states, at, at + PIECE_MS);
		const pictures = within(client.pictures, at, at + PIECE_MS);
		const last = client.states.findLast(({ atMs }) => atMs < at);
		const newest = states[states.length - 1];
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
		});
	}
	return pieces;
}
