/** The worker processes of a run: starts them, divides the bots, merges what they tell. Used by `LoadRun`. */

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BotPlan } from '../plan.ts';
import { onCore } from './cores.ts';
import type { FromWorker, ToWorker, WorkerSecond } from './messages.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
/** A worker that has not ended this long after it was told to is ended, ms. */
const END_MS = 5000;
/** Of what a worker writes, for the message when it fails, characters. */
const KEPT_OUTPUT = 2000;

interface Worker {
	process: ChildProcess;
	core: number | undefined;
	output: string;
	last: WorkerSecond | undefined;
	hasEnded: boolean;
}

export interface FleetOptions {
	url: string;
	workers: number;
	/** Cores for them in turn; empty: wherever the system puts them. */
	cores: readonly number[];
	/** Whether views are checked against the server's truth. */
	checks: boolean;
	/** One second of one worker. */
	onSecond(second: WorkerSecond, worker: number): void;
}

export class Fleet {
	readonly #options: FleetOptions;
	readonly #workers: Worker[];
	readonly #bytesPerSecond: number[] = [];
	readonly #waiting = new Map<FromWorker['type'], { left: number; resolve: () => void }>();
	/** Rejects when a worker ends that was not told to. */
	readonly failed: Promise<never>;
	#fail: (error: Error) => void = () => {};
	#planned = 0;

	constructor(options: FleetOptions) {
		this.#options = options;
		this.failed = new Promise((_, reject) => {
			this.#fail = reject;
		});
		this.failed.catch(() => {});
		this.#workers = Array.from({ length: options.workers }, (_, index) => this.#start(index));
	}

	/** Cores of the workers, in their order; undefined where they have none of their own. */
	get cores(): readonly (number | undefined)[] {
		return this.#workers.map(({ core }) => core);
	}

	get planned(): number {
		return this.#planned;
	}

	/** Bots whose first join has ended, and bots at play, as of the last second. */
	get settled(): number {
		return this.#workers.reduce((sum, { last }) => sum + (last?.settled ?? 0), 0);
	}

	get playing(): number {
		return this.#workers.reduce((sum, { last }) => sum + (last?.playing ?? 0), 0);
	}

	/** Sends bots to the server. Rooms stay whole in one worker where there are many. */
	add(plans: readonly BotPlan[]): void {
		this.#planned += plans.length;
		const { url, checks } = this.#options;
		const shares = this.#workers.map((): BotPlan[] => []);
		const isOneRoom = plans.every(({ room }) => room === plans[0]?.room);
		for (const plan of plans) shares[(isOneRoom ? plan.index : (plan.room ?? plan.index)) % shares.length]?.push(plan);
		for (const [index, share] of shares.entries()) if (share.length > 0) this.#tell(index, { type: 'add', url, plans: share, checks });
	}

	/** Resolves when each has told what it counted since the last time. */
	second(): Promise<void> {
		return this.#ask({ type: 'second' }, 'second');
	}

	/** Resolves when all of them have begun to measure. */
	measure(): Promise<void> {
		return this.#ask({ type: 'measure' }, 'measuring');
	}

	/** All leave. Resolves with each client's bytes a second. */
	async finish(): Promise<number[]> {
		await this.#ask({ type: 'finish' }, 'finished');
		await Promise.all(this.#workers.map((worker) => this.#ended(worker)));
		return this.#bytesPerSecond;
	}

	/** Ends the processes, whatever they do. */
	kill(): void {
		for (const worker of this.#workers) if (!worker.hasEnded) worker.process.kill('SIGKILL');
	}

	#start(index: number): Worker {
		const core = this.#options.cores[index % Math.max(1, this.#options.cores.length)];
		const [command, args] = onCore(core, process.execPath, ['--max-semi-space-size=64', '--single-threaded-gc', WORKER]);
		const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
		const worker: Worker = { process: child, core, output: '', last: undefined, hasEnded: false };
		for (const stream of [child.stdout, child.stderr])
			stream?.on('data', (text) => {
				worker.output = (worker.output + text).slice(-KEPT_OUTPUT);
			});
		child.on('message', (message: FromWorker) => this.#hear(index, message));
		child.once('error', (error) => this.#lose(worker, error.message));
		child.once('exit', (code, signal) => {
			worker.hasEnded = true;
			if (code !== 0) this.#lose(worker, `it ended with ${signal ?? code}`);
		});
		return worker;
	}

	#lose(worker: Worker, why: string): void {
		this.#fail(new Error(`a process of bots failed: ${why}\n${worker.output}`));
	}

	#tell(index: number, message: ToWorker): void {
		this.#workers[index]?.process.send(message);
	}

	#ask(message: ToWorker, answer: FromWorker['type']): Promise<void> {
		return new Promise((resolve) => {
			this.#waiting.set(answer, { left: this.#workers.length, resolve });
			for (const index of this.#workers.keys()) this.#tell(index, message);
		});
	}

	#hear(index: number, message: FromWorker): void {
		const worker = this.#workers[index] as Worker;
		if (message.type === 'roomOpened') {
			for (const other of this.#workers.keys()) if (other !== index) this.#tell(other, message);
			return;
		}
		if (message.type === 'second') {
			worker.last = message;
			this.#options.onSecond(message, index);
		} else if (message.type === 'finished') this.#bytesPerSecond.push(...message.bytesPerSecond);
		const waiting = this.#waiting.get(message.type);
		if (waiting && --waiting.left === 0) waiting.resolve();
	}

	#ended(worker: Worker): Promise<void> {
		if (worker.hasEnded) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(() => worker.process.kill('SIGKILL'), END_MS);
			worker.process.once('exit', () => {
				clearTimeout(timer);
				resolve();
			});
		});
	}
}
