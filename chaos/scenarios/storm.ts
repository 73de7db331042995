/** Many join at once, and then very many one after the other. */

import { percentileOf } from '../percentiles.ts';
import type { StormFigures } from '../report.ts';
import type { Stage } from '../stage.ts';
import type { Scenario, ScenarioSize } from './scenario.ts';

export const storm: Scenario<'storm'> = {
	about: '500 join at once over two processes, then 100 a second for a minute',
	processes: 2,
	usual: { rooms: 0, settleSeconds: 0, seconds: 60 },
	run,
};

/** How long each stays: of the crowd all are there at once, of those that follow some hundreds. */
const CROWD_STAYS_MS = 5000;
const STAYS_MS = 2000;
/** Causes that are told of, when joins fail. */
const TOLD = 5;

/** `seconds`: how long one after the other joins. */
async function run(stage: Stage, size: ScenarioSize): Promise<StormFigures> {
	const { crowd, cluster } = stage;
	const atOnce = await crowd.storm(
		cluster.url,
		Array.from({ length: size.atOnce }, () => 0),
		CROWD_STAYS_MS,
	);
	stage.say(`  ${size.atOnce} at once: ${atOnce.failed.length} failed, p99 ${Math.round(percentileOf(atOnce.joinMs, 0.99))} ms`);
	stage.noteLate((await crowd.count()).lateShare);
	const row = Array.from({ length: size.perSecond * size.seconds }, (_, index) => (index * 1000) / size.perSecond);
	const inARow = await crowd.storm(cluster.url, row, STAYS_MS);
	stage.say(`  ${size.perSecond} a second: ${inARow.failed.length} failed, p99 ${Math.round(percentileOf(inARow.joinMs, 0.99))} ms`);
	stage.noteLate((await crowd.count()).lateShare);
	const failed = [...atOnce.failed, ...inARow.failed];
	for (const text of new Set(failed.slice(0, TOLD))) stage.problem(`a join failed: ${text}`);
	const joinMs = [...atOnce.joinMs, ...inARow.joinMs];
	return { joinsFailed: failed.length, joinMs: { p50: percentileOf(joinMs, 0.5), p99: percentileOf(joinMs, 0.99) } };
}
