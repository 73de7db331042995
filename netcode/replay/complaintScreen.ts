/**
 * What a player's screen showed, as it came with their complaint, by the ticks of the match: beside where everybody was
 * it says what they saw. Drawn by the replay page.
 */

import type { LastSeconds, LineSample, ShownOther } from '../../schema/lastSeconds.ts';
import { JUMP_UNITS } from '../../sim/history.ts';

export interface ShownScreen {
	/** Since the record began, ms. */
	atMs: number;
	/** The instant that the others were shown at, ticks. */
	viewTick: number;
	own: { x: number; y: number } | undefined;
	others: readonly ShownOther[];
	/** The figures of the line that were the newest then. */
	line: LineSample | undefined;
}

export class ComplaintScreen {
	readonly record: LastSeconds;
	/** What the record covers, ticks of the own body. */
	readonly firstTick: number;
	readonly lastTick: number;

	constructor(record: LastSeconds) {
		this.record = record;
		this.firstTick = record.pictures[0]?.ownTick ?? 0;
		this.lastTick = record.pictures.at(-1)?.ownTick ?? 0;
	}

	/** The screen whose own body was at a tick; undefined when there is no record of that. */
	at(tick: number): ShownScreen | undefined {
		const { pictures, line } = this.record;
		if (tick < this.firstTick || tick > this.lastTick) return undefined;
		// The newest of them: after a connection was lost ticks are counted anew.
		const index = pictures.findLastIndex(({ ownTick }) => ownTick <= tick);
		const before = pictures[index];
		const after = pictures[index + 1];
		if (!before) return undefined;
		const part = after && after.ownTick > before.ownTick ? (tick - before.ownTick) / (after.ownTick - before.ownTick) : 0;
		const between = <P extends { x: number; y: number }>(from: P, to: P | undefined): P => {
			if (!to || Math.abs(to.x - from.x) + Math.abs(to.y - from.y) > JUMP_UNITS) return from;
			return { ...from, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
		};
		const later = new Map(after?.others.map((other) => [other.id, other]));
		const atMs = before.atMs + ((after?.atMs ?? before.atMs) - before.atMs) * part;
		return {
			atMs,
			viewTick: before.viewTick + ((after?.viewTick ?? before.viewTick) - before.viewTick) * part,
			own: before.own && between(before.own, after?.own),
			others: before.others.map((other) => between(other, later.get(other.id))),
			line: line.findLast((sample) => sample.atMs <= atMs) ?? line[0],
		};
	}
}
