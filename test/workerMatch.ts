/** A match as a worker runs it and the page that shows it, in one process under fake time. Used by tests. */

import { ClientSession } from '../netcode/clientSession.ts';
import type { Intent, ViewEvent } from '../netcode/view.ts';
import { MatchHost } from '../netcode/worker/matchHost.ts';
import type { FromWorker, HostedMatch, ToWorker } from '../netcode/worker/messages.ts';
import { WorkerLink, type WorkerPort } from '../netcode/worker/workerLink.ts';

export const STILL: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 1 };

const STEP_MS = 1;

export class WorkerMatch {
	readonly session: ClientSession;
	readonly link: WorkerLink;
	nowMs = 0;
	private host: MatchHost | undefined;
	private timers: { atMs: number; run: () => void }[] = [];
	private onTheWay: (() => void)[] = [];
	private onFailure: (why: string) => void = () => {};

	/** Throws what the worker says when the match cannot begin. */
	constructor(match: Partial<HostedMatch>) {
		this.link = new WorkerLink(this.createPort(), {
			match: { modeId: 'deathmatch', arenaId: 'foundry', seed: 1, tuning: {}, ...match },
			now: () => this.nowMs,
		});
		// Nobody waits for it here: what goes wrong is thrown below.
		this.link.opened.catch(() => {});
		this.deliver();
		this.session = new ClientSession(this.link, this.nowMs);
	}

	get view() {
		return this.session.view;
	}

	/** Draws for so long; `onFrame` sees the events of each picture and may give the next intent. */
	run(ms: number, onFrame: (events: readonly ViewEvent[]) => Intent = () => STILL, frameMs = 1000 / 60): void {
		let intent = STILL;
		let nextFrameMs = this.nowMs + frameMs;
		for (const endMs = this.nowMs + ms; this.nowMs < endMs; ) {
			this.pass(STEP_MS);
			if (this.nowMs < nextFrameMs) continue;
			nextFrameMs += frameMs;
			intent = onFrame(this.session.frame(this.nowMs, intent));
		}
	}

	/** Time passes, and nothing is drawn. */
	pass(ms: number): void {
		for (const endMs = this.nowMs + ms; this.nowMs < endMs; ) {
			this.nowMs += STEP_MS;
			const due = this.timers.filter(({ atMs }) => atMs <= this.nowMs);
			this.timers = this.timers.filter(({ atMs }) => atMs > this.nowMs);
			for (const { run } of due) run();
			this.deliver();
		}
	}

	/** Whether the worker still has something to do. */
	get isRunning(): boolean {
		return this.timers.length > 0;
	}

	/** The worker ends as by an error that nobody caught. */
	crash(why: string): void {
		this.timers = [];
		this.onFailure(why);
	}

	private deliver(): void {
		for (let next = this.onTheWay.shift(); next; next = this.onTheWay.shift()) next();
	}

	private createPort(): WorkerPort {
		return {
			post: (message) => {
				const copy = structuredClone(message);
				this.onTheWay.push(() => this.receive(copy));
			},
			listen: (onMessage, onFailure) => {
				this.onFailure = onFailure;
				this.toPage = (message) => {
					const copy = structuredClone(message);
					this.onTheWay.push(() => onMessage(copy));
				};
			},
			close: () => {},
		};
	}

	private toPage: (message: FromWorker) => void = () => {};

	private receive(message: ToWorker): void {
		if (message.type !== 'open') {
			this.host?.receive(message);
			return;
		}
		this.host = new MatchHost({
			match: message.match,
			now: () => this.nowMs,
			schedule: (run, delayMs) => {
				const timer = { atMs: this.nowMs + delayMs, run };
				this.timers.push(timer);
				return () => {
					this.timers = this.timers.filter((other) => other !== timer);
				};
			},
			send: (answer) => this.toPage(answer),
		});
	}
}
