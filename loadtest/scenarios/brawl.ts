/** Everybody in one room: what interest management holds. */

import { ALWAYS } from '../report/limits.ts';
import type { Scenario } from './scenario.ts';

export const brawl: Scenario = {
	about: 'one big room of all',
	mode: 'brawl',
	rooms: 'one',
	bots: 200,
	seconds: 30,
	small: { bots: 40, seconds: 3 },
	joinsPerSecond: 40,
	measures: 'playing',
	limits: [
		...ALWAYS,
		{ figure: 'drops', most: 0 },
		{ figure: 'latencyMs', at: 'p99', most: 150 },
		{ figure: 'displayedErrorUnits', at: 'p99', most: 4 },
	],
};
