/** A thread of a run: does one job after the other. Started by `runAll`. */

import { parentPort } from 'node:worker_threads';
import type { Job } from './jobs.ts';
import { runJob } from './runJob.ts';

parentPort?.on('message', ({ index, job }: { index: number; job: Job }) => {
	parentPort?.postMessage({ index, result: runJob(job) });
});
