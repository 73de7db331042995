/** The command line of `npm run chaos`. */

import { parseArgs } from 'node:util';
import type { ScenarioName } from './report.ts';
import { SCENARIO_NAMES, SCENARIOS } from './scenarios/registry.ts';
import type { ScenarioSize } from './scenarios/scenario.ts';

export const USAGE = `npm run chaos -- [--scenarios ${SCENARIO_NAMES.join(',')}] [--json FILE] ...

Real processes of Fray behind HAProxy on a Redis of their own, players over the real SDK who watch their own match,
and harm done to parts of it. Prints figures and goals. Needs redis-server and haproxy, and says how to get them.

  --scenarios A,B      some of:
${SCENARIO_NAMES.map((name) => `                         ${name.padEnd(8)}${SCENARIOS[name].about}`).join('\n')}
  --json FILE          the figures as JSON
  --processes N        instead of each scenario's own number
  --rooms N            how many matches (30)
  --bots-per-room N    players in each (8)
  --settle-seconds N   how long they play before anything is done (12; points count after 8)
  --seconds N          how long what is done goes on, or is looked at
  --loaded-seconds N   stall: how long the machine is loaded (600)
  --at-once N          storm: how many join at once (500)
  --per-second N       storm: how many join each second after that (100)

Exit code 0: every goal met, 1: missed, 2: invalid (the bots had no time of their own), or it could not be run.`;

export interface ChaosOptions {
	scenarios: ScenarioName[];
	json: string | undefined;
	processes: number | undefined;
	size: Partial<ScenarioSize>;
}

const SIZES = {
	rooms: 'rooms',
	'bots-per-room': 'botsPerRoom',
	'settle-seconds': 'settleSeconds',
	seconds: 'seconds',
	'loaded-seconds': 'loadedSeconds',
	'at-once': 'atOnce',
	'per-second': 'perSecond',
} as const satisfies Record<string, keyof ScenarioSize>;

/** Undefined when help is asked for. Throws an error in words when the command line is wrong. */
export function readOptions(args: readonly string[]): ChaosOptions | undefined {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args: [...args],
		options: {
			scenarios: text,
			json: text,
			processes: text,
			rooms: text,
			'bots-per-room': text,
			'settle-seconds': text,
			seconds: text,
			'loaded-seconds': text,
			'at-once': text,
			'per-second': text,
			help: { type: 'boolean' },
		},
	});
	if (values.help) return undefined;
	const names = values.scenarios?.split(',') ?? SCENARIO_NAMES;
	const unknown = names.find((name) => !SCENARIO_NAMES.includes(name as ScenarioName));
	if (unknown !== undefined) throw new Error(`there is no scenario "${unknown}": there are ${SCENARIO_NAMES.join(', ')}`);
	const size: Partial<ScenarioSize> = {};
	for (const [option, key] of Object.entries(SIZES) as [keyof typeof SIZES, keyof ScenarioSize][]) {
		const value = values[option];
		if (value !== undefined) size[key] = wholeNumber(option, value, 0);
	}
	return {
		scenarios: names as ScenarioName[],
		json: values.json,
		processes: values.processes === undefined ? undefined : wholeNumber('processes', values.processes, 1),
		size,
	};
}

function wholeNumber(name: string, text: string, least: number): number {
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < least) throw new Error(`--${name} must be a whole number from ${least} on, not "${text}"`);
	return value;
}
