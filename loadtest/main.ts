/** `npm run loadtest`: a scenario's bots over the network against a server, percentiles and a verdict. */

import { readFile, writeFile } from 'node:fs/promises';
import { type CommandOptions, isLocal, readOptions, USAGE } from './options.ts';
import { pageOf } from './page/page.ts';
import { formatComparison, readReport } from './report/compare.ts';
import type { Second } from './report/report.ts';
import { formatReport, progressLine } from './report/table.ts';
import { runCommand } from './run/command.ts';
import { divideCores } from './run/cores.ts';
import { findLimit, formatFound, formatStep } from './run/findLimit.ts';
import { LoadRun } from './run/loadRun.ts';
import { type LocalServer, startLocalServer } from './server/localServer.ts';

/** Joining is not what most scenarios measure: a room takes its savings back step by step, some seconds each. */
const SETTLE_SECONDS = 30;

interface RunningServer {
	url: string;
	/** That it has to itself, as far as we know. */
	core: number | undefined;
	/** Rejects when it ends by itself. */
	failed: Promise<never>;
}

/** Against the server of `--url`, or one that is started for the run. */
async function withServer<T>({ url }: CommandOptions, use: (server: RunningServer) => Promise<T>): Promise<T> {
	if (url !== undefined) {
		if (!isLocal(url)) console.warn(`${url} is not on this machine: load it only if it is yours.`);
		return use({ url, core: undefined, failed: new Promise(() => {}) });
	}
	const cores = divideCores();
	if (!cores) console.warn("Server and bots have no cores of their own here: they take each other's time.");
	const server: LocalServer = await startLocalServer(cores?.server);
	try {
		return await use({ url: server.url, core: cores?.server, failed: server.failed });
	} finally {
		await server.stop();
	}
}

/** Never resolves: the interface ends the process. */
async function showTerminal(options: CommandOptions): Promise<never> {
	const { showInTerminal } = await import('./terminal.ts');
	return withServer(options, async ({ url }) => showInTerminal({ ...options, url, checks: await tellsTruth(url) }));
}

/** Calls `use` with a run against a server, and ends its bots whatever happens. */
async function withRun<T>(options: CommandOptions, use: (run: LoadRun) => Promise<T>): Promise<T> {
	return withServer(options, async ({ url, core, failed }) => {
		const { name, scenario, bots, seed, workers, findLimit: isSearch } = options;
		const checks = options.url === undefined || (await tellsTruth(url));
		if (!checks) console.warn('This server does not tell its truth: views are not checked. Start it with FRAY_TRUTH=on.');
		const onSecond = (second: Second) => console.log(progressLine(second));
		// A search makes as many processes as there are cores: it does not know how many bots there will be.
		const processes = workers ?? (isSearch ? divideCores()?.bots.length : undefined);
		const run = new LoadRun({
			name,
			scenario,
			url,
			bots,
			seed,
			workers: processes,
			checks,
			serverCore: core,
			settleSeconds: SETTLE_SECONDS,
			onSecond,
		});
		try {
			return await Promise.race([use(run), failed]);
		} finally {
			run.kill();
		}
	});
}

async function search(options: CommandOptions): Promise<number> {
	const found = await withRun(options, (run) =>
		findLimit(run, { from: options.bots, seconds: options.seconds, onStep: (step) => console.log(`\n${formatStep(step)}\n`) }),
	);
	console.log(`${found.steps.map(formatStep).join('\n')}\n\n${formatFound(found)}`);
	if (options.json) await writeFile(options.json, `${JSON.stringify(found, null, '\t')}\n`);
	return found.endedBy === undefined ? 0 : 2;
}

async function tellsTruth(url: string): Promise<boolean> {
	const abort = new AbortController();
	try {
		return (await fetch(new URL('/truth', url), { signal: abort.signal })).ok;
	} catch {
		// Who it is that does not answer is said by the run.
		return false;
	} finally {
		abort.abort();
	}
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (!options) {
		console.log(USAGE);
		return 0;
	}
	if (options.ui) return showTerminal(options);
	// What cannot be read is said before the run, not after it.
	const before = options.against === undefined ? undefined : readReport(await readFile(options.against, 'utf8'), options.against);
	if (options.findLimit) return search(options);
	const report = await withRun(options, (run) => run.run(options.seconds));
	console.log(`\n${formatReport(report)}`);
	if (before) console.log(`\n${formatComparison(before, report)}`);
	if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, '\t')}\n`);
	if (options.html) await writeFile(options.html, pageOf(report, before));
	return { pass: 0, fail: 1, invalid: 2 }[report.verdict];
}

if (import.meta.main) await runCommand('loadtest', main);
