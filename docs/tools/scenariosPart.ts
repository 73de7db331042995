/** The table of the load test's scenarios in `docs/load-tester.md`. */

import type { Limit } from '../../loadtest/report/limits.ts';
import { SCENARIO_NAMES, SCENARIOS } from '../../loadtest/scenarios/registry.ts';
import { markdownTable } from './markdownTable.ts';

export function scenariosPart(): string {
	const rows = SCENARIO_NAMES.map((name) => {
		const { about, mode, bots, seconds, limits } = SCENARIOS[name];
		const own = limits.map(words).filter((limit) => !COMMON.has(limit));
		return [`\`${name}\``, about, mode, `${bots} for ${seconds} s`, own.join('; ')];
	});
	return markdownTable(['scenario', 'what happens', 'mode', 'bots', 'limits of its own'], rows);
}

/** What every scenario asks stands in the text beside the table. */
const COMMON = new Set(commonLimits());

function commonLimits(): string[] {
	const [first, ...others] = SCENARIO_NAMES.map((name) => SCENARIOS[name].limits.map(words));
	return (first ?? []).filter((limit) => others.every((limits) => limits.includes(limit)));
}

function words(limit: Limit): string {
	const figure = 'at' in limit ? `${limit.figure} ${limit.at}` : limit.figure;
	return typeof limit.most === 'number' ? `${figure} ${limit.most}` : `${figure} ${limit.most.ticks} ticks`;
}
