/** A new version: every process is replaced by another while people play. */

import { findLeftovers } from '../leftovers.ts';
import { percentileOf } from '../percentiles.ts';
import type { DeployFigures } from '../report.ts';
import { nowMs, pause, type Stage } from '../stage.ts';
import type { Scenario, ScenarioSize } from './scenario.ts';

export const deploy: Scenario<'deploy'> = {
	about: 'every process is replaced, one after the other (SIGTERM)',
	processes: 3,
	usual: { seconds: 3 },
	run,
};

/** `seconds`: between two processes. */
async function run(stage: Stage, size: ScenarioSize): Promise<DeployFigures> {
	const { cluster, crowd } = stage;
	const begunMs = nowMs();
	const old = cluster.running;
	let drainSeconds = 0;
	for (const process of old) {
		await cluster.startProcess();
		await stage.learnIds();
		await pause(size.seconds * 1000);
		const toldMs = nowMs();
		process.signal('SIGTERM');
		const end = await process.ended;
		stage.noteEnd(process);
		const seconds = Math.round(nowMs() - toldMs) / 1000;
		stage.say(`  p${process.slot} ended after ${seconds} s (${end})`);
		if (end !== 'code 0') stage.problem(`a process that was told to end did so with ${end}`);
		drainSeconds = Math.max(drainSeconds, seconds);
	}
	await pause(size.seconds * 1000);
	const missing = await stage.missing();
	stage.noteLate(missing.lateShare);
	if (missing.sessions > 0) stage.problem(`${missing.sessions} players are in no match after the deploy`);
	const leftovers = await findLeftovers(
		cluster.redisUrl,
		stage.living(),
		old.map((process) => stage.idOf(process)),
	);
	for (const text of leftovers) stage.problem(text);
	const moves = crowd.returns.filter(({ firstPatchMs }) => firstPatchMs > begunMs);
	if (moves.length < crowd.planned) stage.problem(`only ${moves.length} moves of players were seen, of ${crowd.planned} players`);
	const freezes = moves.map(({ lastPatchMs, firstPatchMs }) => firstPatchMs - lastPatchMs);
	const seen = crowd.seen.filter(({ atMs }) => atMs > begunMs);
	for (const [state, all] of Map.groupBy(seen, (one) => one.state)) stage.say(`  ${all.length} players were shown that they are ${state}`);
	return {
		seenDisconnects: seen.length + crowd.lost.length,
		freezeMs: { p50: percentileOf(freezes, 0.5), p99: percentileOf(freezes, 0.99) },
		drainSeconds,
	};
}
