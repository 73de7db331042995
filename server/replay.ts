/**
 * `npm run replay`: lists journals, runs one again and compares every tick, shows what it holds, serves it to be watched.
 * Exit code 0: as recorded; 1: it differs; 2: it cannot be read, or the command is wrong.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { outlineJournal, readJournal } from '../sim/journalReader.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { JOURNAL_SUFFIX } from './journals.ts';
import { KEPT_FOLDER } from './keptJournals.ts';
import { dumpJournal } from './replay/dump.ts';
import { findJournal, type WantedJournal } from './replay/keptJournal.ts';
import { listKept } from './replay/keptList.ts';
import { describeOutline, type Here, reportCurrentTuning, reportVerification, warnings } from './replay/report.ts';
import { hashRules } from './rulesHash.ts';
import { VERSION } from './version.ts';

const ROOT = resolve(import.meta.dirname, '..');

const USAGE = `npm run replay -- FILE --verify            run it again, compare every tick with the recording
npm run replay -- FILE --serve [--port N]  open it in the game with a time line (on this machine alone; Ctrl-C ends it)
npm run replay -- FILE --tuning current    run it with today's numbers, show how the outcome differs
npm run replay -- FILE --dump              print what it holds, tick by tick
npm run replay -- --list [FOLDER]          the journals there are (default: all of data, and those kept under a code)

FILE is a journal, or the code of one that was kept: a player's complaint, a broken invariant, drift.`;

/** Returns the exit code. */
async function run(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			verify: { type: 'boolean' },
			dump: { type: 'boolean' },
			serve: { type: 'boolean' },
			port: { type: 'string', default: '0' },
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
	if (values.serve && values.tuning === 'current') throw new RangeError('--serve plays the numbers of the recording: leave --tuning out');
	if (values.list) {
		list(path ?? join(environment.FRAY_DATA, 'journals'));
		return path === undefined ? print(listKept(join(environment.FRAY_DATA, KEPT_FOLDER))) : 0;
	}
	if (path === undefined) throw new RangeError('which FILE? --list shows those there are');
	const wanted = findJournal(path, environment.FRAY_DATA);
	const journal = readJournal(readFileSync(wanted.path));
	if (values.dump) return print(dumpJournal(journal));
	const here: Here = {
		rulesHash: hashRules(),
		engineVersion: VERSION,
		tickRate: environment.FRAY_TICK_RATE,
		nowMs: () => performance.now(),
	};
	const remarks = warnings(journal, here);
	print([describeOutline({ ...journal, tickCount: journal.ticks.length }), ...remarks]);
	if (values.serve) return serve(wanted, remarks, readPort(values.port), environment.FRAY_LOG);
	const report = values.tuning === 'current' ? reportCurrentTuning(journal) : reportVerification(journal, here);
	print(report.lines);
	// Today's numbers are asked for to see a difference: only `--verify` makes one a failure.
	return report.verified || (values.tuning === 'current' && !values.verify) ? 0 : 1;
}

function readPort(text: string): number {
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65535) throw new RangeError(`--port is a number from 0 (a free one) to 65535, not "${text}"`);
	return port;
}

/** Serves it until the process is told to end. */
async function serve(journal: WantedJournal, remarks: readonly string[], port: number, level: Environment['FRAY_LOG']): Promise<number> {
	// Only here: the other commands need neither a builder nor a server.
	const [{ ensurePage }, { serveReplay }, { createConsoleLog }] = await Promise.all([
		import('./page/build.ts'),
		import('./replay/serve.ts'),
		import('./consoleLog.ts'),
	]);
	const pageDir = await ensurePage(ROOT, createConsoleLog(level), 'replay');
	const server = await serveReplay({ pageDir, journal, warnings: remarks.map((line) => line.replace(/^warning: /, '')), port });
	print([`open ${server.url}`, 'Ctrl-C ends it']);
	await new Promise<void>((resolveEnd) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolveEnd());
	});
	server.close();
	return 0;
}

function list(dir: string): number {
	const names = (existsSync(dir) ? readdirSync(dir) : []).filter((name) => name.endsWith(JOURNAL_SUFFIX));
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
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	console.error(`replay: ${(error as Error).message} ("npm run replay -- --help" says how it is used)`);
	process.exitCode = 2;
}
