/** A room of the arena: who is here, when a tick is, what is sent. The game itself is in `sim/`, run by `MatchRunner`. */

import { type Client, Room, type RoomException } from '@colyseus/core';
import { StateView } from '@colyseus/schema';
import { ArenaState } from '../schema/ArenaState.ts';
import { encodeEvents } from '../schema/eventCodec.ts';
import { InputFrame } from '../schema/InputFrame.ts';
import { projectWorld } from '../schema/project.ts';
import { CLIENT_MESSAGES, PROBLEMS, SERVER_MESSAGES } from '../schema/protocol.ts';
import { ROSTER_STATUS } from '../schema/RosterLine.ts';
import { type Snapshot, tunedValues, withNumbersOfNow } from '../sim/snapshot.ts';
import type { PlayerInput } from '../sim/tickInput.ts';
import type { TuningValues } from '../sim/tuning.ts';
import { guardFrames } from './frameGuard.ts';
import { MatchJournal } from './matchJournal.ts';
import { MatchRunner } from './matchRunner.ts';
import { awayMessage, refuse, tuneMessage } from './messages.ts';
import { measurePings } from './pings.ts';
import { cleanName, MAX_PLAYERS, type RoomOptions, readRoomOptions } from './roomOptions.ts';
import { roomServices } from './roomServices.ts';
import { FRAME_BUFFER_SIZE, Seat } from './seat.ts';
import { TickLoop } from './tickLoop.ts';

/** A seat is kept this long for a connection that was lost. */
export const RECONNECT_SECONDS = 20;
/** A client from which nothing came for this long is taken to be gone, so that its return finds its seat. */
const SILENT_MS = 3000;
/** A hidden page keeps its seat this long. */
const AWAY_MS = 60_000;
/** Frames count as messages: a freeze of two seconds at 60 Hz, and a second's worth. */
const MAX_MESSAGES_PER_SECOND = 240;

interface CachedRoom {
	snapshot: Snapshot;
	tuned: TuningValues;
	seats: [sessionId: string, playerId: number, name: string][];
}

export class ArenaRoom extends Room<{ state: ArenaState; input: InputFrame }> {
	override maxClients = MAX_PLAYERS;
	override patchRate = null;
	override maxMessagesPerSecond = MAX_MESSAGES_PER_SECOND;
	override state = new ArenaState();

	override messages = {
		[CLIENT_MESSAGES.away]: awayMessage((client, hidden) => this.seats.get(client.sessionId)?.setAway(hidden, performance.now())),
		[CLIENT_MESSAGES.tune]: tuneMessage((_client, key, value) => this.tune(key, value)),
		_: (client: Client, type: string | number) => refuse(client, `there is no message "${String(type).slice(0, 40)}"`),
	};

	private isPrivate = false;
	private match: MatchRunner | undefined;
	private loop: TickLoop | undefined;
	private failed = false;
	private readonly seats = new Map<string, Seat>();
	/** Colyseus decodes each client's frames into one instance of its own: that tells whose frame has come. */
	private readonly seatOfFrame = new WeakMap<object, Seat>();
	private stopPings = () => {};

	static override async onAuth(_token: string, raw: unknown): Promise<RoomOptions> {
		return readRoomOptions(raw);
	}

	override onCreate(raw: unknown): void {
		const options = readRoomOptions(raw);
		const { tickRate } = roomServices();
		this.inputs = this.defineInput(InputFrame, {
			tickRate,
			bufferMaxSize: FRAME_BUFFER_SIZE,
			sanitize: (frame) => this.seatOfFrame.get(frame)?.noteArrival(performance.now()),
		});
		this.isPrivate = options.private;
		if (options.private) void this.setPrivate(true);
		void this.setMetadata({ mode: options.mode, map: options.map });
		this.startMatch(options);
		this.stopPings = measurePings(this.clients, (sessionId, roundTripMs) => this.showPing(sessionId, roundTripMs));
		this.loop = new TickLoop({
			tickRate,
			now: () => performance.now(),
			schedule(callback, delayMs) {
				const timer = setTimeout(callback, delayMs);
				return () => clearTimeout(timer);
			},
			onTick: (dueMs, intervalMs) => this.tick(dueMs, intervalMs),
			onSkip: (skippedTicks) => roomServices().log('warn', 'ticksSkipped', { roomId: this.roomId, skippedTicks }),
		});
		this.loop.start();
	}

	override onJoin(client: Client, _options: unknown, auth: RoomOptions): void {
		const name = cleanName(auth.name);
		const seat = new Seat(this.runner.join(name), name, performance.now());
		client.view = new StateView();
		this.sitDown(client, seat);
	}

	override onDrop(client: Client): void {
		this.seats.get(client.sessionId)?.lost();
		this.showStatus(client.sessionId);
		// Rejects when nobody came back or the room closes, which is no error: `onLeave` follows.
		this.allowReconnection(client, RECONNECT_SECONDS).catch(() => {});
	}

	override onReconnect(client: Client): void {
		const seat = this.seats.get(client.sessionId);
		if (!seat) return;
		seat.reconnected(performance.now());
		client.view ??= new StateView();
		this.sitDown(client, seat);
	}

	override onLeave(client: Client): void {
		const seat = this.seats.get(client.sessionId);
		if (!seat) return;
		this.seats.delete(client.sessionId);
		this.runner.leave(seat.playerId);
	}

	override onDispose(): void {
		this.stopPings();
		this.loop?.stop();
		if (!this.failed) this.match?.end('closed');
	}

	/** An error of ours: its match ends, its journal stays, the other rooms do not notice. */
	override onUncaughtException(error: RoomException, methodName: string): void {
		this.fail(error, methodName);
	}

	/** What a hot reload carries over: the match itself, and who sits where. */
	override onCacheRoom(): CachedRoom {
		const seats = [...this.seats].map(([sessionId, seat]): [string, number, string] => [sessionId, seat.playerId, seat.name]);
		return { snapshot: this.runner.snapshot(), tuned: tunedValues(this.runner.world), seats };
	}

	override onRestoreRoom(cached: CachedRoom): void {
		this.runner.end('reloaded');
		const snapshot = withNumbersOfNow(cached.snapshot, cached.tuned);
		this.startMatch({ mode: snapshot.modeId, map: snapshot.arenaId, snapshot });
		for (const [sessionId, playerId, name] of cached.seats) {
			const seat = new Seat(playerId, name, performance.now());
			seat.lost();
			this.seats.set(sessionId, seat);
		}
	}

	private get runner(): MatchRunner {
		if (!this.match) throw new Error('the room was used before it was created');
		return this.match;
	}

	private startMatch(options: { mode: string; map: string; bots?: number | undefined; snapshot?: Snapshot }): void {
		const bots = this.isPrivate ? options.bots : undefined;
		this.match = new MatchRunner({
			setup: {
				seed: Math.floor(Math.random() * 2 ** 32),
				arenaId: options.map,
				modeId: options.mode,
				tickRate: roomServices().tickRate,
				tuning: bots === undefined ? {} : { 'match.fillTo': Math.min(MAX_PLAYERS, bots + 1) },
			},
			recorder: new MatchJournal(this.roomId),
			maxPlayers: MAX_PLAYERS,
			snapshot: options.snapshot,
		});
		projectWorld(this.match.world, this.state);
	}

	private sitDown(client: Client, seat: Seat): void {
		this.seats.set(client.sessionId, seat);
		const frame = this.inputs?.get(client.sessionId).latest;
		if (frame) this.seatOfFrame.set(frame, seat);
		guardFrames(client, () => {
			refuse(client, 'an input frame was malformed');
			client.leave(PROBLEMS.badMessage, 'malformed input frame');
		});
		this.showSelf(client);
		this.showStatus(client.sessionId);
	}

	/** Lets a client see its own player in full; its player appears in the tick after the join. */
	private showSelf(client: Client): void {
		const self = this.state.selves.get(String(this.seats.get(client.sessionId)?.playerId));
		if (self && client.view && !client.view.has(self)) client.view.add(self);
	}

	private showStatus(sessionId: string): void {
		const seat = this.seats.get(sessionId);
		const line = seat && this.state.roster.get(String(seat.playerId));
		if (seat && line) line.status = ROSTER_STATUS.indexOf(seat.status);
	}

	private showPing(sessionId: string, roundTripMs: number): void {
		const line = this.state.roster.get(String(this.seats.get(sessionId)?.playerId));
		if (line) line.pingMs = Math.min(9999, Math.round(roundTripMs));
	}

	private tune(key: string, value: number): string | undefined {
		if (!this.isPrivate) return 'numbers can be changed in a private room only';
		return this.runner.tune(key, value);
	}

	private tick(dueMs: number, intervalMs: number): void {
		const startedMs = performance.now();
		try {
			this.step(dueMs);
			this.broadcastPatch();
		} catch (error) {
			this.fail(error, 'tick');
			return;
		}
		this.dismissSilent(startedMs);
		roomServices().tickStats(this.roomId, performance.now() - startedMs, intervalMs);
	}

	private step(dueMs: number): void {
		const { runner } = this;
		const { tick, tickRate } = runner.world;
		const commands = new Map<number, PlayerInput>();
		for (const [sessionId, seat] of this.seats) {
			const frames = this.inputs?.get(sessionId);
			const input = frames && seat.takeInput(frames, tick + 1, tickRate, dueMs);
			if (input) commands.set(seat.playerId, input);
		}
		const events = runner.step(commands);
		projectWorld(runner.world, this.state);
		for (const seat of this.seats.values()) {
			const self = this.state.selves.get(String(seat.playerId));
			if (self) seat.projectSelf(self);
		}
		for (const client of this.clients) this.showSelf(client);
		for (const sessionId of this.seats.keys()) this.showStatus(sessionId);
		if (events.length > 0) this.broadcast(SERVER_MESSAGES.events, encodeEvents(runner.world.tick, events));
	}

	/** Ends connections that stand in silence, and gives up seats of pages that stay hidden. */
	private dismissSilent(nowMs: number): void {
		for (const client of this.clients) {
			const seat = this.seats.get(client.sessionId);
			if (seat?.status === 'here' && nowMs - seat.heardMs > SILENT_MS) (client.ref as { terminate?(): void }).terminate?.();
			else if (seat?.status === 'away' && nowMs - seat.awaySinceMs > AWAY_MS) client.leave(PROBLEMS.awayTooLong, 'away for too long');
		}
	}

	private fail(error: unknown, during: string): void {
		if (this.failed) return;
		this.failed = true;
		this.loop?.stop();
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		roomServices().log('error', 'roomFailed', {
			roomId: this.roomId,
			during,
			tick: this.match?.world.tick,
			error: cause instanceof Error ? cause.stack : String(cause),
		});
		try {
			this.match?.end(`failed during ${during}`);
		} finally {
			if (this.match) void this.disconnect(PROBLEMS.matchFailed);
		}
	}
}
