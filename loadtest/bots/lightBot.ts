/** A bot without the SDK: plays from what it is sent by the wire's own reader, at a tenth of the cost. */

import { LINES } from '../../netcode/lines.ts';
import { PROTOCOL_VERSION } from '../../schema/protocol.ts';
import { type Command, SEEN_PARTS } from '../../sim/command.ts';
import { TICKS_TOLD_APART } from '../../sim/shown.ts';
import { InputWriter } from '../wire/inputWriter.ts';
import { WireState } from '../wire/wireState.ts';
import { LightConnection } from './lightConnection.ts';
import { LightSenses, STATE_TYPE } from './lightSenses.ts';
import { JoinFailure, reserveSeat, type SeatReservation } from './matchmake.ts';
import { Mind } from './mind.ts';
import type { Player, PlayerOptions } from './player.ts';

/** A state must follow a join within this, ms. */
const FIRST_STATE_MS = 8000;
/** A bot looks and thinks every so many ticks, no more seldom than others can be carried on, and goes on with what it decided in between. */
const THINK_EVERY_TICKS = TICKS_TOLD_APART;
/** The server lets a client that leaves go at once, ms. */
const LEAVE_MS = 1000;
/** As the SDK's client does it: at once, then twice a second, for as long as the seat is kept. */
const FIRST_RETURN_MS = 40;
const RETURN_EVERY_MS = 500;
const MAX_RETURNS = 44;
/** Closes after which a client comes back by itself. */
const RETURNS_AFTER: ReadonlySet<number> = new Set([1001, 1005, 1006, 4010]);
/** How early frames are to come before their tick, and how much of what is missing or spare one state mends, ms. */
const TARGET_EARLY_MS = 10;
const SHIFT_SHARE = 0.1;
/** Frames in flight whose sending is remembered. */
const REMEMBERED_FRAMES = 256;
/** Frames that are sent without any acknowledgement, before it waits: the server would throw them away. */
const MAX_AHEAD = 60;

const STILL: Command = { moveX: 0, moveY: 0, aim: 0, buttons: 0, weapon: 0, seen: 0 };

export class LightBot implements Player {
	lostBy: string | undefined;
	statesReceived = 0;
	framesAcknowledged = 0;
	private readonly options: PlayerOptions;
	private readonly seat: SeatReservation;
	private readonly mind: Mind;
	private readonly senses = new LightSenses();
	private readonly state = new WireState(STATE_TYPE, { rows: this.senses.seen });
	private readonly writer = new InputWriter();
	private readonly sentAtMs = new Float64Array(REMEMBERED_FRAMES);
	private connection: LightConnection;
	/** What it sends, over and over until it has decided again. */
	private readonly frame: Command & { received: number } = { ...STILL, received: 0 };
	private phase: 'joining' | 'playing' | 'returning' = 'joining';
	private token = '';
	private returning: NodeJS.Timeout | undefined;
	private returnTries = 0;
	private leaving: (() => void) | undefined;
	private joined: { resolve: () => void; reject: (failure: JoinFailure) => void } | undefined;
	private earlierReceived = 0;
	private earlierSent = 0;
	private sent = 0;
	private acknowledged = 0;
	private tick = 0;
	private thoughtTick = 0;
	private stateAtMs = 0;
	private intervalMs = 1000 / 30;
	private dueMs = 0;

	/** Joins; resolves when the first whole state is there. Throws a `JoinFailure`. */
	static async join(options: PlayerOptions): Promise<LightBot> {
		const { url, name, mode, map, room } = options;
		const wanted = { protocol: PROTOCOL_VERSION, name, mode, ...(map === undefined ? {} : { map }) };
		const seat = !room
			? await reserveSeat(url, 'joinOrCreate', wanted)
			: 'id' in room
				? await reserveSeat(url, 'joinById', wanted, room.id)
				: await reserveSeat(url, 'create', { ...wanted, private: true, bots: 0 });
		const bot = new LightBot(options, seat);
		await bot.started();
		return bot;
	}

	private constructor(options: PlayerOptions, seat: SeatReservation) {
		this.options = options;
		this.seat = seat;
		this.mind = new Mind(options.seed, options.gathers);
		this.connection = this.connect();
	}

	get roomId(): string {
		return this.seat.roomId;
	}

	get receivedBytes(): number {
		return this.earlierReceived + this.connection.receivedBytes;
	}

	get sentBytes(): number {
		return this.earlierSent + this.connection.sentBytes;
	}

	play(nowMs: number): void {
		if (nowMs < this.dueMs || this.lostBy !== undefined || !this.connection.isOpen) return;
		this.dueMs = Math.max(this.dueMs + this.intervalMs, nowMs - 2 * this.intervalMs);
		if (!this.senses.selfOf(this.state.root) || this.sent - this.acknowledged >= MAX_AHEAD) return;
		this.sent++;
		this.sentAtMs[this.sent % REMEMBERED_FRAMES] = nowMs;
		this.frame.seen = ((this.tick - 1) * SEEN_PARTS) & 0xffff || 1;
		this.frame.received = this.tick & 0xff;
		this.connection.send(this.writer.write(this.frame));
	}

	setReading(isReading: boolean): boolean {
		this.connection.setReading(isReading);
		return true;
	}

	cut(): boolean {
		this.connection.cut();
		return true;
	}

	leave(): Promise<void> {
		clearTimeout(this.returning);
		if (this.lostBy !== undefined || !this.connection.isOpen) {
			this.lostBy ??= 'left';
			return Promise.resolve();
		}
		return new Promise((resolve) => {
			// A line that stands still must not keep it here.
			const timer = setTimeout(() => this.connection.cut(), LEAVE_MS);
			this.leaving = () => {
				clearTimeout(timer);
				resolve();
			};
			this.connection.setReading(true);
			this.connection.leave();
		});
	}

	private connect(token?: string): LightConnection {
		return new LightConnection({
			seat: this.seat,
			token,
			line: this.options.line && LINES[this.options.line],
			listener: {
				onFrame: (bytes, from, to, whole, acknowledged) => this.receive(bytes, from, to, whole, acknowledged),
				onError: (code, message) => this.options.listener.onError(`error ${code}: ${message}`),
				onClose: (code) => this.closed(code),
			},
		});
	}

	private started(): Promise<void> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => this.neverStarted(new JoinFailure('join-silent', 'no state came')), FIRST_STATE_MS);
			this.joined = {
				resolve: () => {
					clearTimeout(timer);
					resolve();
				},
				reject: (failure) => {
					clearTimeout(timer);
					reject(failure);
				},
			};
		});
	}

	private neverStarted(failure: JoinFailure): void {
		this.lostBy = failure.code;
		this.connection.cut();
		this.joined?.reject(failure);
	}

	private receive(bytes: Uint8Array, from: number, to: number, whole: boolean, acknowledged: number): void {
		const nowMs = performance.now();
		const { listener } = this.options;
		try {
			if (whole) this.state.replace(bytes, from, to);
			else this.state.apply(bytes, from, to);
		} catch (error) {
			listener.onError(`unreadable frame: ${error instanceof Error ? error.message : error}`);
			this.lostBy = 'unreadable frame';
			this.connection.cut();
			return;
		}
		this.statesReceived++;
		this.noteAcknowledged(acknowledged, nowMs);
		const tick = this.senses.tickOf(this.state.root);
		if (this.stateAtMs > 0 && tick > this.tick && !whole) {
			const passedMs = nowMs - this.stateAtMs;
			listener.onPatchInterval(passedMs);
			// In slow motion ticks come less often, and so do frames.
			this.intervalMs += (Math.min(200, passedMs / (tick - this.tick)) - this.intervalMs) * 0.05;
		}
		this.stateAtMs = nowMs;
		this.tick = tick;
		if (this.phase !== 'playing') this.begin();
		if (tick - this.thoughtTick >= THINK_EVERY_TICKS || tick < this.thoughtTick) this.think(tick);
	}

	private think(tick: number): void {
		this.thoughtTick = tick;
		try {
			const percept = this.senses.perceive(this.state.root);
			if (percept) Object.assign(this.frame, this.mind.decide(percept));
		} catch (error) {
			this.options.listener.onError(`bot failed: ${error instanceof Error ? error.message : error}`);
			this.lostBy = 'bot failed';
			this.connection.cut();
		}
	}

	private noteAcknowledged(acknowledged: number, nowMs: number): void {
		for (let frame = Math.max(this.acknowledged + 1, this.sent - REMEMBERED_FRAMES + 1); frame <= acknowledged; frame++)
			this.options.listener.onLatency(nowMs - (this.sentAtMs[frame % REMEMBERED_FRAMES] as number));
		// As the page's input clock does it, roughly: a queue on the server would only make the bot late.
		if (acknowledged > this.acknowledged) this.dueMs += (this.senses.earlyMsOf(this.state.root) - TARGET_EARLY_MS) * SHIFT_SHARE;
		this.framesAcknowledged += Math.max(0, acknowledged - this.acknowledged);
		this.acknowledged = Math.max(this.acknowledged, acknowledged);
	}

	/** The first state of a connection is there. */
	private begin(): void {
		this.token = this.connection.token;
		if (this.phase === 'joining') this.joined?.resolve();
		else this.options.listener.onReturn();
		this.phase = 'playing';
		this.returnTries = 0;
	}

	private closed(code: number): void {
		if (this.leaving || this.lostBy !== undefined) {
			this.lostBy ??= 'left';
			this.leaving?.();
		} else if (this.phase === 'joining')
			this.neverStarted(new JoinFailure(`closed-${code}`, 'the connection closed before the match began'));
		else if (this.phase === 'playing' && !RETURNS_AFTER.has(code)) this.lostBy = `closed-${code}`;
		else if (this.phase === 'returning' && (this.returnTries >= MAX_RETURNS || !RETURNS_AFTER.has(code)))
			this.lostBy = `return-failed-${code}`;
		else this.comeBack();
	}

	private comeBack(): void {
		if (this.phase === 'playing') this.options.listener.onDrop();
		this.phase = 'returning';
		this.returnTries++;
		const waitMs = this.returnTries === 1 ? FIRST_RETURN_MS : RETURN_EVERY_MS;
		this.returning = setTimeout(() => {
			this.earlierReceived += this.connection.receivedBytes;
			this.earlierSent += this.connection.sentBytes;
			this.writer.reset();
			this.sent = 0;
			this.acknowledged = 0;
			this.stateAtMs = 0;
			this.connection = this.connect(this.token);
		}, waitMs);
	}
}
