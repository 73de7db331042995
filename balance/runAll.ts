/** Runs all jobs on as many threads as wanted; the results come in the order of the jobs, whoever did them. */

import { Worker } from 'node:worker_threads';
import type { Job } from './jobs.ts';
import { type JobResult, runJob } from './runJob.ts';

/** `onDone` is told after every job how many are done. `threads` 0: in this thread. */
export async function runAll(jobs: readonly Job[], threads: number, onDone: (done: number) => void): Promise<JobResult[]> {
	if (threads === 0) {
		return jobs.map((job, index) => {
			const result = runJob(job);
			onDone(index + 1);
			return result;
		});
	}
	const results: JobResult[] = [];
	let next = 0;
	let done = 0;
	const workers = Array.from({ length: Math.min(threads, jobs.length) }, () => new Worker(new URL('./worker.ts', import.meta.url)));
	try {
		await Promise.all(
			workers.map(
				(worker) =>
					new Promise<void>((resolve, reject) => {
						const give = () => {
							const job = jobs[next];
							if (!job) resolve();
							else worker.postMessage({ index: next++, job });
						};
						worker.on('error', reject);
						worker.on('exit', (code) => reject(new Error(`a thread ended with code ${code} in the middle of a run`)));
						worker.on('message', ({ index, result }: { index: number; result: JobResult }) => {
							results[index] = result;
							done++;
							onDone(done);
							give();
						});
						give();
					}),
			),
		);
	} finally {
		for (const worker of workers) await worker.terminate();
	}
	return results;
}
