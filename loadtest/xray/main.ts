/** `npm run xray`: where the bytes go that clients are sent, by kind of message, entity and field. */

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_MODE, MODES } from '../../sim/modes/registry.ts';
import { planBots } from '../plan.ts';
import { runCommand } from '../run/command.ts';
import { divideCores } from '../run/cores.ts';
import { Fleet } from '../run/fleet.ts';
import { startLocalServer } from '../server/localServer.ts';
import { matchmade, takeXray } from './clients.ts';
import { formatXray, type XrayResult } from './table.ts';
import { pictureOf } from './treePicture.ts';

const USAGE = `npm run xray -- [--seconds 10] [--mode ${DEFAULT_MODE}] [--clients 2] [--bots 14] [--html xray.html] [--json FILE] [--url URL]

SDK clients join, play, and book every byte that they are sent: by kind of message, by what it is about, by field. The
table shows bytes a second of one client; --html draws it as areas. Without --url a server is started, and --bots that
play with them; with it they join whoever plays that mode there.`;

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			seconds: { type: 'string', default: '10' },
			mode: { type: 'string', default: DEFAULT_MODE },
			clients: { type: 'string', default: '2' },
			bots: { type: 'string', default: '14' },
			seed: { type: 'string', default: '1' },
			url: { type: 'string' },
			html: { type: 'string' },
			json: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return 0;
	}
	if (!Object.hasOwn(MODES, values.mode)) throw new Error(`there is no mode "${values.mode}": there are ${Object.keys(MODES).join(', ')}`);
	const wanted = {
		mode: values.mode,
		seconds: wholeNumber('seconds', values.seconds),
		clients: wholeNumber('clients', values.clients),
		seed: wholeNumber('seed', values.seed),
	};
	const result = values.url
		? await takeXray({ ...wanted, url: values.url })
		: await xrayOfOwnServer(wanted, wholeNumber('bots', values.bots));
	console.log(formatXray(result));
	if (values.json) await writeFile(values.json, `${JSON.stringify(result, null, '\t')}\n`);
	if (values.html) {
		await writeFile(values.html, pictureOf(result));
		console.log(`\n  drawn in ${values.html}`);
	}
	return 0;
}

/** A server for this alone, with bots who are there first. */
async function xrayOfOwnServer(
	wanted: { mode: string; seconds: number; clients: number; seed: number },
	bots: number,
): Promise<XrayResult> {
	const cores = divideCores();
	const server = await startLocalServer(cores?.server);
	const fleet = new Fleet({ url: server.url, workers: 1, cores: cores?.bots ?? [], checks: false, onSecond: () => {} });
	try {
		// Others than the clients' own: numbers go on where theirs end.
		fleet.add(planBots(matchmade(wanted.mode), bots, wanted.seed, wanted.clients));
		do await Promise.race([fleet.second(), fleet.failed, server.failed]);
		while (fleet.settled < fleet.planned && (await pause(100)));
		return await Promise.race([takeXray({ ...wanted, url: server.url }), fleet.failed, server.failed]);
	} finally {
		fleet.kill();
		await server.stop();
	}
}

async function pause(ms: number): Promise<true> {
	await new Promise((resolve) => setTimeout(resolve, ms));
	return true;
}

function wholeNumber(name: string, text: string): number {
	if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}"`);
	return Number(text);
}

if (import.meta.main) await runCommand('xray', main);
