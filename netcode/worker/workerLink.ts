/** The wire to a match that runs in a worker beside the page. Made by `openMatch.ts`. */

import { Decoder } from '@colyseus/schema';
import { InputEncoder } from '@colyseus/schema/input';
import { ArenaState } from '../../schema/ArenaState.ts';
import { decodeEvents } from '../../schema/eventCodec.ts';
import { InputFrame, writeFrame } from '../../schema/InputFrame.ts';
import type { Command } from '../../sim/command.ts';
import type { Link, LinkListener } from '../link.ts';
import type { FromWorker, HostedMatch, ToWorker } from './messages.ts';

/** A worker, or what stands for one in a test. */
export interface WorkerPort {
	post(message: ToWorker): void;
	/** `onFailure`: it ended by an error of its own. */
	listen(onMessage: (message: FromWorker) => void, onFailure: (why: string) => void): void;
	close(): void;
}

/** One way of a line: calls `deliver` when the message has arrived. */
export interface Way {
	carry(deliver: () => void): void;
}

export interface WorkerLinkOptions {
	match: HostedMatch;
	/** Monotonic, ms: the clock of `ClientSession.frame`. */
	now: () => number;
	/** What each way suffers from. */
	up?: Way | undefined;
	down?: Way | undefined;
}

const AT_ONCE: Way = { carry: (deliver) => deliver() };

export class WorkerLink implements Link {
	readonly state = new ArenaState();
	readonly roomId = undefined;
	/** Resolves with the first state; rejects, with why in words, when the match cannot begin. */
	readonly opened: Promise<void>;
	acknowledged = 0;
	/** Of states and of frames: what a line would have to carry. */
	receivedBytes = 0;
	sentBytes = 0;
	private readonly port: WorkerPort;
	private readonly now: () => number;
	private readonly up: Way;
	private readonly decoder = new Decoder(this.state);
	private readonly encoder = new InputEncoder(new InputFrame());
	private listener: LinkListener | undefined;
	private sentFrames = 0;
	private paused = false;
	private closed = false;
	private settleOpened: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} };

	constructor(port: WorkerPort, { match, now, up = AT_ONCE, down = AT_ONCE }: WorkerLinkOptions) {
		this.port = port;
		this.now = now;
		this.up = up;
		this.opened = new Promise((resolve, reject) => {
			this.settleOpened = { resolve, reject };
		});
		port.listen(
			(message) => down.carry(() => this.receive(message)),
			(why) => this.fail(why),
		);
		this.post({ type: 'open', match });
	}

	listen(listener: LinkListener): void {
		this.listener = listener;
	}

	send(command: Command, knownTick: number): number {
		writeFrame(command, knownTick, this.encoder.instance);
		const bytes = this.encoder.encode().slice();
		this.sentBytes += bytes.byteLength;
		this.post({ type: 'frame', bytes });
		this.sentFrames++;
		return this.sentFrames;
	}

	renew(): void {
		this.post({ type: 'resume' });
	}

	/** Nobody else plays here, so the match of a hidden page waits for it. */
	sendAway(hidden: boolean): void {
		if (hidden === this.paused) return;
		this.paused = hidden;
		if (!hidden) this.listener?.onDrop(false);
		this.post({ type: hidden ? 'pause' : 'resume' });
	}

	sendTuning(key: string, value: number): void {
		this.post({ type: 'tune', key, value });
	}

	sendVote(arenaId: string): void {
		this.post({ type: 'vote', arenaId });
	}

	/** A match of this page is kept nowhere. */
	sendComplaint(): boolean {
		return false;
	}

	sendScreen(): void {}
	sendDrift(): void {}

	async leave(): Promise<void> {
		this.end();
	}

	private post(message: ToWorker): void {
		this.up.carry(() => {
			if (!this.closed) this.port.post(message);
		});
	}

	private receive(message: FromWorker): void {
		if (this.closed) return;
		if (message.type === 'state') this.receiveState(message);
		else if (message.type === 'failed') this.fail(message.why);
		else if (message.type === 'refused') {
			console.warn(`fray: ${message.why}`);
			this.listener?.onRefused(message.why);
		} else {
			this.sentFrames = 0;
			this.acknowledged = 0;
			this.listener?.onReturn();
		}
	}

	private receiveState({ bytes, acknowledged, events }: FromWorker & { type: 'state' }): void {
		this.receivedBytes += bytes.byteLength;
		if (events) {
			const { tick, events: decoded } = decodeEvents(events);
			this.listener?.onEvents(tick, decoded);
		}
		this.decoder.decode(bytes);
		this.acknowledged = acknowledged;
		this.settleOpened.resolve();
		this.listener?.onState(this.now());
	}

	private end(): void {
		this.closed = true;
		this.port.post({ type: 'close' });
		this.port.close();
	}

	private fail(why: string): void {
		if (this.closed) return;
		this.end();
		this.settleOpened.reject(new Error(why));
		if (!this.listener) return;
		console.error(`fray: the match in this page ended: ${why}`);
		this.listener.onClosed({ code: 'closed-page', message: 'An error of ours ended this match. Play another one.' });
	}
}
