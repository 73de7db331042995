/**
 * `npm run replay`: lists journals, runs one again and compares every tick, shows what it holds. Exit code 0: as
 * recorded; 1: it differs; 2: it cannot be read, or the command is wrong.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outlineJournal, readJournal } from '../sim/journalReader.ts';
import { readEnvironment } from './environment.ts';
import { JOURNAL_SUFFIX } from './journals.ts';
import { dumpJournal } from './replay/dump.ts';
import { describeOutline, type Here, reportCurrentTuning, reportVerification, warnings } from './replay/report.ts';
import { hashRules } from './rulesHash.ts';
import { VERSION } from './version.ts';

const USAGE = `npm run replay -- FILE --verify            run it again, compare every tick with the recording
npm run replay -- FILE --tuning current    run it with today's numbers, show how the outcome differs
npm run replay -- FILE --dump              print what it holds, tick by tick
npm run replay -- --list [FOLDER]          the journals there are (default: data/journals)`;

/** Returns the exit code. */
function run(args: string[]): number {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			verify: { type: 'boolean' },
			dump: { type: 'boolean' },
			list: { type: 'boolean' },
			help: { type: 'boolean', short: 'h' },
			tuning: { type: 'string', default: 'recorded' },
		},
	});
	const [path] = positionals;
	if (values.help) return print([USAGE]);
	if (positionals.length > 1) throw new RangeError('one FILE at a time');
	if (values.tuning !== 'recorded' && values.tuning !== 'current') throw new RangeError('--tuning is "recorded" or "current"');
	const environment = readEnvironment();
	if (values.list) return list(path ?? join(environment.FRAY_DATA, 'journals'));
	if (path === undefined) throw new RangeError('which FILE? --list shows those there are');
	const journal = readJournal(readFileSync(path));
	if (values.dump) return print(dumpJournal(journal));
	const here: Here = {
		rulesHash: hashRules(),
		engineVersion: VERSION,
		tickRate: environment.FRAY_TICK_RATE,
		nowMs: () => performance.now(),
	};
	print([describeOutline({ ...journal, tickCount: journal.ticks.length }), ...warnings(journal, here)]);
	const report = values.tuning === 'current' ? reportCurrentTuning(journal) : reportVerification(journal, here);
	print(report.lines);
	// Today's numbers are asked for to see a difference: only `--verify` makes one a failure.
	return report.verified || (values.tuning === 'current' && !values.verify) ? 0 : 1;
}

function list(dir: string): number {
	const names = readdirSync(dir).filter((name) => name.endsWith(JOURNAL_SUFFIX));
	if (names.length === 0) return print([`no journals in ${dir}`]);
	for (const name of names.sort()) {
		const path = join(dir, name);
		try {
			const bytes = readFileSync(path);
			print([`${path}  ${(bytes.length / 1000).toFixed(0)} kB  ${describeOutline(outlineJournal(bytes))}`]);
		} catch (error) {
			print([`${path}  ${(error as Error).message}`]);
		}
	}
	return 0;
}

function print(lines: Iterable<string>): 0 {
	for (const line of lines) process.stdout.write(`${line}\n`);
	return 0;
}

// `| head` closes the pipe: that is no failure.
process.stdout.on('error', () => process.exit(0));
try {
	process.exitCode = run(process.argv.slice(2));
} catch (error) {
	console.error(`replay: ${(error as Error).message} ("npm run replay -- --help" says how it is used)`);
	process.exitCode = 2;
}
