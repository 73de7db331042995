/** Every scenario by the name that the command knows it by. */

import { badlines } from './badlines.ts';
import { brawl } from './brawl.ts';
import { churn } from './churn.ts';
import { crowd } from './crowd.ts';
import { joinstorm } from './joinstorm.ts';
import { matches } from './matches.ts';
import type { Scenario } from './scenario.ts';
import { slowreaders } from './slowreaders.ts';
import { soak } from './soak.ts';

export const SCENARIOS = { matches, brawl, joinstorm, churn, crowd, badlines, slowreaders, soak } satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** Undefined when there is no scenario of this name. */
export function scenarioOf(name: string): Scenario | undefined {
	return Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name as ScenarioName] : undefined;
}
