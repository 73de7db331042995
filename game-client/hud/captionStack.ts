/** The few captions that are up: one a sound and source, the lasting ones refreshed, the least of them leaving first. Pure. */

import type { Heard } from './captionSources.ts';

/** More lines than this nobody reads in a fight. */
export const LINES_MAX = 4;

export interface CaptionLine extends Heard {
	/** The same for as long as the line stays. */
	id: number;
	untilMs: number;
}

export class CaptionStack {
	private lines: CaptionLine[] = [];
	private made = 0;

	/** What is to be read now, oldest first. */
	update(heard: readonly Heard[], nowMs: number): readonly CaptionLine[] {
		for (const one of heard) {
			const untilMs = nowMs + one.row.showMs;
			const line = this.lines.find((other) => other.row === one.row && other.source === one.source);
			// A line that is refreshed keeps its place: text that jumps is not read.
			if (line) Object.assign(line, one, { untilMs });
			else this.lines.push({ ...one, id: ++this.made, untilMs });
		}
		this.lines = this.lines.filter((line) => nowMs < line.untilMs);
		while (this.lines.length > LINES_MAX) this.lines.splice(this.leastIndex(), 1);
		return this.lines;
	}

	/** Of equal rank the oldest. */
	private leastIndex(): number {
		let least = 0;
		for (const [index, line] of this.lines.entries()) if (line.row.rank < (this.lines[least]?.row.rank ?? 0)) least = index;
		return least;
	}
}
