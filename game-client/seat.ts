/** The seat at a server: taken by Play, given back by leaving, found again after a reload. Owned by `main.ts`. */

import type { ClientSession } from '../netcode/clientSession.ts';
import { type ConnectOptions, joinMatch, resumeMatch } from '../netcode/connect.ts';
import { JoinError } from '../netcode/joinError.ts';
import { deviceStorage } from './page.ts';
import type { UrlOptions } from './urlOptions.ts';

export interface SeatEvents {
	onSeated(session: ClientSession): void;
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
	private readonly options: UrlOptions;
	private readonly events: SeatEvents;

	constructor(options: UrlOptions, events: SeatEvents) {
		this.options = options;
		this.events = events;
	}

	get session(): ClientSession | undefined {
		return this.held;
	}

	/** Joins a match. What goes wrong comes through `onProblem`. */
	async take(name: string): Promise<void> {
		try {
			this.hold(await joinMatch({ ...this.connection(), ...this.options.match, name }));
		} catch (error) {
			const { code, message } = reasonOf(error);
			this.events.onProblem(code, message);
		}
	}

	/** Sits down again where this tab sat before a reload. Returns whether there was such a seat. */
	async resume(): Promise<boolean> {
		try {
			const session = await resumeMatch(this.connection());
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

	private connection(): ConnectOptions {
		const store = deviceStorage('sessionStorage');
		const { line } = this.options.match;
		return { url: window.location.origin, ...(store ? { store } : {}), ...(line ? { line } : {}) };
	}

	private hold(session: ClientSession): void {
		this.held = session;
		session.setAway(document.hidden);
		session.onClosed(({ code, message }) => {
			if (this.held !== session) return;
			this.held = undefined;
			this.events.onProblem(code, message);
		});
		this.events.onSeated(session);
	}
}
