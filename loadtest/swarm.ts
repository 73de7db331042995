/** A number of network bots: joins them, plays them all on one timer, keeps what they measured. Used by the command. */

import { joinMatch } from '../netcode/connect.ts';
import { JoinError } from '../netcode/joinError.ts';
import { NetworkBot } from './networkBot.ts';

export interface SwarmOptions {
	url: string;
	bots: number;
	seed: number;
	/** Joins under way at once. */
	joinsAtOnce: number;
}

/** Errors by cause, and how often. */
export type Causes = Record<string, number>;

export interface SwarmFigures {
	players: number;
	joinsFailed: number;
	errors: Causes;
	joinMs: number[];
	/** State frames that all bots received, and own frames that the server took. */
	framesReceived: number;
	framesAcknowledged: number;
	bytesReceived: number;
	bytesSent: number;
	/** Shares of own ticks, 0 to 1. */
	heldShare: number;
	/** Most players whom one bot saw on its scoreboard. */
	largestRoom: number;
}

/** The picture rate of a bot: one a tick. */
const PLAY_MS = 1000 / 30;

export class Swarm {
	readonly bots: NetworkBot[] = [];
	private readonly options: SwarmOptions;
	private readonly errors: Causes = {};
	private readonly joinMs: number[] = [];
	private joinsFailed = 0;
	private timer: NodeJS.Timeout | undefined;

	constructor(options: SwarmOptions) {
		this.options = options;
	}

	/** Joins all bots; resolves when the last has joined or failed. They play from their join on. */
	async join(): Promise<void> {
		this.timer ??= setInterval(() => this.play(), PLAY_MS);
		let next = 0;
		const joiners = Array.from({ length: Math.min(this.options.joinsAtOnce, this.options.bots) }, async () => {
			while (next < this.options.bots) await this.joinOne(next++);
		});
		await Promise.all(joiners);
	}

	/** Leaves all matches. */
	async end(): Promise<void> {
		clearInterval(this.timer);
		await Promise.allSettled(this.bots.filter((bot) => bot.closedWith === undefined).map((bot) => withinASecond(bot.session.leave())));
	}

	figures(): SwarmFigures {
		const nets = this.bots.map((bot) => bot.session.view.net);
		const sum = (pick: (net: (typeof nets)[number]) => number) => nets.reduce((total, net) => total + pick(net), 0);
		const errors = { ...this.errors };
		for (const { closedWith } of this.bots) if (closedWith) count(errors, closedWith);
		const acknowledged = sum((net) => net.framesAcknowledged);
		return {
			players: this.bots.length,
			joinsFailed: this.joinsFailed,
			errors,
			joinMs: this.joinMs,
			framesReceived: sum((net) => net.statesReceived),
			framesAcknowledged: acknowledged,
			bytesReceived: sum((net) => net.receivedBytes),
			bytesSent: sum((net) => net.sentBytes),
			heldShare: acknowledged === 0 ? 0 : sum((net) => net.held) / acknowledged,
			largestRoom: Math.max(0, ...this.bots.map((bot) => bot.session.view.roster.length)),
		};
	}

	private async joinOne(index: number): Promise<void> {
		const startedMs = performance.now();
		try {
			const session = await joinMatch({ url: this.options.url, name: `Bot ${index + 1}` });
			this.joinMs.push(performance.now() - startedMs);
			this.bots.push(new NetworkBot(session, this.options.seed + index));
		} catch (error) {
			this.joinsFailed++;
			count(this.errors, error instanceof JoinError ? error.problem.code : String(error));
		}
	}

	private play(): void {
		const nowMs = performance.now();
		for (const bot of this.bots) {
			try {
				bot.play(nowMs);
			} catch (error) {
				bot.closedWith = `bot failed: ${error instanceof Error ? error.message : String(error)}`;
			}
		}
	}
}

function count(causes: Causes, cause: string): void {
	causes[cause] = (causes[cause] ?? 0) + 1;
}

function withinASecond(promise: Promise<void>): Promise<void> {
	return Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, 1000))]);
}
