/** A bot with the game's own client code: prediction, interpolation and all. What its view shows is checked. */

import type { ClientSession } from '../../netcode/clientSession.ts';
import { joinMatch } from '../../netcode/connect.ts';
import { perceiveView } from '../../netcode/perceiveView.ts';
import type { Intent, View } from '../../netcode/view.ts';
import { BUTTONS, type Command } from '../../sim/command.ts';
import { Mind } from './mind.ts';
import type { Player, PlayerOptions } from './player.ts';

/** A picture a tick. */
const PICTURE_MS = 1000 / 30;
const LEAVE_MS = 1000;
const STILL: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

export class SdkBot implements Player {
	readonly roomId: string;
	lostBy: string | undefined;
	private readonly session: ClientSession;
	private readonly options: PlayerOptions;
	private readonly mind: Mind;
	private intent = STILL;
	private thoughtTick = -1;
	private dueMs = 0;
	private returning = false;
	/** Since which tick each of the others has been shown without a break. */
	private shownSince = new Map<number, number>();

	/** Joins. Throws a `JoinError`. */
	static async join(options: PlayerOptions): Promise<SdkBot> {
		const { url, name, mode, map, room, line, onBytes } = options;
		let roomId = '';
		const session = await joinMatch({
			url,
			name,
			mode,
			...(map === undefined ? {} : { map }),
			...(room && 'open' in room ? { private: true, bots: 0 } : {}),
			...(room && 'id' in room ? { roomId: room.id } : {}),
			...(line ? { line } : {}),
			...(onBytes ? { onBytes } : {}),
			// The token of a seat begins with the room's id.
			store: {
				getItem: () => null,
				setItem: (_key, token) => {
					roomId = token.split(':')[0] ?? '';
				},
				removeItem: () => {},
			},
		});
		return new SdkBot(session, roomId, options);
	}

	private constructor(session: ClientSession, roomId: string, options: PlayerOptions) {
		this.session = session;
		this.roomId = roomId;
		this.options = options;
		this.mind = new Mind(options.seed, options.gathers);
		session.onClosed(({ code }) => {
			this.lostBy ??= code;
		});
	}

	get view(): View {
		return this.session.view;
	}

	get receivedBytes(): number {
		return this.view.net.receivedBytes;
	}

	get sentBytes(): number {
		return this.view.net.sentBytes;
	}

	get statesReceived(): number {
		return this.view.net.statesReceived;
	}

	get framesAcknowledged(): number {
		return this.view.net.framesAcknowledged;
	}

	play(nowMs: number): void {
		if (this.lostBy !== undefined || nowMs < this.dueMs) return;
		this.dueMs = Math.max(this.dueMs + PICTURE_MS, nowMs - PICTURE_MS);
		try {
			const events = this.session.frame(nowMs, this.intent);
			const percept = perceiveView(this.session.view, events);
			if (percept && percept.tick !== this.thoughtTick) {
				this.thoughtTick = percept.tick;
				this.intent = intentOf(this.mind.decide(percept));
			}
		} catch (error) {
			this.lostBy = 'bot failed';
			this.options.listener.onError(`bot failed: ${error instanceof Error ? error.message : error}`);
		}
		this.noteReturns();
		this.noteShown();
	}

	/** Whether somebody has been shown for so short a time that the instant shown may lie before the first news of them. */
	readonly isNew = (id: number): boolean => {
		const since = this.shownSince.get(id);
		return since === undefined || this.view.tick < since;
	};

	setReading(): boolean {
		return false;
	}

	cut(): boolean {
		return false;
	}

	async leave(): Promise<void> {
		const hadEnded = this.lostBy !== undefined;
		this.lostBy ??= 'left';
		if (hadEnded) return;
		await Promise.race([this.session.leave(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
	}

	private noteShown(): void {
		const { players, net } = this.view;
		for (const id of players.keys()) if (!this.shownSince.has(id)) this.shownSince.set(id, net.tick);
		for (const id of this.shownSince.keys()) if (!players.has(id)) this.shownSince.delete(id);
	}

	private noteReturns(): void {
		const isReturning = this.view.net.state === 'returning';
		if (isReturning === this.returning) return;
		this.returning = isReturning;
		if (isReturning) this.options.listener.onDrop();
		else if (this.lostBy === undefined) this.options.listener.onReturn();
	}
}

function intentOf({ moveX, moveY, aim, buttons, weapon }: Command): Intent {
	const pressed = (button: number) => (buttons & button) !== 0;
	return { moveX: moveX / 127, moveY: moveY / 127, aim, fire: pressed(BUTTONS.fire), dash: pressed(BUTTONS.dash), weapon };
}
