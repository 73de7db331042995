/** Every scenario by its name, in the order in which they run. */

import type { ScenarioName } from '../report.ts';
import { crash } from './crash.ts';
import { deploy } from './deploy.ts';
import { redis } from './redis.ts';
import type { Scenario, ScenarioSize } from './scenario.ts';
import { stall } from './stall.ts';
import { storm } from './storm.ts';

export const SCENARIOS = { crash, deploy, redis, stall, storm } satisfies { [N in ScenarioName]: Scenario<N> };
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** Of a scenario that says nothing else. */
const USUAL: ScenarioSize = {
	rooms: 30,
	botsPerRoom: 8,
	settleSeconds: 12,
	seconds: 10,
	loadedSeconds: 0,
	atOnce: 500,
	perSecond: 100,
};

/** How big a scenario is when nothing else is asked for. */
export function usualSize(name: ScenarioName): ScenarioSize {
	return { ...USUAL, ...SCENARIOS[name].usual };
}
