/** Everybody comes at once, as after a deploy or a stream's "join now": how long joining takes, and what those at play feel. */

import { ALWAYS } from '../report/limits.ts';
import type { Scenario } from './scenario.ts';

export const joinstorm: Scenario = {
	about: 'all join at once',
	mode: 'deathmatch',
	rooms: 'matchmade',
	bots: 100,
	seconds: 15,
	small: { bots: 24, seconds: 4 },
	joinsPerSecond: Infinity,
	measures: 'joining',
	limits: [...ALWAYS, { figure: 'drops', most: 0 }, { figure: 'joinMs', at: 'p99', most: 5000 }],
};
