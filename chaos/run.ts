/** Runs scenarios one after the other, each on a cluster of its own. Called by the command and by tests. */

import { VERSION } from '../server/version.ts';
import { bytesToRedis } from './leftovers.ts';
import { type Figures, type Report, type ScenarioName, verdictOf } from './report.ts';
import { SCENARIOS, usualSize } from './scenarios/registry.ts';
import type { ScenarioSize } from './scenarios/scenario.ts';
import { pause, Stage } from './stage.ts';

/** Lengths of the look at how much Redis is sent while nothing happens, ms. */
const LOOK_MS = 4000;

export interface RunOptions {
	scenarios: readonly ScenarioName[];
	/** Instead of each scenario's own. */
	processes?: number | undefined;
	size?: Partial<ScenarioSize>;
	say(text: string): void;
}

/** Rejects when a scenario could not be played at all. */
export async function runScenarios({ scenarios, processes, size = {}, say }: RunOptions): Promise<Report> {
	const figures: Partial<Figures> = {};
	const problems: string[] = [];
	let isMeasured = true;
	let bytes: number | undefined;
	for (const name of scenarios) {
		const wanted = { ...usualSize(name), ...size };
		say(`${name}: ${SCENARIOS[name].about}`);
		const stage = await Stage.open({ processes: processes ?? SCENARIOS[name].processes, say });
		try {
			const told = await play(stage, name, wanted, figures);
			bytes ??= told;
			stage.gatherProblems();
			problems.push(...stage.problems.map((problem) => `${name}: ${problem}`));
			isMeasured &&= stage.isMeasured;
		} finally {
			await stage.close();
		}
	}
	return {
		...figures,
		...(bytes === undefined ? {} : { redisBytesPerRoomSecond: bytes }),
		problems,
		version: VERSION,
		verdict: verdictOf(figures, problems, isMeasured),
	};
}

/** Resolves to how much a room sends Redis each second; undefined where there is none before the harm. */
async function play<N extends ScenarioName>(
	stage: Stage,
	name: N,
	size: ScenarioSize,
	figures: Partial<Figures>,
): Promise<number | undefined> {
	let bytes: number | undefined;
	if (name !== 'storm') {
		await stage.crowd.add(stage.cluster.url, size.rooms, size.botsPerRoom);
		stage.say(`  ${stage.crowd.planned} bots play in ${stage.crowd.roomIds.length} rooms`);
		const settleMs = size.settleSeconds * 1000;
		await pause(Math.max(0, settleMs - LOOK_MS));
		const before = await bytesToRedis(stage.cluster.redisUrl);
		await stage.crowd.count();
		await pause(Math.min(settleMs, LOOK_MS));
		const sent = (await bytesToRedis(stage.cluster.redisUrl)) - before;
		bytes = Math.round(sent / size.rooms / (Math.min(settleMs, LOOK_MS) / 1000));
		const missing = await stage.missing();
		if (missing.sessions > 0) stage.problem(`${missing.sessions} players were in no match before anything was done`);
	}
	figures[name] = (await SCENARIOS[name].run(stage, size)) as Figures[N];
	return bytes;
}
