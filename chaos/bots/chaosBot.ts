/**
 * A player over the real SDK who watches their own match: when its connection ends and it comes back, what is there
 * again, and how long that took. Many run in one process (`worker.ts`), so it walks and fires without thinking.
 */

import type { ClientSession } from '../../netcode/clientSession.ts';
import { joinMatch } from '../../netcode/connect.ts';
import type { Intent, NetStatus } from '../../netcode/view.ts';
import { breaksBetween, type Sight } from './continuity.ts';

/** The most that may be rolled back, ms; the goal of the crash. */
export const ROLLBACK_MS = 250;
const TURN_MS = 1000 / 30;
/** Looks at its match every so many turns: a picture is most of what a player costs, and the cores are shared with the servers. */
const LOOK_EVERY_TURNS = 6;
/** What it remembers, ms: more than may be rolled back. */
const REMEMBERED_MS = 2000;
const WALK_MS = 700;
const AIM_STEP = 97;
const AIMS = 4096;
/** First byte of the messages that hold state (`Protocol` of Colyseus), without its flags. */
const STATES = [14, 15];
/** Who has had no state for this long is not at play, ms. */
const SILENT_MS = 1500;

/** A connection that ended and stands again. Times are ms since 1970, comparable on one machine. */
export interface Return {
	roomId: string;
	/** The last patch before, and the first after. */
	lastPatchMs: number;
	firstPatchMs: number;
	/** Newest tick seen before. */
	lastTick: number;
	tickRate: number;
	/** What is not as it was, in words. */
	breaks: string[];
}

export interface ChaosBotListener {
	onReturn(event: Return): void;
	/** The player has been shown that the connection is gone; a hand-over is not shown. */
	onSeen(state: NetStatus['state'], roomId: string): void;
	/** The match is over for this player. */
	onLost(code: string, roomId: string): void;
}

export interface ChaosBotOptions {
	url: string;
	name: string;
	seed: number;
	/** The room of this id; otherwise opens one of its own. */
	roomId?: string | undefined;
	listener: ChaosBotListener;
}

export class ChaosBot {
	readonly #options: ChaosBotOptions;
	#session: ClientSession | undefined;
	#history: { atMs: number; sight: Sight }[] = [];
	#away: { lastPatchMs: number; firstPatchMs: number | undefined; before: Sight[] } | undefined;
	#lastPatchMs = Number.NEGATIVE_INFINITY;
	#lost = false;
	#wasSeen = false;
	#dueMs = 0;
	#turn: number;

	/** Joins. Throws a `JoinError`. */
	static async join(options: ChaosBotOptions): Promise<ChaosBot> {
		const bot = new ChaosBot(options);
		const { url, name, roomId } = options;
		bot.#session = await joinMatch({
			url,
			name,
			...(roomId === undefined ? { private: true, bots: 0 } : { roomId }),
			// A token comes with each new connection.
			store: { getItem: () => null, setItem: () => bot.#noteConnection(), removeItem: () => {} },
			onBytes: (bytes) => bot.#noteBytes(bytes),
		});
		bot.#session.onClosed(({ code }) => {
			bot.#lost = true;
			options.listener.onLost(code, bot.roomId);
		});
		return bot;
	}

	private constructor(options: ChaosBotOptions) {
		this.#options = options;
		this.#turn = options.seed % LOOK_EVERY_TURNS;
	}

	get roomId(): string {
		return this.#session?.roomId ?? '';
	}

	/** Has a body and hears of it. */
	isPlaying(nowMs: number): boolean {
		return !this.#lost && nowMs - this.#lastPatchMs < SILENT_MS && (this.#session?.view.selfId ?? 0) !== 0;
	}

	/** Brings it to this instant of `performance.now`. */
	play(nowMs: number): void {
		if (this.#lost || !this.#session || nowMs < this.#dueMs) return;
		this.#dueMs = Math.max(this.#dueMs + TURN_MS, nowMs - TURN_MS);
		this.#turn++;
		if (this.#turn % LOOK_EVERY_TURNS === 0) this.#look(nowMs);
		else this.#session.keepUp(nowMs, this.#intent(nowMs));
	}

	async leave(): Promise<void> {
		if (this.#lost) return;
		this.#lost = true;
		await this.#session?.leave();
	}

	#intent(nowMs: number): Intent {
		// Another way after a while, which depends on who it is and when.
		const leg = Math.floor(nowMs / WALK_MS) * 31 + this.#options.seed * 17;
		return {
			moveX: (leg % 3) - 1,
			moveY: (Math.floor(leg / 3) % 3) - 1,
			aim: (this.#turn * AIM_STEP + leg * 7) % AIMS,
			fire: true,
			dash: false,
			weapon: 0,
		};
	}

	#look(nowMs: number): void {
		const session = this.#session;
		if (!session) return;
		session.frame(nowMs, this.#intent(nowMs));
		const { net } = session.view;
		const isSeen = net.state !== 'connected' && net.state !== 'moving';
		if (isSeen && !this.#wasSeen) this.#options.listener.onSeen(net.state, this.roomId);
		this.#wasSeen = isSeen;
		const sight = this.#sight();
		if (!sight) return;
		this.#finishReturn(sight);
		if (this.#history.at(-1)?.sight.tick === sight.tick) return;
		this.#history.push({ atMs: nowMs, sight });
		while ((this.#history[0]?.atMs ?? nowMs) < nowMs - REMEMBERED_MS && this.#history.length > 1) this.#history.shift();
	}

	#sight(): Sight | undefined {
		const { view } = this.#session as ClientSession;
		const { selfId, self, net, phase } = view;
		const body = view.players.get(selfId);
		const line = view.roster.find(({ id }) => id === selfId);
		if (!self || !line) return undefined;
		return {
			tick: net.tick,
			selfId,
			score: line.score,
			deaths: line.deaths,
			alive: self.alive && body !== undefined,
			x: body?.x ?? 0,
			y: body?.y ?? 0,
			phase,
		};
	}

	/** A connection stands again; nothing has come over it yet, so what is shown is still what was before. */
	#noteConnection(): void {
		if (!this.#session || this.#away) return;
		this.#look(performance.now());
		this.#away = { lastPatchMs: this.#lastPatchMs, firstPatchMs: undefined, before: this.#history.map(({ sight }) => sight) };
	}

	#noteBytes(bytes: Uint8Array): void {
		if (!STATES.includes((bytes[0] ?? 0) & 0x1f)) return;
		const nowMs = performance.now();
		this.#lastPatchMs = nowMs;
		if (this.#away) this.#away.firstPatchMs ??= nowMs;
	}

	#finishReturn(after: Sight): void {
		const away = this.#away;
		const before = away?.before.at(-1);
		if (!away || away.firstPatchMs === undefined || !before) return;
		this.#away = undefined;
		const { view } = this.#session as ClientSession;
		const { tickRate } = view;
		this.#options.listener.onReturn({
			roomId: this.roomId,
			lastPatchMs: performance.timeOrigin + away.lastPatchMs,
			firstPatchMs: performance.timeOrigin + away.firstPatchMs,
			lastTick: before.tick,
			tickRate,
			breaks: breaksBetween(away.before, after, { tickRate, rollbackMs: ROLLBACK_MS, speed: view.tuning.player.speed }),
		});
	}
}
