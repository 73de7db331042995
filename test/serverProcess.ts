/** A program of the server as a process of its own, and its log. For tests of the whole: server, hot reload, the page. */

import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '..');

export type LogLine = Record<string, unknown> & { level: string; event: string };

export interface ServerProcessOptions {
	/** From the project's root; `server/main.ts` unless said otherwise. */
	script?: string;
	/** Another copy of the project. */
	root?: string;
	/** Beside `PORT=0` and `HOST=127.0.0.1`. A test keeps `FRAY_DATA` in a folder of its own. */
	env?: Readonly<Record<string, string>>;
}

export class ServerProcess {
	readonly #child: ChildProcess;
	readonly #waiting: LogLine[] = [];
	#onChange = () => {};
	/** Every line of its log so far. */
	readonly log: LogLine[] = [];
	/** All that it wrote that is no log line. */
	output = '';
	/** Code with which it ended; null when a signal ended it. */
	readonly ended: Promise<number | null>;
	#hasEnded = false;

	constructor({ script = 'server/main.ts', root = ROOT, env = {} }: ServerProcessOptions = {}) {
		this.#child = spawn(process.execPath, [script], {
			cwd: root,
			env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			if (stream) createInterface(stream).on('line', (line) => this.#read(line));
		}
		this.ended = new Promise((resolveEnd) => {
			this.#child.once('close', (code) => {
				this.#hasEnded = true;
				this.#onChange();
				resolveEnd(code);
			});
		});
	}

	/** Where it listens, once it does. */
	async url(): Promise<string> {
		return String((await this.line('listening')).open);
	}

	/** The next line with this event that was not waited for yet. Throws when the process ends without it. */
	async line(event: string): Promise<LogLine> {
		for (;;) {
			const index = this.#waiting.findIndex((line) => line.event === event);
			const line = index >= 0 ? this.#waiting.splice(0, index + 1).at(-1) : undefined;
			if (line) return line;
			if (this.#hasEnded) throw new Error(`the process ended before it said "${event}":\n${this.output}`);
			await new Promise<void>((changed) => {
				this.#onChange = changed;
			});
		}
	}

	signal(name: NodeJS.Signals): void {
		this.#child.kill(name);
	}

	/** Ends it as an operator would; resolves with its exit code. */
	async stop(): Promise<number | null> {
		if (!this.#hasEnded) this.signal('SIGTERM');
		return this.ended;
	}

	#read(line: string): void {
		if (!line.startsWith('{')) this.output += `${line}\n`;
		else {
			const parsed: LogLine = JSON.parse(line);
			this.log.push(parsed);
			this.#waiting.push(parsed);
		}
		this.#onChange();
	}
}
