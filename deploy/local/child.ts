/**
 * A program that runs for as long as this one: its lines, its end, and signals to it. In a process group of its own, so
 * that Ctrl-C reaches this program alone, which ends the others in order. Used by everything that a cluster consists of.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Of what it wrote, for the message when it fails. */
const KEPT_LINES = 20;

export interface ChildOptions {
	/** Instead of this program's own environment. */
	env?: Readonly<Record<string, string>>;
	cwd?: string;
	/** Each line that it writes to standard output or standard error. */
	onLine?: (line: string) => void;
}

export class Child {
	readonly #child: ChildProcess;
	readonly #lines: string[] = [];
	readonly name: string;
	/** Resolves to how it ended: its exit code, the signal, or why it could not be started. */
	readonly ended: Promise<string>;
	/** Rejects with its last lines when it ends; never resolves. */
	readonly failed: Promise<never>;
	#end: string | undefined;

	constructor(name: string, command: string, args: readonly string[], { env, cwd, onLine }: ChildOptions = {}) {
		this.name = name;
		this.#child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...(env && { env }), ...(cwd && { cwd }) });
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			if (stream)
				createInterface(stream).on('line', (line) => {
					this.#lines.push(line);
					if (this.#lines.length > KEPT_LINES) this.#lines.shift();
					onLine?.(line);
				});
		}
		// However this program ends, it leaves nothing behind.
		const onExit = () => this.signal('SIGKILL');
		process.on('exit', onExit);
		this.ended = new Promise((resolve) => {
			const end = (how: string) => {
				this.#end ??= how;
				process.off('exit', onExit);
				resolve(this.#end);
			};
			this.#child.once('error', ({ message }) => end(message));
			this.#child.once('close', (code, signal) => end(signal ?? `code ${code}`));
		});
		this.failed = this.ended.then((how) => {
			throw new Error(`${name} ended (${how}):\n${this.#lines.join('\n')}`);
		});
		this.failed.catch(() => {});
	}

	get pid(): number | undefined {
		return this.#child.pid;
	}

	/** How it ended; undefined while it runs. */
	get end(): string | undefined {
		return this.#end;
	}

	signal(name: NodeJS.Signals): void {
		if (this.#end === undefined) this.#child.kill(name);
	}

	/** Sends the signals one after the other, each when the one before has not ended it within `graceMs`. Resolves when it has ended. */
	async stop(signals: readonly NodeJS.Signals[], graceMs: number): Promise<void> {
		for (const name of signals) {
			this.signal(name);
			let timer: NodeJS.Timeout | undefined;
			const waited = new Promise<false>((resolve) => {
				timer = setTimeout(() => resolve(false), graceMs);
			});
			const isOver = await Promise.race([this.ended.then(() => true), waited]);
			clearTimeout(timer);
			if (isOver) return;
		}
		await this.ended;
	}
}
