/** A process of the bench on a core of its own, and the messages that come from it. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** Where `taskset` is missing (it is Linux's), processes are not pinned and share the machine's cores. */
export const CAN_PIN = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

export class PinnedProcess<Message extends { type: string }> {
	readonly #name: string;
	readonly #child: ChildProcess;
	readonly #messages: Message[] = [];
	#wake = () => {};
	#ended: string | undefined;
	#errors = '';

	/** Runs a program of this folder with one argument. `core`: counted from 0. */
	constructor(name: string, program: string, setup: object, core: number) {
		this.#name = name;
		const command = [process.execPath, program, JSON.stringify(setup)];
		const [file = '', ...args] = CAN_PIN ? ['taskset', '-c', String(core), ...command] : command;
		this.#child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
		this.#child.stderr?.on('data', (text: Buffer) => {
			this.#errors = (this.#errors + String(text)).slice(-4000);
		});
		this.#child.on('message', (message) => {
			this.#messages.push(message as Message);
			this.#wake();
		});
		this.#child.on('error', ({ message }) => this.#end(message));
		this.#child.on('close', (code, signal) => this.#end(`ended with ${code ?? signal}`));
	}

	tell(order: string): void {
		this.#child.send(order);
	}

	/** The next message, which must be of this type. Throws when the process ends before, or lets it be waited for too long. */
	async next<T extends Message['type']>(type: T, withinMs: number): Promise<Extract<Message, { type: T }>> {
		const untilMs = performance.now() + withinMs;
		while (this.#messages.length === 0) {
			if (this.#ended !== undefined) throw new Error(`the ${this.#name} ${this.#ended}\n${this.#errors}`.trim());
			const leftMs = untilMs - performance.now();
			if (leftMs <= 0) throw new Error(`the ${this.#name} said nothing of "${type}" within ${withinMs / 1000} s\n${this.#errors}`.trim());
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, leftMs);
				this.#wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
		const message = this.#messages.shift() as Message;
		if (message.type !== type) throw new Error(`the ${this.#name} said "${message.type}" instead of "${type}"`);
		return message as Extract<Message, { type: T }>;
	}

	/** Resolves when it has ended. */
	async stop(): Promise<void> {
		if (this.#ended !== undefined) return;
		const closed = new Promise((resolve) => this.#child.once('close', resolve));
		this.#child.kill('SIGKILL');
		await closed;
	}

	#end(how: string): void {
		this.#ended ??= how;
		this.#wake();
	}
}
