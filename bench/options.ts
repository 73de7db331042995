/** The command line of `npm run bench`. */

import { parseArgs } from 'node:util';
import { STACK_IDS, type StackId } from './stacks/registry.ts';
import { MAX_PLAYERS } from './workload.ts';

/** One of them checks, one is counted. */
const LEAST_PLAYERS = 2;

export const USAGE = `npm run bench -- [options]   the same crowd on several servers, one after the other
  --stacks A,B      ${STACK_IDS.join(', ')} (all)
  --players N,M     how many, ${LEAST_PLAYERS} to ${MAX_PLAYERS} (100,200,400,800,1200,1500,3000)
  --seconds N       of each measured window (15)
  --runs N          trials of each row; figures are their medians (1)
  --warm-up N       seconds before a window (3)
  --seed N          the same seed moves everybody the same way (1)
  --json FILE       writes the rows, --picture FILE.svg a picture of them
Exit code 0: measured, whatever came out; 2: the command is wrong or a trial could not be run.`;

export interface Options {
	stacks: StackId[];
	players: number[];
	seconds: number;
	warmUpSeconds: number;
	runs: number;
	seed: number;
	json: string | undefined;
	picture: string | undefined;
	help: boolean;
}

/** Throws an error that says what is wrong. */
export function readOptions(args: string[]): Options {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args,
		options: {
			stacks: text,
			players: text,
			seconds: text,
			runs: text,
			'warm-up': text,
			seed: text,
			json: text,
			picture: text,
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (values.picture !== undefined && !values.picture.endsWith('.svg'))
		throw new Error(`--picture writes an SVG: name a file that ends with .svg, not "${values.picture}"`);
	return {
		stacks: stacksOf(values.stacks ?? 'all'),
		players: playersOf(values.players ?? '100,200,400,800,1200,1500,3000'),
		seconds: wholeNumber('seconds', values.seconds ?? '15', 1, 3600),
		warmUpSeconds: wholeNumber('warm-up', values['warm-up'] ?? '3', 1, 600),
		runs: wholeNumber('runs', values.runs ?? '1', 1, 99),
		seed: wholeNumber('seed', values.seed ?? '1', 0, 0xffffffff),
		json: values.json,
		picture: values.picture,
		help: values.help ?? false,
	};
}

function stacksOf(text: string): StackId[] {
	if (text === 'all') return [...STACK_IDS];
	const names = text.split(',').map((name) => name.trim());
	const unknown = names.find((name) => !STACK_IDS.includes(name as StackId));
	if (unknown !== undefined) throw new Error(`there is no stack "${unknown}" (there are: ${STACK_IDS.join(', ')}, and all)`);
	return [...new Set(names as StackId[])];
}

function playersOf(text: string): number[] {
	const counts = text.split(',').map((count) => wholeNumber('players', count.trim(), LEAST_PLAYERS, MAX_PLAYERS));
	return [...new Set(counts)].sort((a, b) => a - b);
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
	throw new Error(`--${name} is ${name === 'players' ? 'whole numbers' : 'a whole number'} from ${least} to ${most}, not "${text}"`);
}
