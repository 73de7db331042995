/** Many rooms of ten: what one process holds of ordinary matches. */

import { ALWAYS } from '../report/limits.ts';
import type { Scenario } from './scenario.ts';

export const matches: Scenario = {
	about: 'many rooms of ten',
	mode: 'deathmatch',
	rooms: 10,
	bots: 50,
	seconds: 30,
	small: { bots: 20, seconds: 2 },
	joinsPerSecond: 40,
	measures: 'playing',
	limits: [
		...ALWAYS,
		{ figure: 'drops', most: 0 },
		{ figure: 'latencyMs', at: 'p99', most: 150 },
		{ figure: 'displayedErrorUnits', at: 'p99', most: 4 },
	],
};
