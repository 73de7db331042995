/**
 * One run: bots of a scenario against a server that is up, second by second, until all that was to be measured is.
 * Used by the command, by the search for the limit, and by the tests.
 */

import { sumOfCauses } from '../figures/causes.ts';
import { Histogram, type Percentiles } from '../figures/histogram.ts';
import { mergeTallies, type TallyData } from '../figures/tally.ts';
import { planBots } from '../plan.ts';
import { REPORT_VERSION, type Report, type Second } from '../report/report.ts';
import { verdictOf } from '../report/verdict.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { figuresBetween, lookAtServer, type ServerMoment } from '../server/serverFigures.ts';
import { type Cores, divideCores } from './cores.ts';
import { type CoreTime, coreTime, othersShare } from './coreTime.ts';
import { Fleet } from './fleet.ts';
import type { WorkerSecond, WorstView } from './messages.ts';

const SECOND_MS = 1000;
/** Joins that have not ended this long after the last was to begin never will, ms. */
const JOIN_PATIENCE_MS = 30_000;
/** Bots that one process drives well. */
const BOTS_PER_WORKER = 250;

export interface LoadRunOptions {
	name: string;
	scenario: Scenario;
	url: string;
	bots: number;
	seed: number;
	/** Processes for the bots; chosen by their number otherwise. */
	workers?: number | undefined;
	/** Whether the server tells its truth. */
	checks: boolean;
	/** The core that the server has to itself, when that is known. */
	serverCore?: number | undefined;
	onSecond?: ((second: Second) => void) | undefined;
}

/** Counted from the first join on, whenever the measurement begins. */
const WHOLE_RUN = ['joins', 'joinsFailed', 'leaves', 'drops', 'returns', 'stalls'] as const;

export class LoadRun {
	readonly #options: LoadRunOptions;
	readonly #cores: Cores | undefined = divideCores();
	readonly #fleet: Fleet;
	readonly #startedMs = performance.now();
	readonly #timeline: Second[] = [];
	/** Since the last second, since the measurement began, and before it. */
	#fresh: { tally: TallyData; cpuSeconds: number; worker: number }[] = [];
	#measured: TallyData[] = [];
	#before: TallyData[] = [];
	#isMeasuring = false;
	/** When the measurement began, and each worker's time of a core since. */
	#from: ServerMoment | undefined;
	#last: ServerMoment | undefined;
	#cpuSeconds: number[] = [];
	#coreFrom: CoreTime | undefined;
	#truthProblem: string | undefined;
	#worst: WorstView | undefined;
	#highestLadderStep = 0;

	constructor(options: LoadRunOptions) {
		this.#options = options;
		const cores = this.#cores?.bots ?? [];
		const workers = options.workers ?? Math.max(1, Math.min(Math.max(1, cores.length), Math.ceil(options.bots / BOTS_PER_WORKER)));
		this.#fleet = new Fleet({
			url: options.url,
			workers,
			cores,
			checks: options.checks,
			onSecond: (second, worker) => this.#hear(second, worker),
		});
	}

	/** Ends the bots' processes at once. */
	kill(): void {
		this.#fleet.kill();
	}

	/** Joins, measures for so long, leaves. Throws when the server or a process of bots fails. */
	async run(seconds: number): Promise<Report> {
		try {
			await this.join(this.#options.bots);
			await this.#pass(seconds);
			return await this.finish();
		} finally {
			this.kill();
		}
	}

	/** More bots join, and the measurement begins: when each has joined or failed to, or before where joining is what is measured. */
	async join(bots: number): Promise<void> {
		const { scenario, seed, url } = this.#options;
		this.#last ??= await lookAtServer(url);
		const plans = planBots(scenario, bots, seed, this.#fleet.planned);
		if (scenario.measures === 'joining') {
			await this.#beginMeasurement();
			this.#fleet.add(plans);
			return;
		}
		this.#isMeasuring = false;
		this.#fleet.add(plans);
		const untilMs = performance.now() + (plans.at(-1)?.joinAtMs ?? 0) + JOIN_PATIENCE_MS;
		while (this.#fleet.settled < this.#fleet.planned && performance.now() < untilMs) await this.#passSecond();
		await this.#beginMeasurement();
	}

	/** So many seconds since the last join; what they came to. */
	async measureFor(seconds: number): Promise<Report> {
		await this.#pass(seconds);
		return this.#report(await lookAtServer(this.#options.url));
	}

	async #pass(seconds: number): Promise<void> {
		for (let second = 0; second < seconds; second++) await this.#passSecond();
	}

	async #beginMeasurement(): Promise<void> {
		await this.#orFailure(this.#fleet.second());
		await this.#orFailure(this.#fleet.measure());
		this.#before.push(...this.#measured, ...this.#fresh.map(({ tally }) => tally));
		this.#measured = [];
		this.#fresh = [];
		this.#cpuSeconds = this.#fleet.cores.map(() => 0);
		this.#from = await lookAtServer(this.#options.url);
		this.#last = this.#from;
		this.#coreFrom = this.#coreTime();
		this.#highestLadderStep = 0;
		this.#worst = undefined;
		this.#isMeasuring = true;
	}

	/** All leave. */
	async finish(): Promise<Report> {
		const to = await lookAtServer(this.#options.url);
		const report = this.#report(to);
		const bytesPerSecond = new Histogram();
		for (const rate of await this.#orFailure(this.#fleet.finish())) bytesPerSecond.add(rate);
		return this.#judge({ ...report, bytesPerSecondPerClient: bytesPerSecond.percentiles() });
	}

	/** What is known now; bytes of single clients are known at the end only, until then the mean stands for them. */
	#report(to: ServerMoment): Report {
		const { name, seed, url, bots } = this.#options;
		const from = this.#from ?? to;
		const seconds = (to.atMs - from.atMs) / 1000;
		const server = figuresBetween(from, to);
		const during = mergeTallies([...this.#measured, ...this.#fresh.map(({ tally }) => tally)]);
		const whole = mergeTallies([...this.#before, during]);
		const distribution = (key: keyof TallyData['histograms'], tally = during): Percentiles | undefined => {
			const histogram = Histogram.from(tally.histograms[key]);
			return histogram.count === 0 ? undefined : histogram.percentiles();
		};
		const optional = <K extends string>(key: K, value: Percentiles | undefined) =>
			(value ? { [key]: value } : {}) as { [P in K]?: Percentiles };
		const counts = { ...during.counts, ...Object.fromEntries(WHOLE_RUN.map((key) => [key, whole.counts[key]])) };
		const players = this.#fleet.playing;
		const perClient = (bytes: number) => bytes / Math.max(1, players * seconds);
		const errorsByCause = { ...whole.errors };
		const unanswered = this.#fleet.planned - this.#fleet.settled;
		if (unanswered > 0) errorsByCause['join-unanswered'] = unanswered;
		const joinsFailed = counts.joinsFailed + unanswered;
		if (this.#truthProblem) errorsByCause[`views cannot be checked: ${this.#truthProblem}`] = 1;
		const received = perClient(counts.receivedBytes);
		const isChecked = counts.checks > 0;
		const report: Report = {
			version: REPORT_VERSION,
			verdict: 'pass',
			reasons: [],
			scenario: name,
			seed,
			bots: Math.max(bots, this.#fleet.planned),
			url,
			seconds,
			tickRate: to.stats.tickRate,
			serverVersion: to.stats.version,
			players,
			rooms: server.rooms,
			joinsFailed,
			// A join that failed is counted as such, and its cause is among the errors.
			errors: Math.max(0, sumOfCauses(errorsByCause) - joinsFailed),
			errorsByCause,
			drops: counts.drops,
			returns: counts.returns,
			joinMs: distribution('joinMs', whole) ?? { p50: 0, p95: 0, p99: 0, max: 0 },
			tickMs: server.tickMs,
			tickIntervalMs: server.tickIntervalMs,
			...optional('patchIntervalMs', distribution('patchIntervalMs')),
			...optional('latencyMs', distribution('latencyMs')),
			bytesPerSecondPerClient: { p50: received, p95: received, p99: received, max: received },
			sentBytesPerSecondPerClient: perClient(counts.sentBytes),
			...optional('displayedErrorUnits', distribution('displayedErrorUnits')),
			...(this.#worst ? { worstView: this.#worst } : {}),
			...optional('viewDelayMs', distribution('viewDelayMs')),
			...(isChecked ? { missing: counts.missing, strangers: counts.strangers } : {}),
			checks: counts.checks,
			unchecked: counts.unchecked,
			framesReceived: counts.statesReceived,
			framesAcknowledged: counts.framesAcknowledged,
			meanTickMs: server.meanTickMs,
			phaseMs: server.phaseMs,
			receivingMs: server.receivingMs,
			eventLoopDelayMs: this.#eventLoopDelay(),
			garbageShare: server.garbageMs / 1000 / Math.max(0.001, seconds),
			ladderStep: this.#highestLadderStep,
			serverCpu: server.cpuShare,
			othersCpu: othersShare(this.#coreFrom, this.#coreTime(), server.cpuShare) ?? 0,
			serverMemoryMb: server.memoryMb,
			sentBytesByKind: server.sentBytes,
			receivedBytesByKind: server.receivedBytes,
			botCpu: this.#botCpu(this.#cpuSeconds, seconds),
			workers: this.#fleet.cores.length,
			pinned: this.#cores !== undefined,
			limits: [],
			timeline: this.#timeline,
		};
		return this.#judge(report);
	}

	#judge(report: Report): Report {
		return { ...report, ...verdictOf(report, this.#options.scenario.limits) };
	}

	/** Ends at the next whole second of the run. */
	async #passSecond(): Promise<void> {
		const at = Math.floor((performance.now() - this.#startedMs) / SECOND_MS) + 1;
		const waitMs = this.#startedMs + at * SECOND_MS - performance.now();
		await this.#orFailure(new Promise((resolve) => setTimeout(resolve, waitMs)));
		const [moment] = await this.#orFailure(Promise.all([lookAtServer(this.#options.url), this.#fleet.second()]));
		const fresh = this.#fresh;
		this.#fresh = [];
		this.#measured.push(...fresh.map(({ tally }) => tally));
		const second = this.#secondOf(at, this.#last ?? moment, moment, fresh);
		this.#highestLadderStep = Math.max(this.#highestLadderStep, second.ladderStep);
		this.#last = moment;
		this.#timeline.push(second);
		this.#options.onSecond?.(second);
	}

	#secondOf(
		at: number,
		from: ServerMoment,
		to: ServerMoment,
		fresh: readonly { tally: TallyData; cpuSeconds: number; worker: number }[],
	): Second {
		const server = figuresBetween(from, to);
		const tally = mergeTallies(fresh.map((one) => one.tally));
		const whole = mergeTallies([...this.#before, ...this.#measured]);
		const percentiles = (key: keyof TallyData['histograms']) => Histogram.from(tally.histograms[key]).percentiles();
		const cpuSeconds = this.#fleet.cores.map((_, index) =>
			fresh.filter(({ worker }) => worker === index).reduce((sum, one) => sum + one.cpuSeconds, 0),
		);
		const seconds = Math.max(0.001, (to.atMs - from.atMs) / 1000);
		return {
			at,
			measured: this.#isMeasuring,
			players: this.#fleet.playing,
			planned: this.#fleet.planned,
			joinsFailed: whole.counts.joinsFailed,
			errors: Math.max(0, sumOfCauses(whole.errors) - whole.counts.joinsFailed),
			tickMs: server.tickMs,
			tickIntervalMs: server.tickIntervalMs,
			phaseMs: server.phaseMs,
			patchIntervalMs: percentiles('patchIntervalMs'),
			latencyMs: percentiles('latencyMs'),
			displayedErrorUnits: percentiles('displayedErrorUnits'),
			bytesPerSecondPerClient: tally.counts.receivedBytes / Math.max(1, this.#fleet.playing * seconds),
			eventLoopDelayMs: server.eventLoopDelayMs.p99,
			ladderStep: server.ladderStep,
			serverCpu: server.cpuShare,
			botCpu: this.#botCpu(cpuSeconds, seconds),
			serverMemoryMb: server.memoryMb,
		};
	}

	#coreTime(): CoreTime | undefined {
		const { serverCore } = this.#options;
		return serverCore === undefined ? undefined : coreTime(serverCore);
	}

	/** Of each second's 99th percentile: the server tells that of the time since it was asked last. */
	#eventLoopDelay(): Percentiles {
		const delays = new Histogram();
		for (const { measured, eventLoopDelayMs } of this.#timeline) if (measured) delays.add(eventLoopDelayMs);
		return delays.percentiles();
	}

	/** Share of the core that bots took most of; workers without a core of their own each have one. */
	#botCpu(cpuSeconds: readonly number[], seconds: number): number {
		const byCore = new Map<number, number>();
		for (const [index, core] of this.#fleet.cores.entries()) {
			const key = core ?? -1 - index;
			byCore.set(key, (byCore.get(key) ?? 0) + (cpuSeconds[index] ?? 0));
		}
		return Math.max(0, ...byCore.values()) / Math.max(0.001, seconds);
	}

	#hear(second: WorkerSecond, worker: number): void {
		this.#fresh.push({ tally: second.tally, cpuSeconds: second.cpuSeconds, worker });
		this.#cpuSeconds[worker] = (this.#cpuSeconds[worker] ?? 0) + second.cpuSeconds;
		this.#truthProblem ??= second.truthProblem;
		if (second.worst && second.worst.units >= (this.#worst?.units ?? 0)) this.#worst = second.worst;
	}

	#orFailure<T>(promise: Promise<T>): Promise<T> {
		return Promise.race([promise, this.#fleet.failed]);
	}
}
