/**
 * `npm run maps`: checks maps and prints how they play. Exit code 0: all good; 1: something is wrong with a map; 2: a
 * file cannot be read, or the command is wrong.
 */

import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { checkMap } from '../sim/arenas/checkMap.ts';
import { gameMapFiles, readMapFile } from './maps/mapFile.ts';
import { registryComplaints } from './maps/registered.ts';
import { reportMap } from './maps/report.ts';

const USAGE = `npm run maps              check the maps of the game, print how they play
npm run maps -- FILE...   check these: a text that is a map, or a source with defineMap`;

/** Returns the exit code. */
async function run(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } });
	if (values.help) {
		print([USAGE]);
		return 0;
	}
	const files = positionals.length > 0 ? positionals.map(readMapFile) : gameMapFiles();
	let wrong = 0;
	for (const { path, id, text } of files) {
		const checked = checkMap(id, text);
		wrong += checked.complaints.length;
		print([...reportMap(relative('.', path), checked), '']);
	}
	if (positionals.length === 0 && wrong === 0) {
		const complaints = await registryComplaints(files);
		wrong += complaints.length;
		print(complaints);
	}
	print([
		wrong === 0
			? `${files.length} ${files.length === 1 ? 'map is' : 'maps are'} good`
			: `${wrong} ${wrong === 1 ? 'thing' : 'things'} to mend`,
	]);
	return wrong === 0 ? 0 : 1;
}

function print(lines: Iterable<string>): void {
	for (const line of lines) process.stdout.write(`${line}\n`);
}

// `| head` closes the pipe: that is no failure.
process.stdout.on('error', () => process.exit(0));
try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	console.error(`maps: ${(error as Error).message} ("npm run maps -- --help" says how it is used)`);
	process.exitCode = 2;
}
