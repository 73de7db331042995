/**
 * A cluster on this machine: a Redis unless there is one, HAProxy in front, and processes of Fray. Started by
 * `npm run cluster`, and by `npm run chaos` and tests, which then do harm to parts of it.
 */

import { Balancer } from './balancer.ts';
import { FrayProcess, type LogLine } from './frayProcess.ts';
import { freePorts, isFree } from './ports.ts';
import { ensurePrograms } from './programs.ts';
import { RedisServer } from './redisServer.ts';
import { askStanding, type Standing } from './standing.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const LOOK_MS = 50;
/** A process that listens is known to the others and to HAProxy within this, ms. */
const KNOWN_MS = 5000;

export interface LocalClusterOptions {
	processes: number;
	/** Of the balancer; with `slots` ports after it for the processes. 0, as unless said otherwise: wherever all of them are free. */
	port?: number;
	/** Address on which the balancer listens; `*` for all. 127.0.0.1 unless said otherwise, as for the processes always. */
	bind?: string;
	/** One more than there are processes unless said otherwise: a rolling restart starts one before it ends one. */
	slots?: { first: number; last: number };
	/** Empty, as unless said otherwise: a Redis of its own. */
	redisUrl?: string;
	/** Settings of the processes; PORT, HOST, REDIS_URL and FRAY_SLOTS are the cluster's, FRAY_DATA too unless it is given. */
	settings?: Readonly<Record<string, string>>;
	/** Words for whoever started it. */
	say?(text: string): void;
	/** A line of a process's log. */
	onLog?: (process: FrayProcess, line: LogLine) => void;
	/** A line of HAProxy's. */
	onBalancerLine?: (line: string) => void;
}

type Options = Required<Omit<LocalClusterOptions, 'port' | 'redisUrl'>>;

export class LocalCluster {
	readonly port: number;
	readonly redisUrl: string;
	/** Undefined when it uses a Redis that was there. */
	readonly redis: RedisServer | undefined;
	/** In the order in which they were started, those that have ended too. */
	readonly processes: FrayProcess[] = [];
	readonly #options: Options;
	readonly #folder = temporaryFolder('fray-cluster');
	#balancer: Balancer | undefined;

	/** Resolves when all processes take players. What it has started ends again when it cannot. */
	static async start({ port: wanted = 0, redisUrl = '', ...given }: LocalClusterOptions): Promise<LocalCluster> {
		const slots = { first: 1, last: given.processes + 1 };
		const options = { bind: '127.0.0.1', slots, settings: {}, say() {}, onLog() {}, onBalancerLine() {}, ...given };
		const count = options.slots.last + 1;
		const ownRedis = redisUrl === '';
		const programs = await ensurePrograms(ownRedis ? ['haproxy', 'redis-server'] : ['haproxy'], options.say);
		const port = wanted === 0 ? await freePorts(count) : wanted;
		if (!(await isFree(port, options.bind === '*' ? '0.0.0.0' : options.bind)))
			throw new Error(`port ${port} is taken: stop what listens there, or choose another with PORT=...`);
		const redis = ownRedis ? await RedisServer.start(programs['redis-server']) : undefined;
		const cluster = new LocalCluster(options, port, redis?.url ?? redisUrl, redis);
		try {
			const { first: firstSlot, last: lastSlot } = options.slots;
			cluster.#balancer = await Balancer.start(
				programs.haproxy,
				{ bind: options.bind, port, basePort: port, firstSlot, lastSlot, hosts: ['127.0.0.1'] },
				options.onBalancerLine,
			);
			// One after the other: the first builds the page where that is needed.
			for (let index = 0; index < options.processes; index++) await cluster.startProcess();
			return cluster;
		} catch (error) {
			await cluster.stop();
			throw error;
		}
	}

	private constructor(options: Options, port: number, redisUrl: string, redis: RedisServer | undefined) {
		this.#options = options;
		this.port = port;
		this.redis = redis;
		this.redisUrl = redisUrl;
	}

	/** Where players reach it. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get running(): FrayProcess[] {
		return this.processes.filter(({ end }) => end === undefined);
	}

	/** The process that runs in a slot. */
	inSlot(slot: number): FrayProcess | undefined {
		return this.running.find((running) => running.slot === slot);
	}

	/** Resolves when players can reach it. Rejects with the end of its log when it does not start. */
	async startProcess(): Promise<FrayProcess> {
		const { settings, slots, onLog } = this.#options;
		const env = {
			FRAY_DATA: this.#folder.path,
			...settings,
			PORT: String(this.port),
			HOST: '127.0.0.1',
			REDIS_URL: this.redisUrl,
			FRAY_SLOTS: `${slots.first}-${slots.last}`,
			FRAY_QR: 'off',
		};
		const started = new FrayProcess({ env, onLog });
		this.processes.push(started);
		await started.listens();
		await this.#isKnown(started);
		return started;
	}

	/** Resolves to which part that all the others need has ended, and how. */
	get broken(): Promise<string> {
		const parts: Promise<string>[] = [];
		if (this.#balancer) parts.push(this.#balancer.ended.then((how) => `HAProxy has ended (${how}): nobody reaches the processes`));
		if (this.redis) parts.push(this.redis.ended.then((how) => `Redis has ended (${how}): matches go on, nobody can be matched`));
		return Promise.race(parts);
	}

	/** How the cluster stands, as one of its processes sees it. Rejects when none answers. */
	async standing(): Promise<Standing> {
		const asked = this.running.filter(({ port }) => port > 0).map(({ url }) => askStanding(url));
		return Promise.any(asked);
	}

	/** Ends everything: no new players, then the processes, then what they stand on. */
	async stop(): Promise<void> {
		await this.#balancer?.stop();
		await Promise.all(this.running.map((running) => running.stop()));
		await this.redis?.stop();
		this.#folder.remove();
	}

	/** HAProxy looks at slots a few times a second. */
	async #isKnown({ slot }: FrayProcess): Promise<void> {
		const untilMs = performance.now() + KNOWN_MS;
		for (;;) {
			const answer = await fetch(new URL(`/p${slot}/alive`, this.url)).catch(() => undefined);
			await answer?.body?.cancel();
			// 503 is HAProxy's own: nobody in that slot.
			if (answer && answer.status !== 503) return;
			if (performance.now() > untilMs) throw new Error(`HAProxy does not find the process in slot ${slot}`);
			await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		}
	}
}
