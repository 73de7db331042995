/**
 * `npm run simscale`: how long the rules' step of a crowd takes, and what takes it. The rules alone: no room, no
 * network. Exit code 1 when the median is beyond what leaves the network its share of a tick.
 */

import { Session } from 'node:inspector/promises';
import { parseArgs } from 'node:util';
import { CrowdMatch } from './crowdMatch.ts';
import { type ProfileNode, partsOf } from './profileParts.ts';

const USAGE = `npm run simscale -- [options]   times the rules' step of a crowd
  --people A,B   people who run and shoot, without a mind (100,500)
  --bots N       bots of the server's own, besides them (0)
  --seconds N    of the match, each as fast as it goes (10)
  --seed N       the same seed is the same match (1)
Exit code 1: the median step of some crowd takes more than 8 ms.`;

/** A quarter of a tick at 30 Hz. */
const MOST_MEDIAN_MS = 8;
const TICK_RATE = 30;
/** Until the engine has compiled what is hot, and the crowd has spread. */
const WARM_UP_TICKS = 150;

function percentile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Steps a match so many times; returns each step's ms by the clock, without those of making up the commands. */
function timeSteps(match: CrowdMatch, ticks: number): { ms: number[]; shots: number; kills: number } {
	const ms: number[] = [];
	let shots = 0;
	let kills = 0;
	for (let tick = 0; tick < ticks; tick++) {
		const commands = match.commands();
		const began = performance.now();
		const events = match.runner.step(commands);
		ms.push(performance.now() - began);
		for (const { type } of events) {
			if (type === 'shot') shots++;
			else if (type === 'kill') kills++;
		}
	}
	return { ms, shots, kills };
}

/** The share of `step` that each part of it takes, by the sampling profiler of the engine. */
async function profileSteps(match: CrowdMatch, ticks: number): Promise<{ name: string; share: number }[]> {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: 200 });
	await session.post('Profiler.start');
	timeSteps(match, ticks);
	const { profile } = await session.post('Profiler.stop');
	session.disconnect();
	return partsOf(profile.nodes as ProfileNode[], ['step', 'stepWorld', 'think']);
}

async function run(args: string[]): Promise<number> {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({ args, options: { people: text, bots: text, seconds: text, seed: text, help: { type: 'boolean' } } });
	if (values.help) {
		console.log(USAGE);
		return 0;
	}
	const whole = (name: string, value: string) => {
		if (!/^\d+$/.test(value)) throw new RangeError(`--${name} takes whole numbers, not "${value}"`);
		return Number(value);
	};
	const crowds = (values.people ?? '100,500').split(',').map((value) => whole('people', value));
	const bots = whole('bots', values.bots ?? '0');
	const ticks = whole('seconds', values.seconds ?? '10') * TICK_RATE;
	const seed = whole('seed', values.seed ?? '1');
	let isOver = false;
	for (const people of crowds) {
		const match = new CrowdMatch({ people, bots, seed });
		timeSteps(match, WARM_UP_TICKS);
		const { ms, shots, kills } = timeSteps(match, ticks);
		const sorted = ms.toSorted((a, b) => a - b);
		const [median, p99, most] = [percentile(sorted, 0.5), percentile(sorted, 0.99), percentile(sorted, 1)];
		const seconds = ticks / TICK_RATE;
		const who = bots === 0 ? `${people} people` : `${people} people and ${bots} bots`;
		console.log(`${who}: ${median.toFixed(2)} ms a tick (p99 ${p99.toFixed(2)}, most ${most.toFixed(2)}),`);
		console.log(`  ${Math.round(shots / seconds)} shots and ${(kills / seconds).toFixed(1)} deaths a second`);
		for (const { name, share } of await profileSteps(match, ticks)) {
			if (share >= 0.01) console.log(`  ${`${(share * 100).toFixed(0)}%`.padStart(4)} ${(median * share).toFixed(2)} ms  ${name}`);
		}
		isOver ||= median > MOST_MEDIAN_MS;
	}
	return isOver ? 1 : 0;
}

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	console.error(`simscale: ${(error as Error).message} ("npm run simscale -- --help" says how it is used)`);
	process.exitCode = 2;
}
