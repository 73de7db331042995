/** `npm run bench`: the same crowd on Fray's way of sending and on others', one after the other, measured alike. */

import { writeFile } from 'node:fs/promises';
import { goalsOf } from './goals.ts';
import { readOptions, USAGE } from './options.ts';
import { CAN_PIN } from './pinnedProcess.ts';
import { medianRow, type Row } from './row.ts';
import { runTrial } from './runTrial.ts';
import { STACK_IDS, type StackId } from './stacks/registry.ts';
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
	const done: Row[][] = [];
	// Run after run, and within a run what is compared one after the other: a machine that grows slower does so for all.
	for (let round = 0; round < runs; round++) {
		const rows: Row[] = [];
		done.push(rows);
		for (const count of players) {
			for (const stack of stacks) {
				if (isHopeless(stack, count, rows)) continue;
				const trial = `${stack} with ${count}`;
				try {
					const row = await runTrial({ stack, players: count, ...window });
					rows.push(row);
					console.log([tableLine(row), ...complaints(row)].join('\n'));
				} catch (error) {
					// The others are worth their hour all the same.
					console.error(`  ${trial} could not be run: ${(error as Error).message}`);
					process.exitCode = 2;
				}
				if (json !== undefined) await save(json, done);
			}
		}
	}
	const rows = mediansOf(done, stacks);
	if (runs > 1) console.log(['', `Medians of ${runs} runs:`, tableHead(), ...rows.map(tableLine)].join('\n'));
	console.log(['', ...goalLines(goalsOf(rows, done))].join('\n'));
	if (picture !== undefined) {
		const { pictureOf } = await import('./picture/picture.ts');
		await writeFile(picture, pictureOf(rows));
	}
}

/** A stack that did not hold a count holds no multiple of it, and a server that is that late stops for nobody. */
const HOPELESS_TIMES = 2;

function isHopeless(stack: StackId, players: number, rows: readonly Row[]): boolean {
	return rows.some((row) => row.stack === stack && row.held === false && players > HOPELESS_TIMES * row.players);
}

/** Of all runs, stack by stack. */
function mediansOf(runs: readonly (readonly Row[])[], stacks: readonly StackId[]): Row[] {
	const all = runs.flat();
	return stacks.flatMap((stack) => {
		const own = all.filter((row) => row.stack === stack);
		const counts = [...new Set(own.map((row) => row.players))].sort((a, b) => a - b);
		return counts.map((count) => medianRow(own.filter((row) => row.players === count)));
	});
}

/** After each trial: a run that is ended early leaves what it has. */
async function save(file: string, runs: readonly (readonly Row[])[]): Promise<void> {
	const rows = mediansOf(runs, STACK_IDS);
	await writeFile(file, `${JSON.stringify({ version: VERSION, rows, goals: goalsOf(rows, runs) }, undefined, '\t')}\n`);
}

try {
	await run(process.argv.slice(2));
} catch (error) {
	console.error(`bench: ${(error as Error).message} ("npm run bench -- --help" says how it is used)`);
	process.exitCode = 2;
}
