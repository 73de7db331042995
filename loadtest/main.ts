/** `npm run loadtest`: bots over the network against a running server, percentiles and a verdict. */

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fetchServerFigures } from './serverFigures.ts';
import { Swarm } from './swarm.ts';
import { formatReport, makeReport, type Report } from './verdict.ts';

const USAGE = `npm run loadtest -- [--bots 50] [--seconds 30] [--url http://127.0.0.1:2567] [--seed 1] [--json FILE] [--ui]

Bots join over the network with the game's own client code, play with the bots' own brain and see only what
they are sent. Exit code 0: passed, 1: failed, 2: could not be run. --ui shows them in @colyseus/loadtest's
terminal interface instead, until Ctrl-C.`;

export interface LoadTestOptions {
	url: string;
	bots: number;
	seconds: number;
	seed: number;
	/** A line of progress, once a second. */
	onProgress?: (line: string) => void;
}

/** Runs the test against a server that is up. Throws when there is none. */
export async function runLoadTest(options: LoadTestOptions): Promise<Report> {
	await fetchServerFigures(options.url);
	const swarm = new Swarm({ url: options.url, bots: options.bots, seed: options.seed, joinsAtOnce: 5 });
	await swarm.join();
	// The figures are those of the bots at play: from when all have joined.
	const before = swarm.figures();
	const startedMs = performance.now();
	const cpu = process.cpuUsage();
	for (let second = 1; second <= options.seconds; second++) {
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedMs + second * 1000 - performance.now())));
		const { tickMs } = await fetchServerFigures(options.url);
		const { players, joinsFailed, errors, bytesReceived } = swarm.figures();
		const perClient = (bytesReceived - before.bytesReceived) / Math.max(1, players * second);
		options.onProgress?.(
			`${String(second).padStart(3)} s  ${players} players, ${joinsFailed} failed, ${Object.keys(errors).length} causes of error, tick p99 ${tickMs.p99.toFixed(1)} ms, ${Math.round(perClient)} bytes/s each`,
		);
	}
	const seconds = (performance.now() - startedMs) / 1000;
	const used = process.cpuUsage(cpu);
	const server = await fetchServerFigures(options.url);
	const after = swarm.figures();
	await swarm.end();
	const during = {
		...after,
		framesReceived: after.framesReceived - before.framesReceived,
		framesAcknowledged: after.framesAcknowledged - before.framesAcknowledged,
		bytesReceived: after.bytesReceived - before.bytesReceived,
		bytesSent: after.bytesSent - before.bytesSent,
	};
	return makeReport(during, server, options.bots, seconds, (used.user + used.system) / 1e6 / seconds);
}

function wholeNumber(name: string, text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number, not "${text}"`);
	return value;
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			bots: { type: 'string', default: '50' },
			seconds: { type: 'string', default: '30' },
			url: { type: 'string', default: 'http://127.0.0.1:2567' },
			seed: { type: 'string', default: '1' },
			json: { type: 'string' },
			ui: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return 0;
	}
	const options = {
		url: values.url,
		bots: wholeNumber('bots', values.bots),
		seconds: wholeNumber('seconds', values.seconds),
		seed: wholeNumber('seed', values.seed),
	};
	if (values.ui) {
		const { showSwarm } = await import('./terminal.ts');
		return showSwarm(options);
	}
	if (!isLocal(options.url)) console.warn(`${options.url} is not on this machine: load it only if it is yours.`);
	const report = await runLoadTest({ ...options, onProgress: console.log });
	console.log(`\n${formatReport(report)}`);
	if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, '\t')}\n`);
	return report.verdict === 'pass' ? 0 : 1;
}

function isLocal(url: string): boolean {
	return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

if (import.meta.main) {
	try {
		process.exit(await main());
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		console.error(`\n${USAGE}`);
		process.exit(2);
	}
}
