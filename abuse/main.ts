/** `npm run abuse`: a client of no rules tries to cheat, in every way that is known to us. */

import { writeFile } from 'node:fs/promises';
import { runCommand } from '../loadtest/run/command.ts';
import { readOptions, USAGE } from './options.ts';
import { formatOutcome, formatRun } from './report.ts';
import { runAttempts } from './run.ts';

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (!options) {
		console.log(USAGE);
		return 0;
	}
	const run = await runAttempts({ ...options, onOutcome: (outcome) => console.log(formatOutcome(outcome)) });
	console.log(`\n${formatRun(run)}`);
	if (options.json) await writeFile(options.json, `${JSON.stringify(run, null, '\t')}\n`);
	return run.verdict === 'held' ? 0 : 1;
}

await runCommand('abuse', main);
