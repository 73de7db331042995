/** `npm run cluster`: any number of processes of Fray as one server on this machine, behind one address. */

import { parseArgs } from 'node:util';
import { EnvironmentError, readEnvironment } from '../server/environment.ts';
import { settingsOf } from './local/environment.ts';
import type { FrayProcess, LogLine } from './local/frayProcess.ts';
import { LocalCluster } from './local/localCluster.ts';
import { Screen } from './local/screen.ts';
import type { Standing } from './local/standing.ts';
import { clusterLine, clusterTable } from './local/table.ts';

const USAGE = `npm run cluster -- [--processes 2] [--restart]

One server of several processes: a Redis of its own unless REDIS_URL is set, HAProxy in front, one address.
Ctrl-C ends all of it.

  --processes N   how many
  --restart       starts another process in the place of one that has died

The settings of npm start apply to each process. PORT is the address of all of them; a process in slot n has PORT + n.`;

const LOOK_MS = 1000;
/** Between the end of a process and the start of the next, ms: one that cannot start must not be started all the time. */
const RESTART_MS = 1000;

interface Wanted {
	processes: number;
	restart: boolean;
}

function readOptions(args: readonly string[]): Wanted | undefined {
	const { values } = parseArgs({
		args: [...args],
		options: {
			processes: { type: 'string', default: '2' },
			restart: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const processes = Number(values.processes);
	if (!/^\d+$/.test(values.processes) || processes < 1)
		throw new Error(`--processes must be a whole number from 1 on, not "${values.processes}"`);
	return { processes, restart: values.restart };
}

async function main({ processes, restart }: Wanted): Promise<void> {
	const environment = readEnvironment();
	const { PORT: port, HOST, FRAY_SLOTS: slots, REDIS_URL: redisUrl } = environment;
	const count = slots.last - slots.first + 1;
	if (processes > count)
		throw new Error(`${processes} processes need as many slots, and there are ${count}: FRAY_SLOTS=1-${processes} makes more`);
	const screen = new Screen();
	const say = (text: string) => screen.say(text);
	let isEnding = false;
	const onLog = ({ slot }: FrayProcess, line: LogLine) => {
		if (!isEnding && (line.level === 'error' || line.level === 'warn')) say(`p${slot} ${wordsOf(line)}`);
	};
	const bind = HOST === '0.0.0.0' ? '*' : HOST;
	const own = redisUrl === '' ? 'Redis, ' : '';
	say(`Starting ${own}HAProxy and ${processes} processes ...`);
	let cluster: LocalCluster | undefined;
	const end = async () => {
		// What has been started ends with this program, whatever it does just now.
		if (isEnding || !cluster) process.exit(130);
		isEnding = true;
		screen.leave();
		say('\nEnding ...');
		await cluster.stop();
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
	cluster = await LocalCluster.start({ processes, port, bind, slots, redisUrl, settings: settingsOf(environment), say, onLog });
	say(`\nOpen http://localhost:${cluster.port}   (Redis: ${cluster.redisUrl}; Ctrl-C ends everything)`);
	void cluster.broken.then((what) => !isEnding && say(`${what}. Ctrl-C ends the rest.`));

	const replaced = new Set<FrayProcess>();
	for (;;) {
		const standing = await cluster.standing().catch((): Standing | undefined => undefined);
		if (isEnding) return;
		const rows = cluster.processes.filter((started) => !replaced.has(started));
		screen.show(
			() => clusterTable(rows, standing),
			() => clusterLine(rows, standing),
		);
		const dead = rows.find((row) => row.end !== undefined);
		if (restart && dead) {
			await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
			replaced.add(dead);
			await cluster.startProcess().catch((error: Error) => say(error.message));
		}
		await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
	}
}

function wordsOf({ time: _time, level, event, ...fields }: LogLine): string {
	if (event === 'said') return String(fields.text);
	const parts = Object.entries(fields).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
	return [level, event, ...parts].join(' ');
}

if (import.meta.main) {
	try {
		const wanted = readOptions(process.argv.slice(2));
		if (wanted) await main(wanted);
		else console.log(USAGE);
	} catch (error) {
		if (error instanceof EnvironmentError) console.error(`These environment variables are wrong:\n  ${error.problems.join('\n  ')}`);
		else console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	}
}
