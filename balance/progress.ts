/** How far a run has come: a bar in a terminal, a line every few seconds anywhere else. Called by the command. */

const WIDTH = 30;
const TERMINAL_MS = 100;
const ELSEWHERE_MS = 5000;

export interface Output {
	isTTY?: boolean | undefined;
	write(text: string): unknown;
}

/** `now`: a clock in milliseconds. */
export class Progress {
	private readonly all: number;
	private readonly output: Output;
	private readonly now: () => number;
	private readonly began: number;
	private shownAt = -Infinity;

	constructor(all: number, output: Output, now: () => number) {
		this.all = all;
		this.output = output;
		this.now = now;
		this.began = now();
	}

	show(done: number): void {
		const at = this.now();
		const { isTTY } = this.output;
		if (done < this.all && at - this.shownAt < (isTTY ? TERMINAL_MS : ELSEWHERE_MS)) return;
		this.shownAt = at;
		const seconds = (at - this.began) / 1000;
		const left = done > 0 ? Math.ceil((seconds / done) * (this.all - done)) : undefined;
		const rest = done === this.all ? `${seconds.toFixed(0)} s` : left === undefined ? '' : `about ${left} s left`;
		const full = Math.round((WIDTH * done) / this.all);
		const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
		const text = `${isTTY ? `${bar} ` : ''}${done} of ${this.all} pieces, ${rest}`;
		this.output.write(isTTY ? `\r\x1b[2K${text}${done === this.all ? '\n' : ''}` : `${text}\n`);
	}
}
