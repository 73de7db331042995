/**
 * Whether this process may go on with what it owns, and from whom it may take: the lease, the watch over the others,
 * and their words while Redis is away. Knows no Redis and no room; time is an argument. Used by `Keeper`, and by the
 * model of many processes in `test/lease.test.ts`.
 */

import { OwnLease } from './ownLease.ts';
import type { Peers, WordAnswer } from './peers.ts';
import type { ProcessSeen } from './store.ts';
import { type Stopped, Watch } from './watch.ts';

/** A process that is gone may come back for so long, ms; until then its word counts, and nobody goes on without it while Redis is away. */
const MISSED_MS = 120_000;

export class Authority {
	readonly #me: string;
	readonly #peers: Peers;
	readonly #now: () => number;
	readonly #lease = new OwnLease();
	readonly #watch = new Watch();
	#others: ProcessSeen[] = [];
	/** Processes that are gone without having given their rooms away: they may only be asleep. By when they were missed, ms. */
	readonly #missing = new Map<string, { address: string; sinceMs: number }>();
	/** From whom something is being taken, or was, and the beat that stood still then. */
	readonly #taken = new Map<string, string>();

	/** `now`: monotonic, ms. */
	constructor(me: string, peers: Peers, now: () => number) {
		this.#me = me;
		this.#peers = peers;
		this.#now = now;
	}

	/** Whether what is owned may go on now. */
	holds(nowMs: number): boolean {
		return this.#lease.holds(nowMs);
	}

	/** Until when what is owned may go on, ms. */
	get untilMs(): number {
		return this.#lease.untilMs;
	}

	/** The others, as of the last beat that was answered. */
	get others(): readonly ProcessSeen[] {
		return this.#others;
	}

	/** A beat that was begun then has been answered. */
	noteBeat(begunMs: number, processes: readonly ProcessSeen[]): void {
		this.#lease.renewed(begunMs);
		const before = this.#others;
		this.#others = processes.filter(({ processId }) => processId !== this.#me);
		this.#noteMissing(before);
		this.#watch.look(new Map(this.#others.map(({ processId, beat }) => [processId, beat])), this.#now());
		for (const [processId, beat] of this.#taken) {
			const other = this.#others.find((one) => one.processId === processId);
			// Gone from the list it may still be there, asleep, and believe that it has its rooms. After two beats it has heard
			// that it has not: the second was begun when the first had been answered.
			if (other && Number(other.beat) - Number(beat) >= 2) this.#taken.delete(processId);
		}
	}

	/** How long another process's beat has stood still, as of the last look, ms; undefined for one that there is not. */
	stillMs(processId: string): number | undefined {
		return this.#watch.stillMs(processId);
	}

	/** Redis does not answer: goes on for a term if every other process gives its word. */
	async askForWords(): Promise<void> {
		const begunMs = this.#now();
		const asked = new Set<string>([this.#me]);
		let toAsk = this.#known();
		while (toAsk.length > 0) {
			for (const { processId } of toAsk) asked.add(processId);
			const answers = await Promise.all(toAsk.map(({ address }) => this.#peers.word(address, this.#me)));
			if (!answers.every((answer): answer is WordAnswer => answer?.word === true)) return;
			// Somebody who came since this one last heard of Redis must give it too.
			toAsk = answers.flatMap(({ knows }) => knows).filter(({ processId }) => !asked.has(processId));
			toAsk = [...new Map(toAsk.map((one) => [one.processId, one])).values()];
		}
		this.#lease.renewed(begunMs);
	}

	/** Answers another process that asks for this one's word. */
	giveWord(to: string, nowMs: number): WordAnswer {
		const word = !this.#taken.has(to);
		if (word) this.#watch.promise(to, nowMs);
		return { processId: this.#me, word, knows: this.#known() };
	}

	/** Everybody who may take something from somebody, and where they are asked. */
	#known(): { processId: string; address: string }[] {
		const others = this.#others.map(({ processId, line }) => ({ processId, address: line.address }));
		return [...others, ...[...this.#missing].map(([processId, { address }]) => ({ processId, address }))];
	}

	#noteMissing(before: readonly ProcessSeen[]): void {
		const here = new Set(this.#others.map(({ processId }) => processId));
		const now = this.#now();
		for (const { processId, line } of before) {
			// Who drains takes nothing, and leaves when it is done.
			if (!here.has(processId) && !line.draining) this.#missing.set(processId, { address: line.address, sinceMs: now });
		}
		for (const [processId, { sinceMs }] of this.#missing) {
			if (here.has(processId) || now - sinceMs > MISSED_MS) this.#missing.delete(processId);
		}
	}

	/** From whom rooms may be taken now: who has stopped, and does not hold its rooms when asked directly either. */
	async mayTakeFrom(): Promise<Stopped[]> {
		const stopped = this.#watch.stopped();
		const answers = await Promise.all(stopped.map(({ processId }) => this.stillHolds(processId)));
		const free = stopped.filter((_, index) => !answers[index]);
		// A word that was given while the question was under way counts.
		const still = new Set(this.#watch.stopped().map(({ processId }) => processId));
		const taken = free.filter(({ processId }) => still.has(processId));
		for (const { processId, beat } of taken) this.#taken.set(processId, beat);
		return taken;
	}

	/** Whether another process says that it holds its rooms when it is asked directly. */
	async stillHolds(processId: string): Promise<boolean> {
		const other = this.#others.find((one) => one.processId === processId);
		if (!other) return false;
		const answer = await this.#peers.holds(other.line.address);
		return answer?.processId === processId && answer.holds;
	}
}
