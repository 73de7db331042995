/** One process of Fray in a cluster on this machine: its slot, its log, signals to it. Started by `LocalCluster`. */

import { resolve } from 'node:path';
import { Child } from './child.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The first start in a checkout builds the page. */
const START_MS = 120_000;
/** A second SIGTERM ends it at once, whatever matches are left. */
const END_GRACE_MS = 2000;

/** A line of its log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly level: string; readonly event: string };

export interface FrayProcessOptions {
	/** Its settings. */
	env: Readonly<Record<string, string>>;
	onLog(process: FrayProcess, line: LogLine): void;
}

export class FrayProcess {
	/** 0 until it listens. */
	slot = 0;
	port = 0;
	/** Told to end: takes no new rooms and gives its matches away. */
	isEnding = false;
	readonly #child: Child;
	readonly #listening: Promise<void>;

	constructor({ env, onLog }: FrayProcessOptions) {
		let listens = () => {};
		this.#listening = new Promise((resolveListening) => {
			listens = resolveListening;
		});
		const onLine = (text: string) => {
			const line = parseLine(text);
			if (line.event === 'listening') {
				this.slot = Number(line.slot ?? 0);
				this.port = Number(line.port ?? 0);
				listens();
			}
			onLog(this, line);
		};
		this.#child = new Child('a process of Fray', process.execPath, ['server/main.ts'], { env, cwd: ROOT, onLine });
	}

	get pid(): number {
		return this.#child.pid ?? 0;
	}

	/** How it ended; undefined while it runs. */
	get end(): string | undefined {
		return this.#child.end;
	}

	get ended(): Promise<string> {
		return this.#child.ended;
	}

	/** Where it answers without the balancer. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Resolves when it listens. Rejects with the end of its log when it ends before, or takes too long. */
	async listens(): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new Error(`a process of Fray does not listen after ${START_MS / 1000} s`)), START_MS);
		});
		try {
			await Promise.race([this.#listening, this.#child.failed, late]);
		} finally {
			clearTimeout(timer);
		}
	}

	signal(name: NodeJS.Signals): void {
		if (name === 'SIGTERM') this.isEnding = true;
		this.#child.signal(name);
	}

	/** Ends it, politely at first. */
	async stop(): Promise<void> {
		this.isEnding = true;
		this.#child.signal('SIGCONT');
		await this.#child.stop(['SIGTERM', 'SIGTERM', 'SIGKILL'], END_GRACE_MS);
	}
}

/** What is no line of its log is one of words. */
function parseLine(text: string): LogLine {
	try {
		const line: unknown = JSON.parse(text);
		if (typeof line === 'object' && line !== null && 'event' in line) return line as LogLine;
	} catch {
		// Words.
	}
	return { level: 'error', event: 'said', text };
}
