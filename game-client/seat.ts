/** The seat in a match: taken by Play, given back by leaving, found again after a reload. Owned by `main.ts`. */

import type { ClientSession } from '../netcode/clientSession.ts';
import { JoinError } from '../netcode/joinError.ts';
import type { Wait, Waiting } from '../netcode/waiting.ts';
import type { Entrance } from './entrance.ts';
import type { UrlOptions } from './urlOptions.ts';

export interface SeatEvents {
	onSeated(session: ClientSession): void;
	/** The seat takes long to get. */
	onWait(wait: Wait): void;
	/** Given back by the player. */
	onLeft(): void;
	/** Never got, or lost for good. `code` names the reason, `message` says it. */
	onProblem(code: string, message: string): void;
}

function reasonOf(error: unknown): { code: string; message: string } {
	if (error instanceof JoinError) return error.problem;
	return { code: 'join-failed', message: error instanceof Error ? error.message : String(error) };
}

export class Seat {
	private held: ClientSession | undefined;
	private stopping: AbortController | undefined;
	private readonly entrance: Entrance;
	private readonly match: UrlOptions['match'];
	private readonly events: SeatEvents;

	constructor(entrance: Entrance, match: UrlOptions['match'], events: SeatEvents) {
		this.entrance = entrance;
		this.match = match;
		this.events = events;
	}

	get session(): ClientSession | undefined {
		return this.held;
	}

	/** Joins a match. What goes wrong comes through `onProblem`. */
	take(name: string): Promise<void> {
		return this.sit((waiting) => this.entrance.join(name, this.match, waiting));
	}

	/** Sits down where `join` leads. What goes wrong comes through `onProblem`. */
	async sit(join: (waiting: Waiting) => Promise<ClientSession>): Promise<void> {
		const stopping = new AbortController();
		this.stopping = stopping;
		const { signal } = stopping;
		try {
			const session = await join({ signal, onWait: (wait) => !signal.aborted && this.events.onWait(wait) });
			if (signal.aborted) await session.leave();
			else this.hold(session);
		} catch (error) {
			if (signal.aborted) return;
			const { code, message } = reasonOf(error);
			this.events.onProblem(code, message);
		}
	}

	/** Does not want to wait for the seat any more. */
	stop(): void {
		this.stopping?.abort();
		this.events.onLeft();
	}

	/** Sits down again where this tab sat before a reload. Returns whether there was such a seat. */
	async resume(): Promise<boolean> {
		try {
			const session = await this.entrance.resume(this.match);
			if (session) this.hold(session);
			return session !== undefined;
		} catch {
			// A seat that is no longer kept is no problem: one presses Play as everybody does.
			return false;
		}
	}

	async leave(): Promise<void> {
		const session = this.held;
		this.held = undefined;
		this.events.onLeft();
		await session?.leave();
	}

	private hold(session: ClientSession): void {
		this.held = session;
		session.onClosed(({ code, message }) => {
			if (this.held !== session) return;
			this.held = undefined;
			this.events.onProblem(code, message);
		});
		this.events.onSeated(session);
	}
}
