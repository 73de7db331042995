/**
 * One run: bots of a scenario against a server that is up, second by second, until all that was to be measured is.
 * Used by the command, by the search for the limit, and by the tests.
 */

import { planBots } from '../plan.ts';
import { makeReport, makeSecond, percentilesOf } from '../report/makeReport.ts';
import type { Report, Second } from '../report/report.ts';
import { verdictOf } from '../report/verdict.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { figuresBetween, lookAtServer, type ServerMoment } from '../server/serverFigures.ts';
import { type Cores, divideCores } from './cores.ts';
import { type CoreTime, coreTime, othersShare } from './coreTime.ts';
import { Fleet } from './fleet.ts';
import { RunBook } from './runBook.ts';

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
	/** A room that saved while bots joined is waited for so long, until it saves no more, seconds; 0 unless said otherwise. */
	settleSeconds?: number;
	onSecond?: ((second: Second) => void) | undefined;
}

export class LoadRun {
	readonly #options: LoadRunOptions;
	readonly #cores: Cores | undefined = divideCores();
	readonly #fleet: Fleet;
	readonly #book = new RunBook();
	readonly #startedMs = performance.now();
	readonly #timeline: Second[] = [];
	#isMeasuring = false;
	/** The server when the measurement began, and a second ago. */
	#from: ServerMoment | undefined;
	#last: ServerMoment | undefined;
	#coreFrom: CoreTime | undefined;

	constructor(options: LoadRunOptions) {
		this.#options = options;
		const { url, checks, bots } = options;
		const cores = this.#cores?.bots ?? [];
		const workers = options.workers ?? Math.min(Math.max(1, cores.length), Math.max(1, Math.ceil(bots / BOTS_PER_WORKER)));
		this.#fleet = new Fleet({ url, workers, cores, checks, onSecond: (second, worker) => this.#book.hear(second, worker) });
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
			return await this.#finish();
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
		for (let waited = 0; waited < (this.#options.settleSeconds ?? 0) && this.#timeline.at(-1)?.ladderStep !== 0; waited++)
			await this.#passSecond();
		await this.#beginMeasurement();
	}

	/** So many seconds since the last join; what they came to. */
	async measureFor(seconds: number): Promise<Report> {
		await this.#pass(seconds);
		return this.#judge(this.#report(await lookAtServer(this.#options.url)));
	}

	async #beginMeasurement(): Promise<void> {
		await this.#orFailure(this.#fleet.second());
		await this.#orFailure(this.#fleet.measure());
		this.#book.beginMeasurement();
		this.#from = await lookAtServer(this.#options.url);
		this.#last = this.#from;
		this.#coreFrom = this.#coreTime();
		this.#isMeasuring = true;
	}

	async #pass(seconds: number): Promise<void> {
		for (let second = 0; second < seconds; second++) await this.#passSecond();
	}

	/** Ends at the next whole second of the run. */
	async #passSecond(): Promise<void> {
		const at = Math.floor((performance.now() - this.#startedMs) / SECOND_MS) + 1;
		const waitMs = this.#startedMs + at * SECOND_MS - performance.now();
		await this.#orFailure(new Promise((resolve) => setTimeout(resolve, waitMs)));
		const [moment] = await this.#orFailure(Promise.all([lookAtServer(this.#options.url), this.#fleet.second()]));
		const from = this.#last ?? moment;
		this.#last = moment;
		const seconds = Math.max(0.001, (moment.atMs - from.atMs) / 1000);
		const { tally, cpuSeconds } = this.#book.takeSecond();
		const { playing: players, planned } = this.#fleet;
		const server = figuresBetween(from, moment);
		const botCpu = this.#botCpu(cpuSeconds, seconds);
		const second = makeSecond({
			at,
			measured: this.#isMeasuring,
			seconds,
			players,
			planned,
			tally,
			whole: this.#book.whole,
			server,
			botCpu,
		});
		this.#timeline.push(second);
		this.#options.onSecond?.(second);
	}

	/** All leave; then it is known what each of them was sent. */
	async #finish(): Promise<Report> {
		const report = this.#report(await lookAtServer(this.#options.url));
		const rates = await this.#orFailure(this.#fleet.finish());
		return this.#judge({ ...report, bytesPerSecondPerClient: percentilesOf(rates) });
	}

	#report(to: ServerMoment): Report {
		const { name: scenario, seed, url } = this.#options;
		const { planned, settled, playing: players, cores } = this.#fleet;
		const from = this.#from ?? to;
		const server = figuresBetween(from, to);
		const seconds = (to.atMs - from.atMs) / 1000;
		return makeReport({
			asked: { scenario, seed, bots: planned, url },
			seconds,
			book: this.#book,
			to,
			server,
			players,
			unanswered: planned - settled,
			timeline: [...this.#timeline],
			botCpu: this.#botCpu(this.#book.cpuSeconds, seconds),
			othersCpu: othersShare(this.#coreFrom, this.#coreTime(), server.cpuShare) ?? 0,
			workers: cores.length,
			pinned: this.#cores !== undefined,
		});
	}

	#judge(report: Report): Report {
		return { ...report, ...verdictOf(report, this.#options.scenario.limits) };
	}

	#coreTime(): CoreTime | undefined {
		const { serverCore } = this.#options;
		return serverCore === undefined ? undefined : coreTime(serverCore);
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

	#orFailure<T>(promise: Promise<T>): Promise<T> {
		return Promise.race([promise, this.#fleet.failed]);
	}
}
