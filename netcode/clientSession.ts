/**
 * One client's side of a match: predicts the own body, shows the others, tells what happened when it is to be seen.
 * Drawn by the game client, played by the network bots, measured by tests over a `Link` with time as an argument.
 */

import type { ArenaState } from '../schema/ArenaState.ts';
import { ROSTER_STATUS } from '../schema/RosterLine.ts';
import type { Self } from '../schema/Self.ts';
import type { WorldEvent } from '../sim/events.ts';
import { isStill, PHASES } from '../sim/phase.ts';
import { type ComplaintResult, ComplaintSender } from './complaintSender.ts';
import { DriftWatch } from './driftWatch.ts';
import { emptyView } from './emptyView.ts';
import { type Alarm, FrameAlarm } from './frameAlarm.ts';
import { InputClock } from './inputClock.ts';
import { buttonsOf, intentToCommand } from './intentToCommand.ts';
import type { Link, Problem } from './link.ts';
import { displayAwards, displayBallot, displayObjective } from './matchView.ts';
import { NetFigures } from './netFigures.ts';
import { OthersView } from './othersView.ts';
import { OwnBody } from './ownBody.ts';
import { ScreenRecorder } from './screenRecorder.ts';
import { selfStatus } from './selfStatus.ts';
import { both, type SessionWatcher } from './sessionWatcher.ts';
import { readRoster, SyncedMatch } from './syncedMatch.ts';
import { TickClock } from './tickClock.ts';
import { TickTime } from './tickTime.ts';
import type { DisplayedPickup, Intent, MatchSource, NetStatus, View, ViewEvent } from './view.ts';

/** Without anything from the server for this long the player is told, and then a new connection is made. */
const SILENT_MS = 1000;
const RENEW_MS = 3000;
/** A match that moves to another process is back before a player need be told; after so long they are. */
const MOVING_MS = 700;
/** A number that was turned is predicted with on its tick when the news came in time, which a bad line does not say. */
const TURNED_TICKS = 90;
/** What the server has to say is shown for so long, ms. */
const NOTICE_MS = 8000;

export class ClientSession implements MatchSource {
	readonly view: View;
	private readonly link: Link;
	private readonly synced = new SyncedMatch();
	private readonly time: TickTime;
	private readonly clock: TickClock;
	private readonly inputs: InputClock;
	private readonly alarm: FrameAlarm | undefined;
	private readonly own: OwnBody;
	private readonly others: OthersView;
	private readonly figures = new NetFigures();
	private readonly out: ViewEvent[] = [];
	private readonly closedCallbacks: ((problem: Problem) => void)[] = [];
	private readonly refusedCallbacks: ((why: string) => void)[] = [];
	private pressed = 0;
	private heardMs: number;
	private shownMs: number;
	private closed = false;
	private returning = false;
	/** Since when the match has been on its way to another process. */
	private movingSinceMs = Number.NEGATIVE_INFINITY;
	private notice = { words: '', untilMs: 0 };
	private hidden = false;
	/** Whether the last tick took its frame, and nothing was discarded. */
	private asSent = false;
	private heldTicks = -1;
	private discardedFrames = 0;
	private statesReceived = 0;
	private framesAcknowledged = 0;
	private lastAcknowledged = 0;
	private receivedBytes = 0;
	private sentBytes = 0;
	private watcher: SessionWatcher | undefined;
	private recorder: ScreenRecorder | undefined;
	private readonly complaints: ComplaintSender;
	private readonly drift = new DriftWatch();
	/** Something changed the own body since the last state. */
	private touched = false;
	private newestTick = 0;
	/** Until then numbers were just turned: frames went out before their news came. */
	private turnedUntilTick = 0;

	/** `nowMs`: the clock that `frame` is called with. Without an `alarm` frames go with pictures alone, and earlier for that. */
	constructor(link: Link, nowMs: number, alarm?: Alarm) {
		this.link = link;
		this.inputs = new InputClock(alarm !== undefined);
		this.alarm =
			alarm &&
			new FrameAlarm(
				alarm,
				() => (this.maySend ? this.inputs.nextDueMs : Number.NaN),
				(at, intent) => this.sendDue(at, intent, this.clock.viewTick(at)),
			);
		this.heardMs = nowMs;
		this.shownMs = nowMs;
		this.complaints = new ComplaintSender(link);
		this.synced.update(link.state);
		this.time = new TickTime(this.synced.tickRate);
		this.followTime();
		this.clock = new TickClock(this.time);
		this.own = new OwnBody(this.synced, this.out);
		this.others = new OthersView(this.synced, this.out);
		const { tickRate, arena, tuning, standardTuning, mode } = this.synced;
		const { tick } = link.state;
		this.view = emptyView({ tick, tickRate, arena, tuning, standardTuning, mode, phase: 'warmUp', net: this.netStatus(nowMs, tick) });
		link.listen({
			onState: (at) => this.receiveState(at),
			onEvents: (tick, events) => this.receiveEvents(tick, events),
			onDrop: (moved) => {
				this.returning = true;
				this.movingSinceMs = moved ? this.heardMs : Number.NEGATIVE_INFINITY;
			},
			onReturn: () => this.restart(),
			onClosed: (problem) => this.close(problem),
			onNotice: (words) => {
				this.notice = { words, untilMs: this.heardMs + NOTICE_MS };
			},
			onComplaint: (answer) => this.complaints.receive(answer, this.shownMs),
			onRefused: (why) => {
				for (const callback of this.refusedCallbacks) callback(why);
			},
		});
	}

	/** Names the room for others who are to come; undefined where nobody can. */
	get roomId(): string | undefined {
		return this.link.roomId;
	}

	/** The connection was lost, and a new one is being made. */
	get isReturning(): boolean {
		return this.returning && !this.closed;
	}

	/** @see MatchSource */
	frame(nowMs: number, intent: Intent): readonly ViewEvent[] {
		const viewTick = this.keepUp(nowMs, intent);
		const passedMs = Math.max(0, nowMs - this.shownMs);
		this.shownMs = nowMs;
		const fraction = this.inputs.fraction(nowMs);
		this.others.show(this.view, viewTick);
		this.own.show(this.view, intentToCommand(intent, this.pressed, viewTick), fraction, passedMs, this.others);
		this.others.fly(this.view, this.own.tick + fraction, viewTick, this.own);
		this.updateView(nowMs, viewTick);
		this.recorder?.notePicture(nowMs, this.view, this.own.tick + fraction);
		const events = [...this.out];
		this.out.length = 0;
		return events;
	}

	/**
	 * What a frame does beside its picture: sends what is due. For those who look less often than they act; what happens
	 * is handed over by the next `frame`. Returns the instant that would be shown, in ticks.
	 */
	keepUp(nowMs: number, intent: Intent): number {
		this.watchSilence(nowMs);
		this.complaints.step(nowMs);
		const viewTick = this.clock.viewTick(nowMs);
		this.pressed |= buttonsOf(intent);
		this.sendDue(nowMs, intent, viewTick);
		this.alarm?.look(nowMs, intent);
		return viewTick;
	}

	/** Called once when the match is over for this client, with why. */
	onClosed(callback: (problem: Problem) => void): void {
		this.closedCallbacks.push(callback);
	}

	/** Called when something that was asked for is not done, with why. */
	onRefused(callback: (why: string) => void): void {
		this.refusedCallbacks.push(callback);
	}

	/** Shows what happens beside the picture: for measurements. */
	watch(watcher: SessionWatcher): void {
		this.watcher = both(this.watcher, watcher);
		this.own.watcher = this.watcher;
	}

	/** From now on remembers what the screen shows. `framesPerSec`: pictures drawn in the last second. */
	recordScreen(framesPerSec: () => number): void {
		if (this.recorder) return;
		this.recorder = new ScreenRecorder(framesPerSec);
		this.watch(this.recorder);
	}

	/** Has the match kept on the server, with what the screen showed in the last seconds. `words`: the player's own; may be empty. */
	complain(words: string): Promise<ComplaintResult> {
		if (this.isReturning) return Promise.resolve({ problem: 'there is no connection at the moment' });
		return this.complaints.send(this.recorder?.lastSeconds(this.view), this.view.tick, words, this.shownMs);
	}

	/** The page is hidden or shown again: a hidden page's player stands still, and can be hurt. */
	setAway(hidden: boolean): void {
		this.hidden = hidden;
		this.link.sendAway(hidden);
	}

	/** @see MatchSource */
	vote(arenaId: string): void {
		this.link.sendVote(arenaId);
	}

	/** Asks for a new value of a tunable number (private rooms). */
	tune(key: string, value: number): void {
		this.link.sendTuning(key, value);
	}

	async leave(): Promise<void> {
		this.closed = true;
		await this.link.leave();
	}

	/** A hidden page sends nothing, and makes up for nothing when it is shown again. */
	private get maySend(): boolean {
		return !this.closed && !this.hidden && !this.returning && this.view.selfId !== 0;
	}

	private sendDue(nowMs: number, intent: Intent, viewTick: number): void {
		if (!this.maySend) return;
		const { tick } = this.own;
		for (let due = this.inputs.take(nowMs, (n) => this.time.intervalMs(tick + n)); due > 0; due--) {
			const command = this.own.asShown(intentToCommand(intent, this.pressed, viewTick));
			const frame = this.link.send(command, this.own.knownTick);
			if (frame === 0) return;
			this.pressed = 0;
			this.inputs.noteSent(frame, nowMs);
			this.figures.noteSent(frame, nowMs);
			this.own.predict(frame, command, this.others);
		}
	}

	private receiveState(nowMs: number): void {
		const { state } = this.link;
		this.heardMs = nowMs;
		// A match that was made anew first takes away all that there was.
		if (this.view.selfId !== 0 && !this.readSelf()) return;
		this.statesReceived++;
		const { tuning } = this.synced;
		this.synced.update(state);
		if (this.synced.tuning !== tuning) this.turnedUntilTick = state.tick + TURNED_TICKS;
		this.followTime();
		this.clock.noteArrival(state.tick, nowMs);
		const self = this.readSelf();
		this.view.selfId = self?.id ?? 0;
		this.others.receive(state, this.view.selfId);
		if (!self) return;
		const acknowledged = this.link.acknowledged;
		this.framesAcknowledged += Math.max(0, acknowledged - this.lastAcknowledged);
		this.lastAcknowledged = acknowledged;
		this.inputs.noteEarly(acknowledged, self.earlyMs, this.time.intervalMs(state.tick), nowMs);
		this.figures.noteAcknowledged(acknowledged, self.earlyMs, nowMs);
		const result = this.own.reconcile(self, state, acknowledged);
		// A button of a discarded frame may have gone into the one after it.
		const before = this.asSent;
		const replaced = ROSTER_STATUS[state.roster.get(String(self.id))?.status ?? 0] === 'idle';
		this.asSent = this.countHeld(self, nowMs) && self.owedFrames === 0 && !replaced;
		const undisturbed = this.asSent && before;
		// Of states that were left out nobody told what happened in them.
		const touched = this.touched || state.tick !== this.newestTick + 1;
		this.touched = false;
		this.newestTick = state.tick;
		this.watcher?.onReconciled({ tick: state.tick, ...result, undisturbed, touched });
		if (replaced) this.drift.explain();
		else if (result.exact === false && undisturbed && !touched && state.tick > this.turnedUntilTick)
			this.drift.note(state.tick, result.correctionUnits, nowMs);
		const drift = this.drift.take(nowMs);
		if (drift) this.link.sendDrift(drift);
		if (result.exact !== undefined && undisturbed) this.figures.noteCompared(result.exact, nowMs);
		if (result.correctionUnits > 0) this.figures.noteCorrection(result.correctionUnits, nowMs);
	}

	/** Slow motion begins and ends here on the same tick as on the server. */
	private followTime(): void {
		const { synced } = this;
		this.time.follow(this.link.state.tick, synced.tuning.match.timeScale, synced.comingScales);
	}

	/** Counts what the server held and discarded since the last state; true when it was nothing. */
	private countHeld(self: Self, nowMs: number): boolean {
		const held = this.heldTicks < 0 ? 0 : (self.heldTicks - this.heldTicks) & 0xffff;
		const discarded = this.heldTicks < 0 ? 0 : (self.discardedFrames - this.discardedFrames) & 0xffff;
		if (held > 0) this.figures.held.add(nowMs, held);
		if (discarded > 0) this.figures.discarded.add(nowMs, discarded);
		this.heldTicks = self.heldTicks;
		this.discardedFrames = self.discardedFrames;
		return held === 0 && discarded === 0;
	}

	private receiveEvents(tick: number, events: readonly WorldEvent[]): void {
		for (const event of events) {
			if (touches(event, this.view.selfId)) this.touched = true;
			if (event.type === 'phase' && PHASES[event.phase] === 'over') this.drift.beginMatch();
			if (!this.own.receive(event)) this.others.receiveEvent(tick, event);
		}
	}

	/**
	 * The only player whose fine state this client gets is its own. Until that is in the match, a tick after the join,
	 * Colyseus has not sent the collection either.
	 */
	private readSelf(): Self | undefined {
		const selves: ArenaState['selves'] | undefined = this.link.state.selves;
		return selves?.values().next().value;
	}

	private watchSilence(nowMs: number): void {
		if (this.closed || this.returning || this.hidden) return;
		// The page stood still: what came meanwhile is still to be read, so silence counts from now.
		if (nowMs - this.shownMs > SILENT_MS) this.heardMs = nowMs;
		if (nowMs - this.heardMs > RENEW_MS) {
			this.returning = true;
			this.link.renew();
		}
	}

	private restart(): void {
		this.returning = false;
		this.heardMs = this.shownMs;
		this.clock.reset();
		this.inputs.reset();
		this.figures.reset();
		this.complaints.fail('the connection was lost meanwhile');
		this.own.reset();
		this.others.reset();
		if (this.hidden) this.link.sendAway(true);
	}

	private close(problem: Problem): void {
		if (this.closed) return;
		this.closed = true;
		this.complaints.fail('the match has ended');
		for (const callback of this.closedCallbacks) callback(problem);
	}

	private updateView(nowMs: number, viewTick: number): void {
		const { state } = this.link;
		const { view, synced } = this;
		const { mode } = synced;
		const nowTick = this.clock.arrivedTick(nowMs);
		view.tick = viewTick;
		view.tickRate = synced.tickRate;
		view.arena = synced.arena;
		view.tuning = synced.tuning;
		view.standardTuning = synced.standardTuning;
		view.modeId = mode.id;
		view.modeTitle = mode.title;
		view.goal = mode.goal;
		view.hud = mode.hud;
		view.phase = PHASES[state.phase] ?? 'warmUp';
		const endless = mode.practice && view.phase === 'play';
		view.phaseSecondsLeft = endless ? Infinity : Math.max(0, (state.phaseEndsTick - nowTick) / synced.tickRate);
		view.scoreToWin = synced.tuning.match.scoreToWin;
		view.pickups = synced.arena.pickups.map(
			({ kind, x, y }, index): DisplayedPickup => ({ kind, x, y, available: synced.pickups.available[index] ?? false }),
		);
		view.roster = readRoster(state);
		view.playerCount = state.playerCount;
		view.crowd = synced.crowd;
		view.knownLeaders = mode.sight?.leaders ?? Infinity;
		view.knownBest = mode.sight ? (mode.sight.board ?? mode.sight.leaders) : Infinity;
		view.teamScores = [...state.teamScores];
		view.selfTeam = state.roster.get(String(view.selfId))?.team ?? 0;
		view.objectives = synced.objectives.map((spec, index) =>
			displayObjective(spec, state.objectives[index], view.selfTeam, synced.tickRate),
		);
		const isResults = isStill(view.phase);
		view.awards = isResults ? displayAwards(state.awards, view.selfId) : [];
		view.ballot = isResults ? displayBallot(state.arenaId, view.roster, view.selfId) : [];
		const self = this.readSelf();
		view.rank = self?.rank ?? 0;
		view.self = self && selfStatus(self, this.own.mover, synced.tuning, synced.tickRate, nowTick);
		view.net = this.netStatus(nowMs, viewTick);
	}

	private netStatus(nowMs: number, viewTick: number): NetStatus {
		const { figures, clock, link } = this;
		figures.received.add(nowMs, link.receivedBytes - this.receivedBytes);
		figures.sent.add(nowMs, link.sentBytes - this.sentBytes);
		this.receivedBytes = link.receivedBytes;
		this.sentBytes = link.sentBytes;
		const silentMs = nowMs - this.heardMs;
		const tickMs = this.time.intervalMs(clock.newestTick);
		const away = nowMs - this.movingSinceMs < MOVING_MS ? 'moving' : 'returning';
		const state = this.closed ? 'closed' : this.isReturning ? away : silentMs > SILENT_MS && !this.hidden ? 'silent' : 'connected';
		return {
			state,
			notice: nowMs < this.notice.untilMs ? this.notice.words : '',
			silentMs,
			rttMs: figures.rttMs,
			jitterMs: clock.jitterMs,
			tick: clock.newestTick,
			viewDelayMs: clock.viewDelayTicks * tickMs,
			// The next frame is judged from the tick before the one that takes it.
			rewindMs: Math.max(0, this.own.tick - viewTick) * tickMs,
			pendingFrames: this.own.pendingFrames,
			ladderStep: link.state.ladderStep,
			framesEarly: this.inputs.earlyMs / tickMs,
			corrections: figures.corrections.sum(nowMs),
			lastCorrectionUnits: figures.lastCorrectionUnits,
			exactShare: figures.exactShare(nowMs),
			held: figures.held.sum(nowMs),
			discarded: figures.discarded.sum(nowMs),
			receivedBytesPerSec: figures.received.sum(nowMs),
			sentBytesPerSec: figures.sent.sum(nowMs),
			receivedBytes: this.receivedBytes,
			sentBytes: this.sentBytes,
			statesReceived: this.statesReceived,
			framesAcknowledged: this.framesAcknowledged,
		};
	}
}

/** Whether an event changes a player's body from outside. */
function touches(event: WorldEvent, id: number): boolean {
	if (event.type === 'hit' || event.type === 'kill') return event.victimId === id;
	return (event.type === 'spawn' || event.type === 'pickup') && event.playerId === id;
}
