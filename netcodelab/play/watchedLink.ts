/** A session's link with somebody beside it who notes what passes. Used by `Recorder`. */

import type { Link, LinkListener } from '../../netcode/link.ts';
import type { ArenaState } from '../../schema/ArenaState.ts';
import type { ComplaintMessage, DriftMessage } from '../../schema/complaint.ts';
import type { Command } from '../../sim/command.ts';
import type { WorldEvent } from '../../sim/events.ts';

export interface LinkWatcher {
	onSent(frame: number, command: Readonly<Command>): void;
	/** Before the session hears of it. */
	onEvents(tick: number, events: readonly WorldEvent[]): void;
	onState(link: Link): void;
}

export class WatchedLink implements Link {
	readonly #link: Link;
	readonly #watcher: LinkWatcher;

	constructor(link: Link, watcher: LinkWatcher) {
		this.#link = link;
		this.#watcher = watcher;
	}

	get state(): ArenaState {
		return this.#link.state;
	}

	get roomId(): string | undefined {
		return this.#link.roomId;
	}

	get acknowledged(): number {
		return this.#link.acknowledged;
	}

	get receivedBytes(): number {
		return this.#link.receivedBytes;
	}

	get sentBytes(): number {
		return this.#link.sentBytes;
	}

	send(command: Command, knownTick: number): number {
		const frame = this.#link.send(command, knownTick);
		if (frame !== 0) this.#watcher.onSent(frame, command);
		return frame;
	}

	listen(listener: LinkListener): void {
		this.#link.listen({
			...listener,
			onState: (nowMs) => {
				this.#watcher.onState(this.#link);
				listener.onState(nowMs);
			},
			onEvents: (tick, events) => {
				this.#watcher.onEvents(tick, events);
				listener.onEvents(tick, events);
			},
		});
	}

	renew(): void {
		this.#link.renew();
	}

	sendAway(hidden: boolean): void {
		this.#link.sendAway(hidden);
	}

	sendTuning(key: string, value: number): void {
		this.#link.sendTuning(key, value);
	}

	sendVote(arenaId: string): void {
		this.#link.sendVote(arenaId);
	}

	sendComplaint(message: ComplaintMessage): boolean {
		return this.#link.sendComplaint(message);
	}

	sendScreen(piece: Uint8Array): void {
		this.#link.sendScreen(piece);
	}

	sendDrift(message: DriftMessage): void {
		this.#link.sendDrift(message);
	}

	leave(): Promise<void> {
		return this.#link.leave();
	}
}
