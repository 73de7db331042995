/** `npm run chaos`: what crashes, deploys and failures cost the players, measured, and whether that is what is promised. */

import { writeFile } from 'node:fs/promises';
import { runCommand } from '../loadtest/run/command.ts';
import { readOptions, USAGE } from './options.ts';
import { formatReport } from './report.ts';
import { runScenarios } from './run.ts';

const EXIT_CODES = { met: 0, missed: 1, invalid: 2 } as const;

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (!options) {
		console.log(USAGE);
		return 0;
	}
	const report = await runScenarios({ ...options, say: console.log });
	console.log(`\n${formatReport(report)}`);
	if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, '\t')}\n`);
	return EXIT_CODES[report.verdict];
}

await runCommand('chaos', main);
