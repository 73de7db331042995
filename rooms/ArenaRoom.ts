/** A room of the arena: who is here, when a tick is, what is sent. The game itself is in `sim/`, run by `MatchRunner`. */

import { type Client, Room, type RoomException } from '@colyseus/core';
import type { ArenaState } from '../schema/ArenaState.ts';
import { InputFrame } from '../schema/InputFrame.ts';
import { projectWorld } from '../schema/project.ts';
import { CLIENT_MESSAGES, PROBLEMS } from '../schema/protocol.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import { type MatchInProgress, MatchRunner } from '../sim/match/runner.ts';
import { Seat } from '../sim/match/seat.ts';
import { SightLog } from '../sim/match/sightLog.ts';
import { TickLoop } from '../sim/match/tickLoop.ts';
import { MODES } from '../sim/modes/registry.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot, tunedValues, withNumbersOfNow } from '../sim/snapshot.ts';
import type { TuningValues } from '../sim/tuning.ts';
import { Evidence } from './evidence.ts';
import { FoulPlay } from './foulPlay.ts';
import { FrameWatch } from './frameWatch.ts';
import { readInputFrames } from './inputFrames.ts';
import { Keeping } from './keeping.ts';
import { MatchJournal } from './matchJournal.ts';
import { type SeatWanted, seatGroups } from './matchmaking/seatGroups.ts';
import { MatchRating } from './matchRating.ts';
import { checkedMessages, refuse } from './messages.ts';
import { measurePings } from './pings.ts';
import { nextPhase, processLoad } from './processLoad.ts';
import { cleanName, type RoomOptions, readRoomOptions } from './roomOptions.ts';
import { RoomOutput } from './roomOutput.ts';
import { roomServices } from './roomServices.ts';
import { type KeptSeat, Seating } from './seating.ts';
import { PhaseClock } from './tickReport.ts';

/** A seat is kept this long for a connection that was lost. */
export const RECONNECT_SECONDS = 20;
/** Frames count as messages: a freeze of two seconds at 60 Hz, and a second's worth. */
const MAX_MESSAGES_PER_SECOND = 240;

/** Ticks between looks for connections that are to be ended: those have been silent for seconds. */
const DISMISS_TICKS = 10;

interface CachedRoom {
	snapshot: Snapshot;
	lastId: number;
	tuned: TuningValues;
	seats: KeptSeat[];
}

export class ArenaRoom extends Room<{ state: ArenaState; input: InputFrame }> {
	override patchRate = null;
	override maxMessagesPerSecond = MAX_MESSAGES_PER_SECOND;
	private readonly synced = new SyncedArena();
	override state = this.synced.state;

	override messages = {
		...checkedMessages(
			{
				away: (client, hidden) => this.seating.get(client)?.setAway(hidden, performance.now()),
				vote: (client, arenaId) => this.vote(client, arenaId),
				tune: (client, key, value) => this.tune(client, key, value),
				complain: (client, message) => this.evidence.complain(client, message),
				drift: (client, message) => this.evidence.drift(client, message),
			},
			(client) => this.foulPlay.note(client, 'badMessage'),
		),
	};

	private options: RoomOptions | undefined;
	private match: MatchRunner | undefined;
	private loop: TickLoop | undefined;
	private failed = false;
	private readonly seating = new Seating(this.synced);
	private journal: MatchJournal | undefined;
	private readonly evidence = new Evidence({
		roomId: () => this.roomId,
		world: () => this.runner.world,
		seatOf: (client) => this.seating.get(client),
		keep: (reason) => this.journal?.keep(reason) ?? Promise.reject(new Error('there is no match')),
		now: () => performance.now(),
	});
	private readonly foulPlay = new FoulPlay(
		() => this.roomId,
		(client) => this.seating.get(client)?.playerId,
	);
	private readonly rating = new MatchRating(this.seating);
	/** For whoever goes on with the room when its process does not. */
	readonly keeping = new Keeping({
		room: this,
		seating: this.seating,
		runner: () => this.runner,
		asked: () => this.asked,
		stop: () => this.loop?.stop(),
		start: () => this.loop?.start(),
		giveUp: (session) => this.giveUp(session),
		seatSeconds: RECONNECT_SECONDS,
	});
	/** For the journal. */
	private readonly sightLog = new SightLog<string>((sessionId) => this.seating.get({ sessionId })?.playerId);
	private readonly output = new RoomOutput({
		synced: this.synced,
		sightLog: this.sightLog,
		tickRate: roomServices().tickRate,
		playerIdOf: (client) => this.seating.get(client)?.playerId,
		acknowledged: (client) => this.seating.acknowledged(client),
		holdsAnother: (client) => this.seating.takeStranger(client),
		listens: (client) => this.seating.get(client)?.status === 'here',
		now: () => performance.now(),
	});
	private readonly phases = new PhaseClock(() => performance.now());
	private stopPings = () => {};

	/** Colyseus installs its own with the state. */
	override setSerializer(): void {
		super.setSerializer(this.output.serializer);
	}

	static override async onAuth(_token: string, raw: unknown): Promise<RoomOptions> {
		return readRoomOptions(raw);
	}

	override onCreate(raw: unknown): void {
		const { tickRate } = roomServices();
		const { inProgress } = this.keeping;
		const options = inProgress?.options ?? readRoomOptions(raw);
		this.options = options;
		this.defineInput(InputFrame, {
			tickRate,
			// Frames are read and kept by `Seating`.
			bufferMaxSize: 0,
		});
		this.onMessageBytes(CLIENT_MESSAGES.screen, (client: Client, piece: Uint8Array) => this.evidence.takeScreen(client, piece));
		if (options.private) void this.setPrivate(true);
		this.maxClients = MODES[options.mode]?.maxPlayers ?? 0;
		void this.setMetadata({ mode: options.mode, map: options.map });
		if (inProgress) this.output.serializer.beginEra(inProgress.epoch);
		this.startMatch(options, inProgress?.match);
		if (inProgress) this.seating.restore(inProgress.seats);
		this.keeping.begin();
		this.stopPings = measurePings(this.clients, (sessionId, roundTripMs) => this.seating.notePing(sessionId, roundTripMs));
		this.loop = new TickLoop({
			intervalMs: () => this.runner.tickIntervalMs,
			phase: nextPhase(),
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

	/** Asked by the matchmaker of any process: whether each group has all its seats now. */
	seatGroups(groups: SeatWanted[][]): Promise<boolean[]> {
		return seatGroups(this, groups);
	}

	override onJoin(client: Client, _options: unknown, auth: RoomOptions): void {
		const name = cleanName(auth.name);
		this.sitDown(client, new Seat(this.runner.join(name, auth.party), name));
	}

	/** Nobody is taken in by a room that is on its way to another process. */
	override hasReachedMaxClients(): boolean {
		return this.keeping.isSuspended || super.hasReachedMaxClients();
	}

	/** Somebody is at the door with the token of a seat that waits: it may be from another process. */
	override hasReservedSeat(sessionId: string, reconnectionToken?: string): boolean {
		// Null in an address without one, whatever its type says.
		if (reconnectionToken) this.keeping.admit(reconnectionToken);
		return super.hasReservedSeat(sessionId, reconnectionToken);
	}

	override checkReconnectionToken(reconnectionToken: string): string {
		this.keeping.admit(reconnectionToken);
		return super.checkReconnectionToken(reconnectionToken);
	}

	override onDrop(client: Client): void {
		this.seating.get(client)?.lost();
		this.noteDropped(client);
		// Rejects when nobody came back or the room closes, which is no error: `onLeave` follows.
		this.allowReconnection(client, RECONNECT_SECONDS).catch(() => {});
	}

	override onReconnect(client: Client): void {
		const seat = this.seating.get(client);
		if (!seat) return;
		seat.reconnected();
		this.sitDown(client, seat);
	}

	override onLeave(client: Client): void {
		this.noteDropped(client);
		this.output.forget(client);
		this.evidence.forget(client);
		this.giveUp(client);
		this.foulPlay.forget(client.sessionId);
	}

	override onDispose(): void {
		this.stopPings();
		this.loop?.stop();
		this.keeping.end();
		if (!this.failed && !this.keeping.isSuspended) this.match?.end('closed');
	}

	/** An error of ours: its match ends, its journal stays, the other rooms do not notice. */
	override onUncaughtException(error: RoomException, methodName: string): void {
		this.fail(error, methodName);
	}

	/** What a hot reload carries over: the match itself, and who sits where. */
	override onCacheRoom(): CachedRoom {
		const { world, lastId } = this.runner.inProgress;
		return { snapshot: takeSnapshot(world), lastId, tuned: tunedValues(world), seats: this.seating.keep() };
	}

	override onRestoreRoom(cached: CachedRoom): void {
		this.runner.end('reloaded');
		const world = restoreSnapshot(withNumbersOfNow(cached.snapshot, cached.tuned));
		this.startMatch(this.asked, { world, lastId: cached.lastId });
		this.seating.restore(cached.seats);
	}

	private get runner(): MatchRunner {
		if (!this.match) throw new Error('the room was used before it was created');
		return this.match;
	}

	private get asked(): RoomOptions {
		if (!this.options) throw new Error('the room was used before it was created');
		return this.options;
	}

	private startMatch(options: RoomOptions, goesOn?: MatchInProgress): void {
		const bots = options.private ? options.bots : undefined;
		this.journal = new MatchJournal(this.roomId);
		this.match = new MatchRunner({
			setup: {
				seed: Math.floor(Math.random() * 2 ** 32),
				arenaId: options.map,
				modeId: options.mode,
				tickRate: roomServices().tickRate,
				tuning: bots === undefined ? {} : { 'match.fillTo': Math.min(this.maxClients, bots + 1) },
			},
			recorder: this.keeping.recorder(this.journal),
			skill: options.private ? options.skill : 'mixed',
			sight: this.sightLog,
			goesOn,
		});
		projectWorld(this.match.world, this.synced);
	}

	/** Somebody's seat is free again. */
	private giveUp(client: { sessionId: string }): void {
		const seat = this.seating.free(client);
		if (!seat) return;
		this.runner.leave(seat.playerId);
		this.keeping.stoodUp();
	}

	private sitDown(client: Client, seat: Seat): void {
		const frames = this.seating.sitDown(client, seat);
		this.keeping.satDown(client);
		const backlog = this.output.connect(client);
		const watch = new FrameWatch(roomServices().tickRate, performance.now(), (kind) => this.foulPlay.note(client, kind));
		seat.clock.onFoul = (kind) => this.foulPlay.note(client, kind);
		readInputFrames(
			client,
			InputFrame,
			(frame) => {
				const nowMs = performance.now();
				if (seat.status === 'away') this.foulPlay.note(client, 'playsAway');
				watch.look(frame, nowMs);
				frames.push(frame);
				seat.noteArrival(nowMs);
				backlog.noteReceived(frame.received);
			},
			() => {
				this.foulPlay.note(client, 'malformedFrame');
				refuse(client, 'an input frame was malformed');
				client.leave(PROBLEMS.badMessage, 'malformed input frame');
			},
		);
	}

	private tune(client: Client, key: string, value: number): string | undefined {
		if (!this.options?.private) {
			this.foulPlay.note(client, 'tuneInPublic');
			return 'numbers can be changed in a private room only';
		}
		return this.runner.tune(key, value);
	}

	/** Colyseus ends the connection of who sends too much, and says nothing. */
	private noteDropped(client: Client): void {
		const { _numMessagesLastSecond = 0 } = client as unknown as { _numMessagesLastSecond?: number };
		if (_numMessagesLastSecond <= this.maxMessagesPerSecond || this.foulPlay.countOf(client.sessionId, 'tooManyMessages') > 0) return;
		this.foulPlay.note(client, 'tooManyMessages');
	}

	private vote(client: Client, arenaId: string): string | undefined {
		const seat = this.seating.get(client);
		return seat ? this.runner.vote(seat.playerId, arenaId) : 'only players vote';
	}

	/** The list of rooms names the map that is played now, and how well those play who are here. */
	private showListing(): void {
		const { arena, mode } = this.runner.world;
		const rating = this.seating.meanRating;
		if (this.metadata?.map === arena.id && this.metadata?.rating === rating) return;
		void this.setMetadata({ mode: mode.id, map: arena.id, ...(rating === undefined ? {} : { rating }) });
	}

	private tick(dueMs: number, intervalMs: number): void {
		const startedMs = this.phases.begin();
		if (!this.keeping.mayTick(startedMs)) return;
		try {
			this.step(dueMs);
			this.broadcastPatch();
			this.phases.end('send');
			this.phases.move('send', 'interest', this.output.serializer.encodingMs);
		} catch (error) {
			this.fail(error, 'tick');
			return;
		}
		if (this.runner.world.tick % DISMISS_TICKS === 0) this.dismissOverdue(startedMs);
		if (this.keeping.isLastMatch && this.runner.world.phase === 'over') {
			void this.disconnect(PROBLEMS.newVersion);
			return;
		}
		const stepMs = performance.now() - startedMs;
		this.keepPace(startedMs - dueMs, stepMs, startedMs);
		roomServices().tickStats({
			roomId: this.roomId,
			stepMs,
			intervalMs,
			phases: this.phases.times,
			ladderStep: this.output.ladder.step,
		});
		roomServices().showTruth?.(this.roomId, this.runner.world);
		this.keeping.ticked();
	}

	private step(dueMs: number): void {
		const { runner, phases } = this;
		const { tick, tickRate } = runner.world;
		const inputs = this.seating.takeInputs(tick + 1, tickRate, dueMs);
		phases.end('input');
		const events = runner.step(inputs);
		this.evidence.look(runner.world);
		phases.end('sim');
		projectWorld(runner.world, this.synced);
		this.seating.show(runner.replaced);
		this.showListing();
		if (!this.options?.private) this.rating.watch(runner.world);
		phases.end('project');
		this.output.tell(this.clients, runner.world, events);
	}

	/** Saves when ticks take too long, step by step, and less again when they do not. */
	private keepPace(lateMs: number, stepMs: number, nowMs: number): void {
		const { runner, output } = this;
		const before = output.ladder.saving.pace;
		if (!output.ladder.note({ stepMs, lateMs, intervalMs: runner.tickIntervalMs, busy: processLoad.busy(nowMs) })) return;
		const { step, saving } = output.ladder;
		this.synced.state.ladderStep = step;
		if (saving.pace !== before) this.runner.setPace(saving.pace);
		roomServices().log('warn', 'ladderStep', { roomId: this.roomId, step, ...saving });
	}

	/** Ends connections that stand in silence or read nothing, so that they are made anew, and gives up seats of pages that stay hidden. */
	private dismissOverdue(nowMs: number): void {
		for (const client of this.clients) {
			const why = this.seating.overdue(client, nowMs);
			if (why === 'silent' || this.output.isStuck(client, nowMs)) (client.ref as { terminate?(): void }).terminate?.();
			else if (why === 'away') client.leave(PROBLEMS.awayTooLong, 'away for too long');
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
		if (this.match) this.evidence.fail(during, cause instanceof Error ? cause.message : String(cause));
		try {
			this.match?.end(`failed during ${during}`);
		} finally {
			if (this.match) void this.disconnect(PROBLEMS.matchFailed);
		}
	}
}
