/** `npm run netcode`: how the netcode feels over lines of every kind, in numbers, held against the goals. */

import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runCommand } from '../loadtest/run/command.ts';
import { divideCores } from '../loadtest/run/cores.ts';
import { startLocalServer } from '../loadtest/server/localServer.ts';
import { LINES } from '../netcode/lines.ts';
import { type CommandOptions, readOptions, USAGE } from './options.ts';
import { runLine } from './play/runLine.ts';
import { reportLine, verdictOf } from './report/makeReport.ts';
import { pageOf } from './report/page.ts';
import type { Report } from './report/report.ts';
import { formatReport } from './report/table.ts';
import { runStock } from './stock/runStock.ts';

async function measure({ profiles, seconds, clients, seed, stock }: CommandOptions): Promise<Report> {
	const { version } = JSON.parse(await readFile(resolve(import.meta.dirname, '../package.json'), 'utf8')) as { version: string };
	const report: Report = { profiles: {}, version, verdict: 'pass', seconds, clients, seed, tickRate: 0 };
	const core = divideCores()?.server;
	const server = await startLocalServer(core);
	try {
		for (const name of profiles) {
			console.log(`${name}: ${LINES[name].about}`);
			const recording = await Promise.race([runLine({ url: server.url, line: LINES[name], clients, seconds, seed }), server.failed]);
			report.tickRate = recording.tickRate;
			const measured = reportLine(name, recording);
			report.profiles[name] = stock
				? { ...measured, stock: await runStock({ line: LINES[name], clients, seconds, seed, core }) }
				: measured;
			report.verdict = verdictOf(Object.values(report.profiles));
		}
	} finally {
		await server.stop();
	}
	return report;
}

/** What is plotted is for the page. */
function withoutTimeline(key: string, value: unknown): unknown {
	return key === 'timeline' ? undefined : value;
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (!options) {
		console.log(USAGE);
		return 0;
	}
	const report = await measure(options);
	console.log(`\n${formatReport(report)}`);
	if (options.json) await writeFile(options.json, `${JSON.stringify(report, withoutTimeline, '\t')}\n`);
	if (options.html) await writeFile(options.html, pageOf(report));
	return { pass: 0, fail: 1, invalid: 2 }[report.verdict];
}

if (import.meta.main) await runCommand('netcode', main);
