/** `npm run bench`: the same crowd on Fray's way of sending and on others', one after the other, measured alike. */

import { writeFile } from 'node:fs/promises';
import { goalsOf } from './goals.ts';
import { readOptions, USAGE } from './options.ts';
import { CAN_PIN } from './pinnedProcess.ts';
import { medianRow, type Row } from './row.ts';
import { runTrial } from './runTrial.ts';
import { complaints, goalLines, tableHead, tableLine } from './table.ts';

/** Of the JSON file. */
const VERSION = 1;

async function run(args: string[]): Promise<void> {
	const { stacks, players, runs, json, picture, help, ...window } = readOptions(args);
	if (help) {
		console.log(USAGE);
		return;
	}
	console.log(CAN_PIN ? 'Server on core 0, clients on core 1.' : 'There is no taskset here: server and clients share the cores.');
	console.log(tableHead());
	const trials = new Map<string, Row[]>();
	// Run after run, so that a machine that grows slower does so for all stacks.
	for (let round = 1; round <= runs; round++) {
		for (const stack of stacks) {
			for (const count of players) {
				const trial = `${stack} with ${count}`;
				try {
					const row = await runTrial({ stack, players: count, ...window });
					trials.set(trial, [...(trials.get(trial) ?? []), row]);
					console.log([tableLine(row), ...complaints(row)].join('\n'));
				} catch (error) {
					// The others are worth their hour all the same.
					console.error(`  ${trial} could not be run: ${(error as Error).message}`);
					process.exitCode = 2;
				}
				if (json !== undefined) await save(json, trials);
			}
		}
	}
	const rows = mediansOf(trials);
	if (runs > 1) console.log(['', `Medians of ${runs} runs:`, tableHead(), ...rows.map(tableLine)].join('\n'));
	console.log(['', ...goalLines(goalsOf(rows))].join('\n'));
	if (picture !== undefined) {
		const { pictureOf } = await import('./picture/picture.ts');
		await writeFile(picture, pictureOf(rows));
	}
}

type Trials = ReadonlyMap<string, readonly Row[]>;

const mediansOf = (trials: Trials) => [...trials.values()].map(medianRow);

/** After each trial: a run that is ended early leaves what it has. */
async function save(file: string, trials: Trials): Promise<void> {
	const rows = mediansOf(trials);
	await writeFile(file, `${JSON.stringify({ version: VERSION, rows, goals: goalsOf(rows) }, undefined, '\t')}\n`);
}

try {
	await run(process.argv.slice(2));
} catch (error) {
	console.error(`bench: ${(error as Error).message} ("npm run bench -- --help" says how it is used)`);
	process.exitCode = 2;
}
