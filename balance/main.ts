/** `npm run balance`: hundreds of bot matches and duels without a network, their figures, and where they miss the targets. */

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { figuresOf } from './figures.ts';
import { planJobs } from './jobs.ts';
import { readOptions, USAGE } from './options.ts';
import { pageOf } from './page/page.ts';
import { Progress } from './progress.ts';
import { runAll } from './runAll.ts';
import { tableOf } from './table.ts';
import { judge } from './verdict.ts';

/** Returns the exit code. */
async function run(args: string[]): Promise<number> {
	const { run, threads, json, html, help } = readOptions(args);
	if (help) {
		console.log(USAGE);
		return 0;
	}
	const jobs = planJobs(run);
	const progress = new Progress(jobs.length, process.stderr, () => performance.now());
	const results = await runAll(jobs, threads ?? availableParallelism(), (done) => progress.show(done));
	const figures = figuresOf(run, results);
	const verdict = judge(figures);
	// Nothing of the machine or the hour in it: the same seed gives the same file.
	if (json !== undefined) writeFileSync(json, `${JSON.stringify({ ...figures, verdict }, undefined, '\t')}\n`);
	if (html !== undefined) writeFileSync(html, pageOf(figures, verdict));
	for (const line of tableOf(figures, verdict)) console.log(line);
	return verdict.passed ? 0 : 1;
}

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	console.error(`balance: ${(error as Error).message} ("npm run balance -- --help" says how it is used)`);
	process.exitCode = 2;
}
