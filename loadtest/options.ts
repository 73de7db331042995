/** The command line of the load test. */

import { parseArgs } from 'node:util';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName, scenarioOf } from './scenarios/registry.ts';
import type { Scenario } from './scenarios/scenario.ts';

export const USAGE = `npm run loadtest -- [--scenario matches] [--bots 50] [--seconds 30] [--seed 1] ...

Bots join over the network and play with the game's own brain; one in ten is a full client whose view is checked
against the server's truth. Without --url a server is started for the run, on a core of its own.

  --scenario NAME   one of:
${SCENARIO_NAMES.map((name) => `                      ${name.padEnd(12)}${SCENARIOS[name].about} (${SCENARIOS[name].bots} bots, ${SCENARIOS[name].seconds} s)`).join('\n')}
  --bots N          how many; each scenario has its own usual number
  --seconds N       how long is measured
  --seed N          the same seed, the same names, thoughts and choices
  --url URL         a server that runs already; to have views checked it needs FRAY_TRUTH=on
  --workers N       processes for the bots; chosen by their number otherwise
  --json FILE       the report as JSON
  --html FILE       the report as one page with plots
  --against FILE    compares with an earlier --json
  --find-limit      raises the number of bots, from --bots on, until a limit breaks; says what broke first, and where.
                    --seconds is the length of each step (8 unless said otherwise)
  --ui              shows the bots in @colyseus/loadtest's terminal interface, until Ctrl-C

Exit code 0: passed, 1: failed, 2: invalid (the bots were out of time), or it could not be run.`;

/** Of a search for the limit. */
const STEP_SECONDS = 8;

export interface CommandOptions {
	name: ScenarioName;
	scenario: Scenario;
	bots: number;
	seconds: number;
	seed: number;
	url: string | undefined;
	workers: number | undefined;
	json: string | undefined;
	html: string | undefined;
	against: string | undefined;
	findLimit: boolean;
	ui: boolean;
}

/** Undefined when help is asked for. Throws an error in words when the command line is wrong. */
export function readOptions(args: readonly string[]): CommandOptions | undefined {
	const { values } = parseArgs({
		args: [...args],
		options: {
			scenario: { type: 'string', default: 'matches' },
			bots: { type: 'string' },
			seconds: { type: 'string' },
			seed: { type: 'string', default: '1' },
			url: { type: 'string' },
			workers: { type: 'string' },
			json: { type: 'string' },
			html: { type: 'string' },
			against: { type: 'string' },
			'find-limit': { type: 'boolean', default: false },
			ui: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const scenario = scenarioOf(values.scenario);
	if (!scenario) throw new Error(`there is no scenario "${values.scenario}": there are ${SCENARIO_NAMES.join(', ')}`);
	if (values.url !== undefined && !/^https?:$/.test(URL.canParse(values.url) ? new URL(values.url).protocol : ''))
		throw new Error(`--url must be an address like http://127.0.0.1:2567, not "${values.url}"`);
	return {
		name: values.scenario as ScenarioName,
		scenario,
		bots: values.bots === undefined ? scenario.bots : wholeNumber('bots', values.bots, 1),
		seconds:
			values.seconds === undefined ? (values['find-limit'] ? STEP_SECONDS : scenario.seconds) : wholeNumber('seconds', values.seconds, 1),
		seed: wholeNumber('seed', values.seed, 0),
		url: values.url,
		workers: values.workers === undefined ? undefined : wholeNumber('workers', values.workers, 1),
		json: values.json,
		html: values.html,
		against: values.against,
		findLimit: values['find-limit'],
		ui: values.ui,
	};
}

function wholeNumber(name: string, text: string, least: number): number {
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < least) throw new Error(`--${name} must be a whole number from ${least} on, not "${text}"`);
	return value;
}

export function isLocal(url: string): boolean {
	return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
