/** The command line of the netcode measurement. */

import { parseArgs } from 'node:util';
import { isLineName, LINE_NAMES, LINES, type LineName } from '../netcode/lines.ts';

export const USAGE = `npm run netcode -- [--profiles all] [--seconds 20] [--clients 8] [--without-stock] [--json FILE] [--html FILE]

A server is started, and scripted players with the game client's own network code play over each line; what they saw is
compared with what was so. Then the same hands run over the same line in a stock Colyseus room.

  --profiles LIST   names with commas between them, or all:
${LINE_NAMES.map((name) => `                      ${name.padEnd(12)}${LINES[name].about}`).join('\n')}
  --seconds N       how long is measured on each line, before all of it freezes for two seconds
  --clients N       players on each line
  --without-stock   leaves the stock room out
  --seed N          the same seed, the same hands and the same lines
  --json FILE       the report as JSON
  --html FILE       the report as one page with plots

Exit code 0: every goal is met, 1: one is missed, 2: it could not be run, or the
machine was too busy for it to say anything.`;

export interface CommandOptions {
	profiles: readonly LineName[];
	seconds: number;
	clients: number;
	seed: number;
	stock: boolean;
	json: string | undefined;
	html: string | undefined;
}

/** Undefined when help is asked for. Throws an error in words when the command line is wrong. */
export function readOptions(args: readonly string[]): CommandOptions | undefined {
	const { values } = parseArgs({
		args: [...args],
		options: {
			profiles: { type: 'string', default: 'all' },
			seconds: { type: 'string', default: '20' },
			clients: { type: 'string', default: '8' },
			seed: { type: 'string', default: '1' },
			'without-stock': { type: 'boolean', default: false },
			json: { type: 'string' },
			html: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	return {
		profiles: values.profiles === 'all' ? LINE_NAMES : values.profiles.split(',').map(lineName),
		seconds: wholeNumber('seconds', values.seconds, 1, 600),
		clients: wholeNumber('clients', values.clients, 2, 16),
		seed: wholeNumber('seed', values.seed, 0, 1_000_000),
		stock: !values['without-stock'],
		json: values.json,
		html: values.html,
	};
}

function lineName(text: string): LineName {
	if (!isLineName(text)) throw new Error(`there is no profile "${text}": there are ${LINE_NAMES.join(', ')}, and all`);
	return text;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < least || value > most)
		throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
	return value;
}
