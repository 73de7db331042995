/** What a scenario plays on: a cluster of its own, bots in it, and all that the processes have logged. */

import type { FrayProcess, LogLine } from '../deploy/local/frayProcess.ts';
import { LocalCluster } from '../deploy/local/localCluster.ts';
import { Crowd } from './bots/crowd.ts';
import { type Ownership, type OwnershipLine, ownershipsOf, ownersNow } from './ownership.ts';

/** Processes of bots: what they do must not be one core's work while the other idles. */
const WORKERS = 2;
/** Slots: a rolling restart starts a process before it ends one. */
const SLOTS = { first: 1, last: 16 };
/** Bots that were looked after too late for more than this share of the time have measured themselves. */
const MOST_LATE = 0.1;

export interface StageOptions {
	processes: number;
	/** Of the processes, beside the usual ones. */
	settings?: Readonly<Record<string, string>>;
	say(text: string): void;
}

interface Logged {
	process: FrayProcess;
	line: LogLine;
	/** When it was read, ms since 1970. */
	atMs: number;
}

export class Stage {
	readonly cluster: LocalCluster;
	readonly crowd: Crowd;
	readonly say: (text: string) => void;
	/** Broken promises in words. */
	readonly problems: string[] = [];
	/** Whether the bots had time enough. */
	isMeasured = true;
	readonly #log: Logged[];
	readonly #ids = new Map<FrayProcess, string>();
	readonly #ended: OwnershipLine[] = [];

	static async open({ processes, settings, say }: StageOptions): Promise<Stage> {
		const log: Logged[] = [];
		const cluster = await LocalCluster.start({
			processes,
			slots: SLOTS,
			settings: { FRAY_JOURNAL_MB: '0', ...settings },
			say,
			onLog: (process, line) => log.push({ process, line, atMs: nowMs() }),
		});
		const stage = new Stage(cluster, say, log);
		await stage.learnIds();
		return stage;
	}

	private constructor(cluster: LocalCluster, say: (text: string) => void, log: Logged[]) {
		this.cluster = cluster;
		this.say = say;
		this.#log = log;
		this.crowd = new Crowd(WORKERS);
	}

	/** Which process has which id: once after each start. */
	async learnIds(): Promise<void> {
		const waitUntilMs = nowMs() + 5000;
		for (;;) {
			const { processes } = await this.cluster.standing();
			for (const running of this.cluster.running) {
				const told = processes.find(({ slot }) => slot === running.slot);
				if (told && !this.#ids.has(running)) this.#ids.set(running, told.processId);
			}
			if (this.cluster.running.every((running) => this.#ids.has(running))) return;
			if (nowMs() > waitUntilMs) throw new Error('a process that was started does not appear in /cluster');
			await pause(100);
		}
	}

	idOf(process: FrayProcess): string {
		return this.#ids.get(process) ?? '';
	}

	/** A process is no more, from now on. */
	noteEnd(process: FrayProcess): void {
		this.#ended.push({ process: this.idOf(process), event: 'ended', roomId: '', atMs: nowMs() });
	}

	/** Lines with this event that have been read since then, ms since 1970. */
	logged(event: string, sinceMs = 0): Logged[] {
		return this.#log.filter(({ line, atMs }) => line.event === event && atMs >= sinceMs);
	}

	ownerships(): Ownership[] {
		const lines = this.#log.flatMap(({ process, line }): OwnershipLine[] => {
			const { event, roomId, atMs, lastTickAtMs } = line;
			if (event !== 'roomOwned' && event !== 'roomReleased') return [];
			return [{ process: this.idOf(process), event, roomId: String(roomId), atMs: Number(atMs ?? lastTickAtMs) }];
		});
		// The log says each thing once a minute and then counts: what was counted is missing here.
		const cut = this.#log.filter(({ line }) => String(line.event).startsWith('room') && line.repeated !== undefined);
		if (cut.length > 0) this.problem('the log of a process was too full to say who owned what');
		return ownershipsOf([...lines, ...this.#ended]);
	}

	/** The process that has the most rooms, and these. */
	busiest(): { process: FrayProcess; roomIds: string[] } {
		const owners = [...ownersNow(this.ownerships())];
		const all = this.cluster.running.map((process) => ({
			process,
			roomIds: owners.filter(([, id]) => id === this.idOf(process)).map(([roomId]) => roomId),
		}));
		all.sort((a, b) => b.roomIds.length - a.roomIds.length);
		const busiest = all[0];
		if (!busiest || busiest.roomIds.length === 0) throw new Error('no process owns a room: the log says nothing of "roomOwned"');
		return busiest;
	}

	/** What Redis may name. */
	living(): { processIds: string[]; roomIds: string[] } {
		return {
			processIds: this.cluster.running.map((process) => this.idOf(process)),
			roomIds: [...ownersNow(this.ownerships()).keys()],
		};
	}

	/** How many bots are not at play, in which rooms nobody is, and for which share of the time since the last look the bots were late. */
	async missing(): Promise<{ sessions: number; rooms: string[]; lateShare: number }> {
		const { total, byRoom, lateShare } = await this.crowd.count();
		return { sessions: this.crowd.planned - total, rooms: this.crowd.roomIds.filter((roomId) => !byRoom.has(roomId)), lateShare };
	}

	/** For scenarios that measure time: bots without time of their own make it say nothing. Who is there they count right all the same. */
	noteLate(lateShare: number): void {
		if (lateShare <= MOST_LATE) return;
		this.isMeasured = false;
		this.say(`  the bots themselves were late for ${Math.round(lateShare * 100)}% of the time`);
	}

	problem(text: string): void {
		if (!this.problems.includes(text)) this.problems.push(text);
	}

	/** What bots found wrong with how their match went on, and faults of their own. */
	gatherProblems(): void {
		for (const { roomId, breaks } of this.crowd.returns) for (const text of breaks) this.problem(`in room ${roomId} a player ${text}`);
		for (const { code, roomId } of this.crowd.lost) this.problem(`in room ${roomId} a player's match ended: ${code}`);
		for (const { line } of this.logged('roomNotRestored'))
			this.problem(`room ${line.roomId} was not restored: ${JSON.stringify(line.error)}`);
		for (const { line } of this.logged('roomRestored'))
			if (line.differs) this.problem(`room ${line.roomId} went on otherwise than it had been played`);
		for (const event of ['uncaughtException', 'unhandledRejection', 'said'])
			for (const { line } of this.logged(event))
				this.problem(`a process logged ${event}: ${JSON.stringify(line.error ?? line.text).slice(0, 300)}`);
		for (const fault of this.crowd.faults) this.problem(`a fault of the bots: ${fault}`);
	}

	async close(): Promise<void> {
		await this.crowd.end();
		await this.cluster.stop();
	}
}

/** Ms since 1970, comparable with what processes and bots say. */
export function nowMs(): number {
	return performance.timeOrigin + performance.now();
}

export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
