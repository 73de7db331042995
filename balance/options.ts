/** The command line of `npm run balance`. */

import { parseArgs } from 'node:util';
import { ARENA_IDS } from '../sim/arenas/registry.ts';
import { MATCH_MODES } from '../sim/modes/registry.ts';
import { checkTuning } from '../sim/tuning.ts';
import type { RunOptions } from './jobs.ts';

export const USAGE = `npm run balance -- [options]   plays bot matches and duels, says where the game misses its targets
  --matches N      matches (200)
  --duels N        duels of each weapon against each in each situation (120)
  --modes A,B      modes (all)
  --maps A,B       maps (all)
  --players N      players of a match (8)
  --seed N         the same seed gives the same figures on any number of cores (1)
  --set KEY=VALUE  another number, as rail.damage=70; may be repeated
  --threads N      as many as there are cores unless said; 0: none beside this one
  --json FILE      writes the figures, --html FILE a page with pictures
Exit code 0: every target is met as far as the counts can tell; 1: one is missed; 2: the command is wrong.`;

export interface Options {
	run: RunOptions;
	/** Undefined: one a core. */
	threads: number | undefined;
	json: string | undefined;
	html: string | undefined;
	help: boolean;
}

/** Throws an error that says what is wrong. */
export function readOptions(args: string[]): Options {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args,
		options: {
			matches: text,
			duels: text,
			modes: text,
			maps: text,
			players: text,
			seed: text,
			set: { type: 'string', multiple: true },
			threads: text,
			json: text,
			html: text,
			help: { type: 'boolean', short: 'h' },
		},
	});
	return {
		run: {
			matches: wholeNumber('matches', values.matches ?? '200', 0, 100_000),
			duels: wholeNumber('duels', values.duels ?? '120', 0, 100_000),
			modes: namesOf(
				'mode',
				values.modes,
				MATCH_MODES.filter(({ maps }) => maps === 'match').map(({ id }) => id),
			),
			maps: namesOf('map', values.maps, ARENA_IDS),
			seed: wholeNumber('seed', values.seed ?? '1', 0, 0xffffffff),
			players: wholeNumber('players', values.players ?? '8', 2, 16),
			tuning: Object.fromEntries((values.set ?? []).map(readSetting)),
		},
		threads: values.threads === undefined ? undefined : wholeNumber('threads', values.threads, 0, 256),
		json: values.json,
		html: values.html,
		help: values.help ?? false,
	};
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
	throw new Error(`--${name} is a whole number from ${least} to ${most}, not "${text}"`);
}

function namesOf(what: string, text: string | undefined, all: readonly string[]): string[] {
	const names = text === undefined ? [...all] : text.split(',').map((name) => name.trim());
	const unknown = names.find((name) => !all.includes(name));
	if (unknown !== undefined) throw new Error(`there is no ${what} "${unknown}" (there are: ${all.join(', ')})`);
	return [...new Set(names)];
}

function readSetting(text: string): [string, number] {
	const [key = '', value = ''] = text.split('=');
	const problem = value.trim() === '' ? `"${text}" is not KEY=VALUE` : checkTuning(key, Number(value));
	if (problem) throw new Error(problem);
	return [key, Number(value)];
}
