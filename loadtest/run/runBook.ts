/** What a run has heard from its bots: of the last second, of the measurement, and of the whole run. Used by `LoadRun`. */

import { emptyTally, mergeTallies, type TallyData } from '../figures/tally.ts';
import type { WorkerSecond, WorstView } from './messages.ts';

export class RunBook {
	/** Since the measurement began, and before it. */
	measured: TallyData = emptyTally();
	#before: TallyData = emptyTally();
	/** Since the last second: what was counted, and each worker's time of a core, seconds. */
	#fresh: TallyData[] = [];
	#freshCpu: number[] = [];
	/** Each worker's time of a core since the measurement began, seconds. */
	readonly cpuSeconds: number[] = [];
	/** Of the measurement: where a client showed somebody furthest from the truth. */
	worst: WorstView | undefined;
	/** Why views cannot be checked; undefined when they can. */
	truthProblem: string | undefined;

	hear(second: WorkerSecond, worker: number): void {
		this.#fresh.push(second.tally);
		this.#freshCpu[worker] = (this.#freshCpu[worker] ?? 0) + second.cpuSeconds;
		this.cpuSeconds[worker] = (this.cpuSeconds[worker] ?? 0) + second.cpuSeconds;
		this.truthProblem ??= second.truthProblem;
		if (second.worst && second.worst.units >= (this.worst?.units ?? 0)) this.worst = second.worst;
	}

	/** A second is over: what was heard in it goes into the measurement. */
	takeSecond(): { tally: TallyData; cpuSeconds: readonly number[] } {
		const tally = mergeTallies(this.#fresh);
		const cpuSeconds = this.#freshCpu;
		this.#fresh = [];
		this.#freshCpu = [];
		this.measured = mergeTallies([this.measured, tally]);
		return { tally, cpuSeconds };
	}

	/** What was heard until now is of the time before. */
	beginMeasurement(): void {
		this.#before = mergeTallies([this.#before, this.measured, ...this.#fresh]);
		this.measured = emptyTally();
		this.#fresh = [];
		this.#freshCpu = [];
		this.cpuSeconds.length = 0;
		this.worst = undefined;
	}

	/** From the first join on. */
	get whole(): TallyData {
		return mergeTallies([this.#before, this.measured]);
	}
}
