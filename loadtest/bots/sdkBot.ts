/** A bot with the game's own client code: prediction, interpolation and all. What its view shows is checked. */

import type { ClientSession } from '../../netcode/clientSession.ts';
import { joinMatch } from '../../netcode/connect.ts';
import { perceiveView } from '../../netcode/perceiveView.ts';
import type { DisplayedPlayer, Intent, View } from '../../netcode/view.ts';
import { BUTTONS, type Command } from '../../sim/command.ts';
import { Mind } from './mind.ts';
import type { Player, PlayerOptions } from './player.ts';

/** It acts once a tick, and looks at every so many: a picture of a crowd is most of what such a bot costs. */
const TURN_MS = 1000 / 30;
const LOOK_EVERY_TURNS = 4;
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
	/** Each looks in turns of its own, so that the work is spread. */
	private turn: number;
	private returning = false;
	/** Since which tick each of the others has been shown without a break. Who goes and comes again is shown as another. */
	private shownSince = new Map<number, { player: DisplayedPlayer; tick: number }>();

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
		this.turn = options.seed % LOOK_EVERY_TURNS;
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
		this.dueMs = Math.max(this.dueMs + TURN_MS, nowMs - TURN_MS);
		this.turn = (this.turn + 1) % LOOK_EVERY_TURNS;
		try {
			if (this.turn === 0) this.look(nowMs);
			else this.session.keepUp(nowMs, this.intent);
		} catch (error) {
			this.lostBy = 'bot failed';
			this.options.listener.onError(`bot failed: ${error instanceof Error ? error.message : error}`);
		}
		this.noteReturns();
	}

	/** Whether somebody has been shown for so short a time that the instant shown may lie before the first news of them. */
	readonly isNew = (id: number): boolean => {
		const since = this.shownSince.get(id);
		return since === undefined || this.view.tick < since.tick;
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

	/** Brings the view to this instant, and thinks about what it shows. */
	private look(nowMs: number): void {
		const events = this.session.frame(nowMs, this.intent);
		this.noteShown();
		const percept = perceiveView(this.view, events);
		if (!percept || percept.tick === this.thoughtTick) return;
		this.thoughtTick = percept.tick;
		this.intent = intentOf(this.mind.decide(percept));
	}

	private noteShown(): void {
		const { players, net } = this.view;
		for (const [id, player] of players) if (this.shownSince.get(id)?.player !== player) this.shownSince.set(id, { player, tick: net.tick });
		for (const id of this.shownSince.keys()) if (!players.has(id)) this.shownSince.delete(id);
	}

	private noteReturns(): void {
		const { isReturning } = this.session;
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
