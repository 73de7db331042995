/**
 * Runs a match for the page beside it, as a room runs one for its clients: one tick at a time, one frame a tick, the
 * same bytes. Knows no worker: `worker.ts` gives it a clock and messages, tests theirs.
 */

import { encodeEvents } from '../../schema/eventCodec.ts';
import { FrameReader } from '../../schema/frameReader.ts';
import { InputFrame } from '../../schema/InputFrame.ts';
import { projectWorld } from '../../schema/project.ts';
import { ROSTER_STATUS } from '../../schema/RosterLine.ts';
import { SyncedArena } from '../../schema/SyncedArena.ts';
import { FrameQueue } from '../../sim/match/frameQueue.ts';
import { type MatchRecorder, MatchRunner } from '../../sim/match/runner.ts';
import { Seat } from '../../sim/match/seat.ts';
import { TickLoop, type TickLoopOptions } from '../../sim/match/tickLoop.ts';
import type { PlayerInput } from '../../sim/tickInput.ts';
import type { FromWorker, HostedMatch, ToWorker } from './messages.ts';
import { StateStream } from './stateStream.ts';

export interface MatchHostOptions extends Pick<TickLoopOptions, 'now' | 'schedule'> {
	match: HostedMatch;
	send(message: FromWorker): void;
}

const TICK_RATE = 30;
/** The page keeps no journals. */
const UNRECORDED: MatchRecorder = { begin() {}, tick() {}, end() {} };

export class MatchHost {
	private readonly options: MatchHostOptions;
	private readonly runner: MatchRunner;
	private readonly seat: Seat | undefined;
	private readonly loop: TickLoop;
	private readonly synced = new SyncedArena();
	private readonly stream: StateStream;
	private readonly reader = new FrameReader<InputFrame>(InputFrame);
	private readonly frames = new FrameQueue();
	private running = true;

	/** Begins the match and sends its whole state. Throws a RangeError when map, mode or a number is unknown. */
	constructor(options: MatchHostOptions) {
		this.options = options;
		const { modeId, arenaId, seed, tuning, skill, name } = options.match;
		this.runner = new MatchRunner({
			setup: { seed, arenaId, modeId, tuning, tickRate: TICK_RATE },
			recorder: UNRECORDED,
			skill,
		});
		if (name !== undefined) this.seat = new Seat(this.runner.join(name), name);
		projectWorld(this.runner.world, this.synced);
		this.stream = new StateStream(this.synced, this.seat?.playerId);
		options.send({ type: 'state', bytes: this.stream.whole(), acknowledged: 0 });
		this.loop = new TickLoop({
			intervalMs: () => this.runner.tickIntervalMs,
			now: options.now,
			schedule: options.schedule,
			onTick: (dueMs) => this.tick(dueMs),
		});
		this.loop.start();
	}

	receive(message: ToWorker): void {
		if (message.type === 'frame') this.receiveFrame(message.bytes);
		else if (message.type === 'tune') {
			const why = this.runner.tune(message.key, message.value);
			if (why) this.options.send({ type: 'refused', why });
		} else if (message.type === 'vote') {
			const why = this.seat ? this.runner.vote(this.seat.playerId, message.arenaId) : 'only players vote';
			if (why) this.options.send({ type: 'refused', why });
		} else if (message.type === 'resume') this.resume();
		else if (message.type !== 'open') {
			this.running = false;
			this.loop.stop();
		}
	}

	/** Paused or not: a page that has heard nothing for long asks for it, too. */
	private resume(): void {
		this.seat?.reconnected();
		this.frames.reset();
		if (!this.running) this.loop.start();
		this.running = true;
		this.options.send({ type: 'resumed' });
	}

	private receiveFrame(bytes: Uint8Array): void {
		if (!this.reader.read(bytes)) throw new Error('the page sent what is no frame');
		this.frames.push(this.reader.values);
		this.seat?.noteArrival(this.options.now());
	}

	private tick(dueMs: number): void {
		try {
			this.step(dueMs);
		} catch (error) {
			this.loop.stop();
			this.options.send({ type: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
		}
	}

	private step(dueMs: number): void {
		const { runner, seat, synced, frames } = this;
		const commands = new Map<number, PlayerInput>();
		const input = seat?.takeInput(frames, runner.world.tick + 1, TICK_RATE, dueMs);
		if (seat && input) commands.set(seat.playerId, input);
		const events = runner.step(commands);
		projectWorld(runner.world, synced);
		const self = seat && synced.selves.get(String(seat.playerId));
		if (self) {
			seat.projectSelf(self);
			const line = synced.roster.get(String(seat.playerId));
			if (line) line.status = ROSTER_STATUS.indexOf(runner.replaced.has(seat.playerId) ? 'idle' : seat.status);
		}
		const heard = this.stream.heard(runner.world, events);
		this.options.send({
			type: 'state',
			bytes: this.stream.changes(),
			acknowledged: frames.acknowledged,
			events: heard.length > 0 ? encodeEvents(runner.world.tick, heard) : undefined,
		});
	}
}
