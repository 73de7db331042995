/** One planned place of a run: joins when it is time, plays, and comes and goes as its habit says. Driven by a worker. */

import { JoinError } from '../../netcode/joinError.ts';
import type { Rng } from '../../sim/random.ts';
import type { Tally } from '../figures/tally.ts';
import { type BotPlan, vary } from '../plan.ts';
import type { ViewChecks } from '../truth/viewChecks.ts';
import { LightBot } from './lightBot.ts';
import { JoinFailure } from './matchmake.ts';
import type { Player, PlayerListener } from './player.ts';
import type { Rooms } from './rooms.ts';
import { SdkBot } from './sdkBot.ts';

/** An SDK bot's view is checked this often, ms. */
const CHECK_EVERY_MS = 500;

export interface ParticipantOptions {
	plan: BotPlan;
	url: string;
	tally: Tally;
	rooms: Rooms;
	checks: ViewChecks | undefined;
	/** When the run began, on the clock of `play`, ms. */
	startedMs: number;
	/** Shown every message of an SDK client. */
	onBytes?: ((bytes: Uint8Array) => void) | undefined;
}

type State = 'waiting' | 'joining' | 'playing' | 'leaving' | 'away' | 'out';

export class Participant {
	readonly plan: BotPlan;
	/** The first join has ended, one way or the other. */
	settled = false;
	private readonly options: ParticipantOptions;
	private readonly rng: Rng;
	private readonly listener: PlayerListener;
	private player: Player | undefined;
	private state: State = 'waiting';
	/** When it joins (again), leaves, stops or begins to read, and is checked next. */
	private joinAtMs: number;
	private leaveAtMs = Infinity;
	private stallAtMs = Infinity;
	private readAtMs = Infinity;
	private checkAtMs: number;
	/** Of the present connection what is counted already, and of all since the measurement began. */
	private counted = { receivedBytes: 0, sentBytes: 0, statesReceived: 0, framesAcknowledged: 0 };
	private measuredBytes = 0;
	private measuredMs = 0;
	private countedAtMs = 0;

	constructor(options: ParticipantOptions) {
		this.options = options;
		this.plan = options.plan;
		const { tally } = options;
		this.rng = { seed: this.plan.seed };
		this.joinAtMs = options.startedMs + this.plan.joinAtMs;
		this.checkAtMs = this.joinAtMs + vary(CHECK_EVERY_MS, this.rng);
		this.listener = {
			onLatency: (ms) => tally.add('latencyMs', ms),
			onPatchInterval: (ms) => tally.add('patchIntervalMs', ms),
			onDrop: () => {
				// A cable that the plan pulled is none that broke.
				if (this.plan.habit.visits?.ends !== 'cut') tally.count('drops');
			},
			onReturn: () => tally.count('returns'),
			onError: (cause) => tally.error(cause),
		};
	}

	get isPlaying(): boolean {
		return this.state === 'playing';
	}

	/** Bytes a second of this client since the measurement began; undefined when it played for less than a second of it. */
	get bytesPerSecond(): number | undefined {
		return this.measuredMs < 1000 ? undefined : (this.measuredBytes * 1000) / this.measuredMs;
	}

	/** The measurement begins: what was counted before is not of it. */
	beginMeasurement(nowMs: number): void {
		this.countBytes(nowMs);
		this.measuredBytes = 0;
		this.measuredMs = 0;
	}

	play(nowMs: number): void {
		if ((this.state === 'waiting' || this.state === 'away') && nowMs >= this.joinAtMs) void this.join();
		const { player } = this;
		if (this.state !== 'playing' || !player) return;
		player.play(nowMs);
		if (player.lostBy !== undefined) {
			this.options.tally.error(player.lostBy);
			this.end(nowMs, 'out');
		} else if (nowMs >= this.leaveAtMs) this.endVisit(player, nowMs);
		else this.followHabit(player, nowMs);
	}

	/** Counts what has come and gone since the last time. */
	countBytes(nowMs: number): void {
		const { player, counted } = this;
		if (!player) return;
		const { tally } = this.options;
		this.measuredBytes += player.receivedBytes - counted.receivedBytes;
		this.measuredMs += nowMs - this.countedAtMs;
		this.countedAtMs = nowMs;
		for (const name of ['receivedBytes', 'sentBytes', 'statesReceived', 'framesAcknowledged'] as const) {
			tally.count(name, player[name] - counted[name]);
			counted[name] = player[name];
		}
	}

	/** Leaves for good. */
	async leave(): Promise<void> {
		const { player } = this;
		this.state = 'out';
		this.player = undefined;
		await player?.leave();
	}

	private async join(): Promise<void> {
		const { plan } = this;
		const { tally, rooms, url, onBytes } = this.options;
		this.state = 'joining';
		const askedMs = performance.now();
		try {
			const room =
				plan.room === undefined
					? undefined
					: plan.opensRoom && !this.settled
						? ({ open: true } as const)
						: { id: await rooms.idOf(plan.room) };
			// Waiting for the room to be opened is no part of joining it.
			const startedMs = room && 'id' in room ? performance.now() : askedMs;
			const player = await (plan.isSdk ? SdkBot : LightBot).join({
				url,
				name: plan.name,
				seed: plan.seed,
				mode: plan.mode,
				map: plan.map,
				room,
				line: plan.habit.line,
				gathers: plan.habit.gathers ?? false,
				listener: this.listener,
				onBytes,
			});
			if (room && 'open' in room) rooms.opened(plan.room as number, player.roomId);
			if (this.stateNow() === 'out') {
				await player.leave();
				return;
			}
			tally.add('joinMs', performance.now() - startedMs);
			tally.count('joins');
			this.begin(player);
		} catch (error) {
			if (plan.opensRoom && plan.room !== undefined && !this.settled) rooms.opened(plan.room, undefined);
			tally.count('joinsFailed');
			tally.error(causeOf(error));
			this.state = 'out';
		}
		this.settled = true;
	}

	/** As another method may have left it meanwhile. */
	private stateNow(): State {
		return this.state;
	}

	private begin(player: Player): void {
		const nowMs = performance.now();
		const { visits, stalls } = this.plan.habit;
		this.player = player;
		this.state = 'playing';
		this.counted = { receivedBytes: 0, sentBytes: 0, statesReceived: 0, framesAcknowledged: 0 };
		this.countedAtMs = nowMs;
		this.leaveAtMs = visits ? nowMs + vary(visits.stayMs, this.rng) : Infinity;
		this.stallAtMs = stalls ? nowMs + vary(stalls.everyMs, this.rng) : Infinity;
		this.readAtMs = Infinity;
	}

	/** A visit is over: by leaving, or by losing the connection, which comes back by itself. */
	private endVisit(player: Player, nowMs: number): void {
		const { visits } = this.plan.habit;
		if (!visits) return;
		if (visits.ends === 'cut' && player.cut()) {
			this.leaveAtMs = nowMs + vary(visits.stayMs + visits.awayMs, this.rng);
			return;
		}
		this.options.tally.count('leaves');
		this.end(nowMs, 'leaving');
		void player.leave().finally(() => {
			if (this.stateNow() !== 'leaving') return;
			this.state = 'away';
			this.joinAtMs = performance.now() + vary(visits.awayMs, this.rng);
		});
	}

	private end(nowMs: number, state: State): void {
		this.countBytes(nowMs);
		this.player = undefined;
		this.state = state;
	}

	private followHabit(player: Player, nowMs: number): void {
		const { stalls } = this.plan.habit;
		if (stalls && nowMs >= this.stallAtMs && player.setReading(false)) {
			this.options.tally.count('stalls');
			this.stallAtMs = Infinity;
			this.readAtMs = nowMs + vary(stalls.forMs, this.rng);
		} else if (stalls && nowMs >= this.readAtMs) {
			player.setReading(true);
			this.readAtMs = Infinity;
			this.stallAtMs = nowMs + vary(stalls.everyMs, this.rng);
		}
		if (player instanceof SdkBot && nowMs >= this.checkAtMs) {
			this.checkAtMs = nowMs + CHECK_EVERY_MS;
			this.options.tally.add('viewDelayMs', player.view.net.viewDelayMs);
			this.options.checks?.take(player.roomId, player.view, player.isNew, nowMs);
		}
	}
}

function causeOf(error: unknown): string {
	if (error instanceof JoinError) return error.problem.code;
	if (error instanceof JoinFailure) return error.code;
	return error instanceof Error ? error.message : String(error);
}
