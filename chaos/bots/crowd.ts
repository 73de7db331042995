/** The bots of a scenario, in worker processes, and all that they have told. Used by the scenarios. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Return } from './chaosBot.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const END_MS = 3000;

type Answer<T extends FromWorker['type']> = FromWorker & { type: T };

export class Crowd {
	readonly returns: Return[] = [];
	readonly seen: (FromWorker & { type: 'seen' })[] = [];
	readonly lost: (FromWorker & { type: 'lost' })[] = [];
	readonly faults: string[] = [];
	roomIds: string[] = [];
	planned = 0;
	readonly #workers: ChildProcess[];
	readonly #onExit = () => this.kill();

	/** `workers`: how many processes share the bots. */
	constructor(workers: number) {
		this.#workers = Array.from({ length: workers }, () => {
			const child = fork(WORKER, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
			child.on('message', (message: FromWorker) => this.#hear(message));
			child.once('exit', (code) => {
				if (code !== 0) this.faults.push(`a process of bots ended with ${code}`);
			});
			return child;
		});
		process.on('exit', this.#onExit);
	}

	/** Rooms of their own with so many players each. Resolves when all have joined; rejects when somebody could not. */
	async add(url: string, rooms: number, botsPerRoom: number): Promise<void> {
		this.planned += rooms * botsPerRoom;
		let seed = 1;
		const answers = this.#workers.map((worker, index) => {
			const share = Math.floor((rooms * (index + 1)) / this.#workers.length) - Math.floor((rooms * index) / this.#workers.length);
			const message: ToWorker = { type: 'add', url, rooms: share, botsPerRoom, seed };
			seed += share * botsPerRoom;
			return this.#ask(worker, message, 'added');
		});
		const added = await Promise.all(answers);
		this.roomIds = added.flatMap(({ roomIds }) => roomIds);
		const failed = added.flatMap((answer) => answer.failed);
		if (failed.length > 0) throw new Error(`${failed.length} bots could not join before anything was done: ${failed[0]}`);
	}

	/** @see ToWorker */
	async storm(url: string, joinAtMs: readonly number[], staysMs: number): Promise<{ joinMs: number[]; failed: string[] }> {
		const answers = await Promise.all(
			this.#workers.map((worker, index) => {
				const share = joinAtMs.filter((_, number) => number % this.#workers.length === index);
				return this.#ask(worker, { type: 'storm', url, joinAtMs: share, staysMs }, 'stormed');
			}),
		);
		return { joinMs: answers.flatMap(({ joinMs }) => joinMs), failed: answers.flatMap(({ failed }) => failed) };
	}

	/** One more into a room; resolves to why that did not work. */
	async join(url: string, roomId: string): Promise<string | undefined> {
		const worker = this.#workers[0] as ChildProcess;
		const { problem } = await this.#ask(worker, { type: 'join', url, roomId }, 'joined');
		if (problem === undefined) this.planned++;
		return problem;
	}

	/** Who is at play now, by room; and the share of the time since the last count in which bots were looked after too late. */
	async count(): Promise<{ total: number; byRoom: Map<string, number>; lateShare: number }> {
		const answers = await Promise.all(this.#workers.map((worker) => this.#ask(worker, { type: 'count' }, 'count')));
		const byRoom = new Map<string, number>();
		for (const { playing } of answers)
			for (const [roomId, bots] of Object.entries(playing)) byRoom.set(roomId, (byRoom.get(roomId) ?? 0) + bots);
		return {
			total: [...byRoom.values()].reduce((sum, bots) => sum + bots, 0),
			byRoom,
			lateShare: Math.max(...answers.map((answer) => answer.lateShare)),
		};
	}

	async end(): Promise<void> {
		await Promise.all(
			this.#workers.map(async (worker) => {
				if (worker.exitCode !== null || worker.signalCode !== null) return;
				const timer = setTimeout(() => worker.kill('SIGKILL'), END_MS);
				const ended = once(worker, 'exit');
				worker.send({ type: 'end' } satisfies ToWorker);
				await ended;
				clearTimeout(timer);
			}),
		);
		process.off('exit', this.#onExit);
	}

	kill(): void {
		for (const worker of this.#workers) worker.kill('SIGKILL');
	}

	#hear(message: FromWorker): void {
		if (message.type === 'return') this.returns.push(message.event);
		else if (message.type === 'seen') this.seen.push(message);
		else if (message.type === 'lost') this.lost.push(message);
		else if (message.type === 'fault') this.faults.push(message.message);
	}

	/** Rejects when the worker ends without an answer. */
	#ask<T extends FromWorker['type']>(worker: ChildProcess, message: ToWorker, answer: T): Promise<Answer<T>> {
		return new Promise((resolve, reject) => {
			const end = () => reject(new Error('a process of bots ended'));
			const hear = (told: FromWorker) => {
				if (told.type !== answer) return;
				worker.off('message', hear);
				worker.off('exit', end);
				resolve(told as Answer<T>);
			};
			worker.on('message', hear);
			worker.once('exit', end);
			worker.send(message);
		});
	}
}
