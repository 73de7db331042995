/** What `npm run cluster` shows: in a terminal a table in place, with what is said above it; elsewhere a line now and then. */

const UP_AND_CLEAR = (lines: number) => (lines === 0 ? '' : `\x1b[${lines}A\x1b[0J`);
/** Between lines where nothing can be drawn in place, ms. */
const LINE_EVERY_MS = 5000;

export class Screen {
	readonly #isTerminal = process.stdout.isTTY === true;
	#shown: readonly string[] = [];
	#lineAtMs = Number.NEGATIVE_INFINITY;

	say(text: string): void {
		process.stdout.write(`${UP_AND_CLEAR(this.#shown.length)}${text}\n${this.#shown.map((line) => `${line}\n`).join('')}`);
	}

	show(table: () => readonly string[], line: () => string): void {
		if (!this.#isTerminal) {
			if (performance.now() - this.#lineAtMs < LINE_EVERY_MS) return;
			this.#lineAtMs = performance.now();
			process.stdout.write(`${line()}\n`);
			return;
		}
		const before = this.#shown.length;
		this.#shown = ['', ...table()].map((text) => text.slice(0, process.stdout.columns));
		process.stdout.write(`${UP_AND_CLEAR(before)}${this.#shown.map((text) => `${text}\n`).join('')}`);
	}

	/** What is shown stays; what follows comes below. */
	leave(): void {
		this.#shown = [];
	}
}
