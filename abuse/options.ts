/** The command line of `npm run abuse`. */

import { parseArgs } from 'node:util';
import type { Attempt } from './attempts/attempt.ts';
import { ATTEMPTS } from './attempts/registry.ts';

export const USAGE = `npm run abuse -- [--only WORD] [--seconds 4] [--json FILE]

A client of no rules tries over the wire whatever could make it faster, let it fire sooner or through walls, choose when
the others were where, or be somebody else; beside an honest player of the same hands, in real rooms whose worlds are
read tick by tick. Each attempt must gain nothing, and what only a cheat does must be counted and logged.

  --only WORD      attempts with this in their name
  --seconds N      how long each is tried, at least (4)
  --at-once N      how many at the same time (12)
  --json FILE      the figures as JSON

Exit code 0: nothing was gained and all of it was counted, 1: not so, 2: it could not be run.`;

export interface AbuseOptions {
	attempts: readonly Attempt[];
	seconds: number;
	atOnce: number;
	json: string | undefined;
}

/** Undefined when help is asked for. Throws an error in words when the command line is wrong. */
export function readOptions(args: readonly string[]): AbuseOptions | undefined {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args: [...args],
		options: { only: text, seconds: text, 'at-once': text, json: text, help: { type: 'boolean' } },
	});
	if (values.help) return undefined;
	const attempts = ATTEMPTS.filter(({ name }) => name.includes(values.only ?? ''));
	if (attempts.length === 0)
		throw new Error(`no attempt has "${values.only}" in its name: there are\n  ${ATTEMPTS.map(({ name }) => name).join('\n  ')}`);
	return {
		attempts,
		seconds: numberFrom('seconds', values.seconds ?? '4'),
		atOnce: numberFrom('at-once', values['at-once'] ?? '12'),
		json: values.json,
	};
}

function numberFrom(name: string, text: string): number {
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < 1) throw new Error(`--${name} must be a whole number from 1 on, not "${text}"`);
	return value;
}
