/**
 * A server and its clients in one process under fake time: the real match, seats, schema bytes and client sessions,
 * with a line of any delay between them. Used by tests of the netcode.
 */

import { Decoder, Encoder } from '@colyseus/schema';
import { ClientSession } from '../netcode/clientSession.ts';
import type { Link, LinkListener } from '../netcode/link.ts';
import type { Intent, ViewEvent } from '../netcode/view.ts';
import { ArenaState } from '../schema/ArenaState.ts';
import { arenaInterest } from '../schema/arenaInterest.ts';
import type { DriftMessage } from '../schema/complaint.ts';
import { decodeEvents, type EventMessage, encodeEvents } from '../schema/eventCodec.ts';
import { InputFrame, writeFrame } from '../schema/InputFrame.ts';
import { FrameWriter } from '../schema/interest/frameWriter.ts';
import { InterestEncoder } from '../schema/interest/interestEncoder.ts';
import { projectWorld } from '../schema/project.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import type { Command } from '../sim/command.ts';
import { FrameQueue } from '../sim/match/frameQueue.ts';
import { type MatchRecorder, MatchRunner } from '../sim/match/runner.ts';
import { Seat } from '../sim/match/seat.ts';
import { arenaFor, DEFAULT_MODE } from '../sim/modes/registry.ts';
import { type Rng, random } from '../sim/random.ts';
import type { PlayerInput } from '../sim/tickInput.ts';

export interface FakeLine {
	/** One way, ms. */
	delayMs: number;
	/** Added at random, up to; never reorders. */
	jitterMs: number;
	/** Chance of a message to be held up, 0 to 1, and for how long, with everything behind it. */
	stallChance?: number;
	stallMs?: number;
}

export const STILL: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

/** Between two pictures. */
const PICTURE_MS = 1000 / 60;

interface Delivery {
	atMs: number;
	run: () => void;
}

/** In order, as TCP is. */
class FakePipe {
	private readonly line: FakeLine;
	private readonly rng: Rng;
	private queue: Delivery[] = [];
	private lastMs = 0;
	/** Nothing passes until then. */
	frozenUntilMs = 0;

	constructor(line: FakeLine, seed: number) {
		this.line = line;
		this.rng = { seed };
	}

	push(nowMs: number, run: () => void): void {
		const { delayMs, jitterMs, stallChance = 0, stallMs = 0 } = this.line;
		const stall = stallChance > 0 && random(this.rng) < stallChance ? stallMs : 0;
		const atMs = Math.max(this.lastMs, nowMs + delayMs + random(this.rng) * jitterMs + stall);
		this.lastMs = atMs;
		this.queue.push({ atMs, run });
	}

	deliver(nowMs: number): void {
		if (nowMs < this.frozenUntilMs) return;
		while (this.queue[0] && this.queue[0].atMs <= nowMs) this.queue.shift()?.run();
	}
}

/** One client: its session, what it is told to do, and what it saw. */
export class SimulatedClient implements Link {
	readonly state = new ArenaState();
	readonly roomId = undefined;
	readonly decoder: Decoder;
	readonly seat: Seat;
	readonly up: FakePipe;
	readonly down: FakePipe;
	readonly frames = new FrameQueue();
	readonly seen: ViewEvent[] = [];
	readonly drifts: DriftMessage[] = [];
	session: ClientSession | undefined;
	/** Stands before this link, for whoever notes what passes. */
	wrapLink: (link: Link) => Link = (link) => link;
	onSession: (session: ClientSession) => void = () => {};
	onFrame: (nowMs: number, intent: Intent) => void = () => {};
	intent: (nowMs: number) => Intent = () => STILL;
	acknowledged = 0;
	receivedBytes = 0;
	sentBytes = 0;
	private listener: LinkListener | undefined;
	private sentFrames = 0;
	private readonly match: SimulatedMatch;

	constructor(match: SimulatedMatch, playerId: number, line: FakeLine, seed: number) {
		this.match = match;
		this.seat = new Seat(playerId, `P${playerId}`);
		this.up = new FakePipe(line, seed);
		this.down = new FakePipe(line, seed + 1);
		this.decoder = new Decoder(this.state);
	}

	listen(listener: LinkListener): void {
		this.listener = listener;
	}

	send(command: Command, knownTick: number): number {
		const frame = new InputFrame();
		writeFrame(command, knownTick, frame);
		this.up.push(this.match.nowMs, () => {
			this.frames.push(frame);
			this.seat.noteArrival(this.match.nowMs);
		});
		this.sentFrames++;
		return this.sentFrames;
	}

	/** What the server sends in a tick. */
	receive(bytes: Uint8Array, acknowledged: number, events: EventMessage | undefined): void {
		this.down.push(this.match.nowMs, () => {
			if (events) {
				const { tick, events: decoded } = decodeEvents(events);
				this.listener?.onEvents(tick, decoded);
			}
			this.decoder.decode(bytes);
			this.acknowledged = acknowledged;
			if (!this.session && this.state.selves.size > 0) {
				const { match } = this;
				this.session = new ClientSession(this.wrapLink(this), match.nowMs, {
					now: () => match.nowMs,
					set: (ring, delayMs) => match.alarms.push({ atMs: match.nowMs + delayMs, ring }),
				});
				this.onSession(this.session);
			}
			this.listener?.onState(this.match.nowMs);
		});
	}

	frame(nowMs: number): void {
		if (!this.session) return;
		const intent = this.intent(nowMs);
		this.seen.push(...this.session.frame(nowMs, intent));
		this.onFrame(nowMs, intent);
	}

	renew(): void {}
	sendAway(): void {}
	sendTuning(): void {}
	sendVote(): void {}
	sendComplaint(): boolean {
		return false;
	}
	sendScreen(): void {}
	sendDrift(message: DriftMessage): void {
		this.drifts.push(message);
	}
	async leave(): Promise<void> {}
}

export interface SimulatedMatchOptions {
	seed?: number;
	modeId?: string;
	tickRate?: number;
	/** Players up to which bots fill. */
	fillTo?: number;
	tuning?: Record<string, number>;
	recorder?: MatchRecorder;
}

export class SimulatedMatch {
	readonly runner: MatchRunner;
	readonly tickRate: number;
	readonly clients: SimulatedClient[] = [];
	nowMs = 0;
	/** Of all clients; `Infinity` makes no more after the next. */
	pictureMs = PICTURE_MS;
	/** In the order in which they were set. */
	alarms: { atMs: number; ring: () => void }[] = [];
	/** Runs after each tick. */
	afterTick: () => void = () => {};
	private readonly synced = new SyncedArena();
	private readonly interest: InterestEncoder<SimulatedClient, ArenaState>;
	private readonly writer = new FrameWriter();
	private nextTickMs = 0;
	private nextFrameMs = 0;

	constructor(options: SimulatedMatchOptions = {}) {
		const modeId = options.modeId ?? DEFAULT_MODE;
		this.tickRate = options.tickRate ?? 30;
		this.runner = new MatchRunner({
			setup: {
				seed: options.seed ?? 7,
				arenaId: arenaFor(modeId),
				modeId,
				tickRate: this.tickRate,
				tuning: { 'match.fillTo': options.fillTo ?? 0, 'match.warmUpSeconds': 0, ...options.tuning },
			},
			recorder: options.recorder ?? { begin() {}, tick() {}, end() {} },
		});
		projectWorld(this.runner.world, this.synced);
		this.interest = new InterestEncoder(
			new Encoder(this.synced.state),
			arenaInterest<SimulatedClient>(this.synced, { playerIdOf: ({ seat }) => seat.playerId }),
		);
	}

	join(line: FakeLine, seed = 1): SimulatedClient {
		const client = new SimulatedClient(this, this.runner.join(`P${this.clients.length + 1}`), line, seed);
		this.clients.push(client);
		client.receive(this.wholeState(client), 0, undefined);
		return client;
	}

	/** Lets time pass. */
	run(ms: number): void {
		for (const endMs = this.nowMs + ms; this.nowMs < endMs; this.nowMs++) {
			for (const client of this.clients) {
				client.up.deliver(this.nowMs);
				client.down.deliver(this.nowMs);
			}
			if (this.nowMs >= this.nextTickMs) {
				this.tick();
				this.nextTickMs += this.runner.tickIntervalMs;
			}
			const due = this.alarms.filter(({ atMs }) => atMs <= this.nowMs);
			this.alarms = this.alarms.filter(({ atMs }) => atMs > this.nowMs);
			for (const { ring } of due) ring();
			if (this.nowMs >= this.nextFrameMs) {
				for (const client of this.clients) client.frame(this.nowMs);
				this.nextFrameMs += this.pictureMs;
			}
		}
	}

	private tick(): void {
		const { runner } = this;
		const commands = new Map<number, PlayerInput>();
		for (const client of this.clients) {
			const input = client.seat.takeInput(client.frames, runner.world.tick + 1, this.tickRate, this.nowMs);
			if (input) commands.set(client.seat.playerId, input);
		}
		const events = runner.step(commands);
		projectWorld(runner.world, this.synced);
		const message = events.length > 0 ? encodeEvents(runner.world.tick, events) : undefined;
		for (const { seat } of this.clients) {
			const self = this.synced.selves.get(String(seat.playerId));
			if (self) seat.projectSelf(self);
		}
		this.interest.beginTick();
		for (const client of this.clients) {
			this.writer.begin();
			this.interest.writeFrame(client, client, this.writer);
			client.receive(this.writer.end(), client.frames.acknowledged, message);
		}
		this.interest.endTick();
		this.writer.newPiece();
		this.afterTick();
	}

	private wholeState(client: SimulatedClient): Uint8Array {
		this.writer.begin();
		this.interest.fullState(this.writer, client, client);
		return this.writer.end();
	}
}
